// The outcome table of `reconcile`, with the Chinese terms beside the codes.
import type { ReconcileReport } from '../../../../shared/contract/engine-api.ts';
import type { Outcome, Stage } from '../../../../shared/model/outcome.ts';
import { amountJson, amountText } from './amount.ts';
import { problemJson, problemLine } from './problem.ts';
import { blocks, left, lines, renderTable, right } from './table.ts';

const STAGE_TERMS: Readonly<Record<Stage, string>> = { channel: '通道', business: '业务', fund: '资金' };

const OUTCOME_TERMS: Readonly<Record<Outcome, string>> = {
  matched: '对平',
  downstream_only: '掉单',
  upstream_only: '丢单',
  amount_differs: '金额不符',
  fee_differs: '手续费不符',
  timing: '时间性差异',
  duplicate: '重复',
  no_money: '无资金',
};

export function reconcileJson(report: ReconcileReport): unknown {
  return {
    date: report.date,
    table: report.table.map((row) => ({
      stage: row.stage,
      channel: row.channel,
      currency: row.currency,
      outcome: row.outcome,
      count: row.count,
      difference: amountJson(row.difference, row.currency),
    })),
    unassigned: report.unassigned,
    stale_dates: report.staleDates,
    warnings: report.warnings.map(problemJson),
  };
}

export function reconcileText(report: ReconcileReport): string {
  const table = renderTable(
    [left('stage'), left('channel'), left('outcome'), left(''), right('count'), right('difference'), left('currency')],
    report.table.map((row) => [
      `${row.stage} ${STAGE_TERMS[row.stage]}`,
      row.channel,
      row.outcome,
      OUTCOME_TERMS[row.outcome],
      String(row.count),
      amountText(row.difference, row.currency),
      row.currency,
    ]),
  );
  const notes = lines(
    ...report.warnings.map((warning) => `warning: ${problemLine(warning)}`),
    report.unassigned === 0
      ? ''
      : `${report.unassigned} account entries belong to no channel or to two; see check, then the channels' "entries" settings`,
    report.staleDates.length === 0 ? '' : `to be run again: ${report.staleDates.join(', ')}`,
  );
  return blocks(report.table.length === 0 ? `nothing to reconcile on ${report.date}` : table, notes);
}
