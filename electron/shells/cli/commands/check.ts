// `check`: the chain of control totals 控制总数, link by link. Exit code 4 when one of them does not balance.
import type { CalendarDate } from '../../../../shared/calendar/date.ts';
import type { CheckLink, CheckReport } from '../../../../shared/contract/engine-api.ts';
import { dateArgument } from '../arguments.ts';
import type { CommandModule } from '../host.ts';
import { amountJson, amountText } from '../output/amount.ts';
import { blocks, left, lines, remainder, renderTable, right } from '../output/table.ts';

const SHOWN_RECORDS = 20;

export const checkCommand: CommandModule = (program, host) => {
  program
    .command('check')
    .description('check the chain of control totals 控制总数, link by link')
    .argument('<workspace>', 'path of the workspace file')
    .option('--date <date>', 'only this clearing date (default: all of them)', dateArgument)
    .action((workspace: string, { date }: { date?: CalendarDate }) =>
      host.run(() =>
        host.withWorkspace(
          workspace,
          async (engine) => {
            const report = await engine.call('check', { date: date ?? null });
            if (!report.ok) return report;
            return {
              ok: true,
              value: {
                json: checkJson(report.value),
                text: checkText(report.value),
                exitCode: report.value.ok ? 0 : 4,
              },
            };
          },
          true,
        ),
      ),
    );
};

export function checkLinkJson(link: CheckLink): Record<string, unknown> {
  return {
    kind: link.kind,
    date: link.date,
    channel: link.channel,
    from: link.from,
    to: link.to,
    currency: link.currency,
    count_in: link.countIn,
    count_out: link.countOut,
    amount_in: amountJson(link.amountIn, link.currency),
    amount_out: amountJson(link.amountOut, link.currency),
    ok: link.ok,
    records: link.records,
  };
}

function checkJson(report: CheckReport): unknown {
  return { ok: report.ok, links: report.links.map(checkLinkJson) };
}

function checkText(report: CheckReport): string {
  const failing = report.links.filter((link) => !link.ok);
  const table = renderTable(
    [
      left(''),
      left('link'),
      left('date'),
      left('channel'),
      left('from'),
      left('to'),
      right('count in'),
      right('out'),
      right('amount in'),
      right('out'),
      left('currency'),
    ],
    report.links.map((link) => [
      link.ok ? '=' : '!',
      link.kind,
      link.date,
      link.channel,
      link.from,
      link.to,
      String(link.countIn),
      String(link.countOut),
      amountText(link.amountIn, link.currency),
      amountText(link.amountOut, link.currency),
      link.currency,
    ]),
  );
  const named = failing.map((link) =>
    lines(
      `! ${[link.date, link.channel, link.currency].filter((part) => part !== '').join(' ')} ${link.from} -> ${link.to}`,
      ...link.records.slice(0, SHOWN_RECORDS).map((record) => `    ${record}`),
      remainder(link.records.length, SHOWN_RECORDS),
    ),
  );
  const verdict =
    failing.length === 0
      ? `all ${report.links.length} links balance`
      : `${failing.length} of ${report.links.length} links do not balance`;
  return blocks(table, ...named, verdict);
}
