// `run-diff`: what running a date again would change, without changing it.
import type { CalendarDate } from '../../../../shared/calendar/date.ts';
import type { ResultRow, RunDiff } from '../../../../shared/contract/engine-api.ts';
import { done } from '../answer.ts';
import { dateArgument, wholeNumberArgument } from '../arguments.ts';
import type { CommandModule } from '../host.ts';
import { amountText } from '../output/amount.ts';
import { resultJson } from '../output/result.ts';
import { blocks, left, lines, renderTable } from '../output/table.ts';

export const runDiffCommand: CommandModule = (program, host) => {
  program
    .command('run-diff')
    .description('what running a date again would change, and why, without changing it')
    .argument('<workspace>', 'path of the workspace file')
    .requiredOption('--date <date>', 'clearing date, YYYY-MM-DD', dateArgument)
    .option('--offset <n>', 'skip this many changes', wholeNumberArgument(0, 999_999_999), 0)
    .option('--limit <n>', 'show at most this many changes (default: all of them)', wholeNumberArgument(1, 999_999_999))
    .action((workspace: string, { date, offset, limit }: { date: CalendarDate; offset: number; limit?: number }) =>
      host.run(() =>
        host.withWorkspace(
          workspace,
          async (engine) => {
            const diff = await engine.call('runDiff', { date, offset, limit: limit ?? null });
            return diff.ok ? done(runDiffJson(diff.value), runDiffText(diff.value)) : diff;
          },
          true,
        ),
      ),
    );
};

function runDiffJson({ date, unchanged, summary, offset, changes }: RunDiff): unknown {
  return {
    date,
    unchanged,
    summary: {
      changes: summary.total,
      cleared: summary.cleared,
      arisen: summary.arisen,
      altered: summary.altered,
      decisions: summary.decisions,
      reasons: summary.reasons,
    },
    offset,
    changes: changes.map(({ before, after, why, decisions }) => ({
      before: before === null ? null : resultJson(before),
      after: after === null ? null : resultJson(after),
      why,
      decisions: decisions.map(({ decisionId, breakId, decision, state }) => ({
        decision_id: decisionId,
        break_id: breakId,
        decision,
        state,
      })),
    })),
  };
}

function runDiffText({ date, unchanged, summary, offset, changes }: RunDiff): string {
  if (summary.total === 0) return `running ${date} again changes nothing: ${unchanged} rows stay as they are`;
  const table = renderTable(
    [left('stage'), left('channel'), left('keys'), left('before'), left('after'), left('why'), left('decisions')],
    changes.map(({ before, after, why, decisions }) => {
      const row = before ?? after;
      const keys = row === null ? [] : [...new Set([...row.upstreamKeys, ...row.downstreamKeys])];
      return [
        row?.stage ?? '',
        row?.channel ?? '',
        keys.join('|'),
        outcomeText(before),
        outcomeText(after),
        why,
        decisions.map(({ decisionId, decision, state }) => `${decisionId} ${decision} ${state}`).join(', '),
      ];
    }),
  );
  const { cleared, arisen, altered, decisions } = summary;
  const shown =
    changes.length === summary.total
      ? []
      : [`shown: ${changes.length} of ${summary.total}${offset === 0 ? '' : `, from ${offset + 1}`}`];
  return blocks(
    table,
    lines(
      `${summary.total} rows change, ${unchanged} stay as they are`,
      `breaks: ${cleared} cleared, ${arisen} new, ${altered} with other facts`,
      `decisions whose facts change: ${decisions}`,
      ...summary.reasons.map(({ why, count }) => `${count}: ${why}`),
      ...shown,
    ),
  );
}

function outcomeText(row: ResultRow | null): string {
  if (row === null) return '(none)';
  const reason = row.reason === '' ? '' : `/${row.reason}`;
  return `${row.outcome}${reason} ${amountText(row.difference, row.currency)}`.trimEnd();
}
