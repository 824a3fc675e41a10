// `trace`: a record's whole life, from the bytes of its file to the exported journal line, found by any of its keys.
import type { TraceReport } from '../../../../shared/contract/engine-api.ts';
import { done } from '../answer.ts';
import type { CommandModule } from '../host.ts';
import { amountJson, amountText } from '../output/amount.ts';
import { blocks, left, lines, renderTable } from '../output/table.ts';

export const traceCommand: CommandModule = (program, host) => {
  program
    .command('trace')
    .description("a record's whole life, both ways")
    .argument('<workspace>', 'path of the workspace file')
    .argument(
      '<key>',
      'order_no, channel_no, bank_ref, entry_no, settlement key, break id, posting key, batch id or import:line',
    )
    .action((workspace: string, key: string) =>
      host.run(() =>
        host.withWorkspace(
          workspace,
          async (engine) => {
            const report = await engine.call('trace', { key });
            return report.ok ? done(traceJson(report.value), traceText(report.value)) : report;
          },
          true,
        ),
      ),
    );
};

function traceJson(report: TraceReport): unknown {
  return {
    key: report.key,
    lives: report.lives.map(({ record, raw, steps }) => ({
      record: {
        row: record.row,
        file: record.file,
        source: record.source,
        channel: record.channel,
        key: record.key,
        kind: record.kind,
        direction: record.direction,
        status: record.status,
        amount: amountJson(record.amount, record.currency),
        currency: record.currency,
        fee: amountJson(record.fee, record.currency),
        time: record.time,
        clearing_date: record.clearingDate,
        order_no: record.orderNo,
        channel_no: record.channelNo,
        bank_ref: record.bankRef,
        batch_no: record.batchNo,
        account_no: record.accountNo,
      },
      raw,
      steps: steps.map(({ step, date, text, reference }) => ({ step, date, text, reference })),
    })),
  };
}

function traceText(report: TraceReport): string {
  return blocks(
    ...report.lives.map(({ record, raw, steps }) =>
      lines(
        `${record.source} ${record.key}  ${[record.kind, record.direction, record.status].filter((part) => part !== '').join(' ')}  ${amountText(record.amount, record.currency)} ${record.currency}  ${record.channel} ${record.clearingDate}  row ${record.row}`,
        `  ${raw.replace(/\p{Cc}+/gu, ' ')}`,
        ...renderTable(
          [left('  step'), left('date'), left('what'), left('reference')],
          steps.map((step) => [`  ${step.step}`, step.date, step.text, step.reference]),
        ).split('\n'),
      ),
    ),
  );
}
