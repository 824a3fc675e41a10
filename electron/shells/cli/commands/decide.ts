// What people do with breaks: `decide`, `approve`. Each answers the decision as it now stands, with the entries it posts.
import type { CalendarDate } from '../../../../shared/calendar/date.ts';
import type { DecisionView } from '../../../../shared/contract/engine-api.ts';
import { DECISION_KINDS, type DecisionKind } from '../../../../shared/model/decision.ts';
import type { Result } from '../../../../shared/model/problem.ts';
import { type CommandResult, done } from '../answer.ts';
import { dateArgument, oneOf, wholeNumberArgument } from '../arguments.ts';
import type { CommandModule } from '../host.ts';
import { decisionJson, decisionTable } from '../output/decision.ts';

const decisionId = wholeNumberArgument(1, 999_999_999);

interface DecideOptions {
  readonly as: string;
  readonly decision: DecisionKind;
  readonly note: string;
  readonly date?: CalendarDate;
}

interface CheckerOptions {
  readonly as: string;
  readonly note: string;
  readonly reject?: boolean;
}

export const decideCommand: CommandModule = (program, host) => {
  program
    .command('decide')
    .description('decide one or several breaks')
    .argument('<workspace>', 'path of the workspace file')
    .argument('<break_id...>', 'break ids, as in results')
    .requiredOption('--as <user>', 'who decides')
    .requiredOption('--decision <decision>', DECISION_KINDS.join(', '), oneOf(DECISION_KINDS))
    .option('--note <text>', 'why', '')
    .option('--date <date>', 'date of the entries (default: the last date that ran)', dateArgument)
    .action((workspace: string, breakIds: string[], { as: user, decision, note, date = undefined }: DecideOptions) =>
      host.run(() =>
        host.withWorkspace(workspace, async (engine) => {
          const decided = await engine.call('decide', { breakIds, decision, user, note, date: date ?? null });
          if (!decided.ok) return decided;
          return done({ decisions: decided.value.map(decisionJson) }, decisionTable(decided.value));
        }),
      ),
    );
};

export const approveCommand: CommandModule = (program, host) => {
  program
    .command('approve')
    .description('approve a waiting decision as its checker, or reject it')
    .argument('<workspace>', 'path of the workspace file')
    .argument('<decision_id>', 'the decision', decisionId)
    .requiredOption('--as <user>', 'the checker; another user than the maker')
    .option('--reject', 'reject it: the break is open again')
    .option('--note <text>', 'why', '')
    .action((workspace: string, id: number, { as: user, note, reject = false }: CheckerOptions) =>
      host.run(() =>
        host.withWorkspace(workspace, async (engine) =>
          oneDecision(await engine.call('approve', { decisionId: id, user, reject, note })),
        ),
      ),
    );
};

function oneDecision(answer: Result<DecisionView>): CommandResult {
  return answer.ok ? done({ decision: decisionJson(answer.value) }, decisionTable([answer.value])) : answer;
}
