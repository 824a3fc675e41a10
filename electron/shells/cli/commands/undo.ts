// `undo` and `redo`: a decision by its number, the last step, or every step until one. What was exported is reversed only when that is meant.
import type { DecisionView, HistoryMove } from '../../../../shared/contract/engine-api.ts';
import type { Result } from '../../../../shared/model/problem.ts';
import { type CommandResult, done, usage } from '../answer.ts';
import { wholeNumberArgument } from '../arguments.ts';
import type { CommandModule } from '../host.ts';
import { decisionJson, decisionTable } from '../output/decision.ts';
import { moveJson, moveText } from '../output/history.ts';

const decisionId = wholeNumberArgument(1, 999_999_999);
const step = wholeNumberArgument(0, 999_999_999);

interface UndoOptions {
  readonly as: string;
  readonly note: string;
  readonly to?: number;
  readonly reverse?: boolean;
}

export const undoCommand: CommandModule = (program, host) => {
  program
    .command('undo')
    .description('undo the last step; or a decision, by a reversing decision: both stay visible')
    .argument('<workspace>', 'path of the workspace file')
    .argument('[decision_id]', 'the decision; the last step where there is none', decisionId)
    .requiredOption('--as <user>', 'who undoes it')
    .option('--to <step>', 'undo until this step of the history is the last one; 0: all of it', step)
    .option('--reverse', 'also what was exported: by reversing entries, which the next export carries')
    .option('--note <text>', 'why', '')
    .action((workspace: string, id: number | undefined, { as: user, note, to, reverse = false }: UndoOptions) =>
      host.run(async () => {
        if (id !== undefined && (to !== undefined || reverse))
          return usage('a decision is undone by itself; --to and --reverse belong to steps of the history');
        return host.withWorkspace(workspace, async (engine) => {
          if (id !== undefined) return oneDecision(await engine.call('undoDecision', { decisionId: id, user, note }));
          if (to === undefined) return moved(await engine.call('undo', { user, note, reverse }), 'undone');
          const preview = await engine.call('jumpPreview', { to });
          if (preview.ok && preview.value.steps[0]?.state === 'undone')
            return usage(`step ${to} is undone; \`redo --to ${to}\` does it again`);
          return moved(await engine.call('jump', { to, user, note, reverse }), 'undone');
        });
      }),
    );
};

export const redoCommand: CommandModule = (program, host) => {
  program
    .command('redo')
    .description('do the step again that was undone last')
    .argument('<workspace>', 'path of the workspace file')
    .requiredOption('--as <user>', 'who does it again')
    .option('--to <step>', 'redo until this step of the history is the last one', step)
    .option('--note <text>', 'why', '')
    .action((workspace: string, { as: user, note, to }: UndoOptions) =>
      host.run(() =>
        host.withWorkspace(workspace, async (engine) => {
          if (to === undefined) return moved(await engine.call('redo', { user, note }), 'done again');
          const preview = await engine.call('jumpPreview', { to });
          if (preview.ok && preview.value.steps[0]?.state === 'done')
            return usage(`step ${to} stands; \`undo --to ${to}\` undoes what came after it`);
          return moved(await engine.call('jump', { to, user, note, reverse: false }), 'done again');
        }),
      ),
    );
};

function moved(answer: Result<HistoryMove>, verb: string): CommandResult {
  return answer.ok ? done(moveJson(answer.value), moveText(answer.value, verb)) : answer;
}

function oneDecision(answer: Result<DecisionView>): CommandResult {
  return answer.ok ? done({ decision: decisionJson(answer.value) }, decisionTable([answer.value])) : answer;
}
