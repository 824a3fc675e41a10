// `report`: the day's reports as CSV files, each with its proof. Exit code 4 when a proof is not zero.
import path from 'node:path';
import type { CalendarDate } from '../../../../shared/calendar/date.ts';
import type { ResultRow } from '../../../../shared/contract/engine-api.ts';
import type { EngineClient } from '../../../../shared/contract/engine-client.ts';
import { balanceReconciliation } from '../../../../shared/exporting/reports/balance-reconciliation.ts';
import { ageingReport, breakMovement } from '../../../../shared/exporting/reports/break-reports.ts';
import { clearingSheet } from '../../../../shared/exporting/reports/clearing-sheet.ts';
import type { Report } from '../../../../shared/exporting/reports/report.ts';
import { reserveSheet } from '../../../../shared/exporting/reports/reserve-sheet.ts';
import { type SettlementLine, settlementSheet } from '../../../../shared/exporting/reports/settlement-sheet.ts';
import type { Result } from '../../../../shared/model/problem.ts';
import { addMinor, sumMinor } from '../../../../shared/money/amount.ts';
import type { CommandResult } from '../answer.ts';
import { dateArgument } from '../arguments.ts';
import type { CommandModule } from '../host.ts';
import { amountJson } from '../output/amount.ts';
import { blocks, left, renderTable, right } from '../output/table.ts';
import { writeWholeFile } from '../output-file.ts';

const PAGE = 20_000;

export const reportCommand: CommandModule = (program, host) => {
  program
    .command('report')
    .description('write the reports of a date: clearing sheet, settlement, 备付金, ageing, break movement, 余额调节表')
    .argument('<workspace>', 'path of the workspace file')
    .requiredOption('--date <date>', 'clearing date, YYYY-MM-DD', dateArgument)
    .requiredOption('--out <dir>', 'folder to write to; reports of the same names are replaced')
    .action((workspace: string, { date, out }: { date: CalendarDate; out: string }) =>
      host.run(() =>
        host.withWorkspace(
          workspace,
          async (engine) => {
            const reports = await reportsOf(engine, date);
            return reports.ok ? writeReports(reports.value, date, out) : reports;
          },
          true,
        ),
      ),
    );
};

async function reportsOf(engine: EngineClient, date: CalendarDate): Promise<Result<Report[]>> {
  const facts = await engine.call('reportFacts', { date });
  if (!facts.ok) return facts;
  const outcomes = await engine.call('outcomes', { date });
  if (!outcomes.ok) return outcomes;
  const fund = await fundResults(engine, date);
  if (!fund.ok) return fund;
  const { breaks, reserve } = facts.value;
  return {
    ok: true,
    value: [
      clearingSheet(date, outcomes.value),
      settlementSheet(date, fund.value.map(settlementLine)),
      reserveSheet(date, reserve),
      ageingReport(date, breaks),
      breakMovement(date, breaks),
      balanceReconciliation(date, facts.value),
    ],
  };
}

async function fundResults(engine: EngineClient, date: CalendarDate): Promise<Result<ResultRow[]>> {
  const rows: ResultRow[] = [];
  for (let total = 1; rows.length < total; ) {
    const filter = { date, stage: 'fund', channel: null, outcomes: null, standing: null, search: '' } as const;
    const page = await engine.call('results', { ...filter, order: 'outcome', offset: rows.length, limit: PAGE });
    if (!page.ok) return page;
    if (page.value.rows.length === 0) break;
    total = page.value.total;
    rows.push(...page.value.rows);
  }
  return { ok: true, value: rows };
}

function settlementLine(row: ResultRow): SettlementLine {
  const expected = sumMinor(row.settlements.map(({ signedAmount }) => signedAmount));
  const direction = row.downstream?.direction === 'D' ? -1 : 1;
  return {
    channel: row.channel,
    currency: row.currency,
    outcome: row.outcome,
    reason: row.reason,
    settlements: row.settlements,
    entryKeys: row.downstreamKeys,
    expected,
    received: row.downstreamAmount === null ? 0 : addMinor(0, direction * row.downstreamAmount),
    difference: row.difference ?? 0,
  };
}

async function writeReports(reports: readonly Report[], date: CalendarDate, out: string): Promise<CommandResult> {
  for (const { name, csv } of reports) {
    const saved = await writeWholeFile(path.join(out, name), csv);
    if (!saved.ok) return saved;
  }
  const wrong = reports.filter(({ proofs }) => proofs.some(({ amount, count }) => amount !== 0 || count !== 0));
  const files = reports.map(({ name, title, lines, proofs }) => ({
    name,
    title,
    path: path.join(out, name),
    lines,
    proofs: proofs.map((proof) => ({
      channel: proof.channel,
      currency: proof.currency,
      amount: amountJson(proof.amount, proof.currency),
      count: proof.count,
    })),
  }));
  const table = renderTable(
    [left('report'), left('file'), right('lines'), left('proof')],
    reports.map((report) => [
      report.title,
      path.join(out, report.name),
      String(report.lines),
      wrong.includes(report) ? 'NOT ZERO' : 'zero',
    ]),
  );
  const verdict = wrong.length === 0 ? '' : `the proof of ${wrong.map(({ name }) => name).join(', ')} is not zero`;
  return {
    ok: true,
    value: {
      json: { date, ok: wrong.length === 0, files },
      text: blocks(table, verdict),
      exitCode: wrong.length === 0 ? 0 : 4,
    },
  };
}
