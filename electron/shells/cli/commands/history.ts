// `history`: what was done, newest first, with what an undo of each step would do; or one step with the rows it changed.
import { ACTION_KINDS, type ActionKind } from '../../../../shared/model/action.ts';
import { done } from '../answer.ts';
import { oneOf, wholeNumberArgument } from '../arguments.ts';
import type { CommandModule } from '../host.ts';
import { stepJson, stepTable } from '../output/history.ts';
import { blocks, remainder } from '../output/table.ts';

const MOST_STEPS = 100_000;
const DEFAULT_STEPS = 50;

interface HistoryOptions {
  readonly search: string;
  readonly action?: ActionKind;
  readonly user?: string;
  readonly limit: number;
  readonly step?: number;
}

export const historyCommand: CommandModule = (program, host) => {
  program
    .command('history')
    .description('what was done, newest first, and what can be undone and done again')
    .argument('<workspace>', 'path of the workspace file')
    .option('--search <text>', 'words that must all occur', '')
    .option('--action <action>', ACTION_KINDS.join(', '), oneOf(ACTION_KINDS))
    .option('--user <user>', 'who did it')
    .option('--limit <n>', 'how many steps at most', wholeNumberArgument(1, MOST_STEPS), DEFAULT_STEPS)
    .option('--step <n>', 'one step with the rows it changed', wholeNumberArgument(1, 999_999_999))
    .action((workspace: string, { search, action, user, limit, step }: HistoryOptions) =>
      host.run(() =>
        host.withWorkspace(
          workspace,
          async (engine) => {
            if (step !== undefined) {
              const detail = await engine.call('historyStep', { id: step });
              if (!detail.ok) return detail;
              const { tables, hash, previousHash, signer } = detail.value;
              const json = { ...stepJson(detail.value.step), tables, hash, previous_hash: previousHash, signer };
              const changed = tables.map(
                ({ table, before, after }) =>
                  `${table}\n${[...before.map((row) => `- ${JSON.stringify(row)}`), ...after.map((row) => `+ ${JSON.stringify(row)}`)].join('\n')}`,
              );
              return done(json, blocks(stepTable([detail.value.step], true), detail.value.step.undoSaid, ...changed));
            }
            const actions = action === undefined ? null : [action];
            const page = await engine.call('history', { search, actions, user: user ?? null, offset: 0, limit });
            if (!page.ok) return page;
            const { rows, total, undoNext, redoNext, users } = page.value;
            const json = {
              total,
              steps: rows.map(stepJson),
              undo_next: undoNext === null ? null : stepJson(undoNext),
              redo_next: redoNext === null ? null : stepJson(redoNext),
              users,
            };
            return done(json, blocks(stepTable(rows), remainder(total, rows.length)));
          },
          true,
        ),
      ),
    );
};
