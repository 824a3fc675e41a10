// `run-diff`: what running a date again would change, without changing it.
import type { CalendarDate } from '../../../../shared/calendar/date.ts';
import type { ResultRow, RunDiff } from '../../../../shared/contract/engine-api.ts';
import { done } from '../answer.ts';
import { dateArgument } from '../arguments.ts';
import type { CommandModule } from '../host.ts';
import { amountText } from '../output/amount.ts';
import { resultJson } from '../output/result.ts';
import { blocks, left, renderTable } from '../output/table.ts';

export const runDiffCommand: CommandModule = (program, host) => {
  program
    .command('run-diff')
    .description('what running a date again would change, and why, without changing it')
    .argument('<workspace>', 'path of the workspace file')
    .requiredOption('--date <date>', 'clearing date, YYYY-MM-DD', dateArgument)
    .action((workspace: string, { date }: { date: CalendarDate }) =>
      host.run(() =>
        host.withWorkspace(
          workspace,
          async (engine) => {
            const diff = await engine.call('runDiff', { date });
            return diff.ok ? done(runDiffJson(diff.value), runDiffText(diff.value)) : diff;
          },
          true,
        ),
      ),
    );
};

function runDiffJson(diff: RunDiff): unknown {
  return {
    date: diff.date,
    unchanged: diff.unchanged,
    changes: diff.changes.map(({ before, after, why }) => ({
      before: before === null ? null : resultJson(before),
      after: after === null ? null : resultJson(after),
      why,
    })),
  };
}

function runDiffText(diff: RunDiff): string {
  if (diff.changes.length === 0)
    return `running ${diff.date} again changes nothing: ${diff.unchanged} rows stay as they are`;
  const table = renderTable(
    [left('stage'), left('channel'), left('keys'), left('before'), left('after'), left('why')],
    diff.changes.map(({ before, after, why }) => {
      const row = before ?? after;
      const keys = row === null ? [] : [...new Set([...row.upstreamKeys, ...row.downstreamKeys])];
      return [row?.stage ?? '', row?.channel ?? '', keys.join('|'), outcomeText(before), outcomeText(after), why];
    }),
  );
  return blocks(table, `${diff.changes.length} rows change, ${diff.unchanged} stay as they are`);
}

function outcomeText(row: ResultRow | null): string {
  if (row === null) return '(none)';
  const reason = row.reason === '' ? '' : `/${row.reason}`;
  return `${row.outcome}${reason} ${amountText(row.difference, row.currency)}`.trimEnd();
}
