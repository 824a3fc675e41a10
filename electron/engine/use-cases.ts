// The method table: every query and command of the contract with the use case that answers it.
import type { Arguments, DecisionView, Method } from '../../shared/contract/engine-api.ts';
import { ok, type Result } from '../../shared/model/problem.ts';
import * as books from './books.ts';
import { check } from './check.ts';
import { closingCases } from './closing/closing-cases.ts';
import { day } from './day.ts';
import { reportFacts } from './day-report.ts';
import type { EngineContext } from './engine-context.ts';
import { enquiryFiles } from './enquiry-case.ts';
import { profileDraft } from './files/draft-case.ts';
import { importCases } from './files/import-cases.ts';
import { originalCases } from './files/originals.ts';
import { profileCases } from './files/profile-cases.ts';
import { replacingCases } from './files/replacing.ts';
import { stagingCases } from './files/staging-cases.ts';
import { auditCases } from './history/audit-cases.ts';
import { historyCases } from './history/history-cases.ts';
import { type ActionFacts, recordAction } from './history/record-action.ts';
import { keepingCases } from './keeping/keeping-cases.ts';
import { exportSubject } from './kept-exports.ts';
import { knownAccounts } from './known-accounts.ts';
import { peopleCases } from './people/people-cases.ts';
import { reconcile } from './reconcile-case.ts';
import { resultCases } from './result-cases.ts';
import { resultDetail } from './result-detail.ts';
import { runDiff } from './run-diff.ts';
import { loadSample } from './sample-case.ts';
import { settingsCases } from './settings-cases.ts';
import { trace } from './trace.ts';
import type { UseCases } from './use-case.ts';
import { workspace } from './workspace-case.ts';

/** Makes one saved action of a command that works inside its caller's. */
function action<A, T>(
  command: (context: EngineContext, args: A) => Result<T>,
  facts: (args: A, context: EngineContext) => ActionFacts<T>,
) {
  return (context: EngineContext, args: A): Result<T> =>
    recordAction(context, facts(args, context), () => command(context, args));
}

/** What people call the item of a decision. */
function keyOf(made: DecisionView | undefined): string {
  return made?.keys[0] ?? made?.breakId ?? '';
}

export const USE_CASES: UseCases<Method> = {
  workspace,
  accountNumbers: (context) => ok(knownAccounts(context)),
  ...settingsCases,
  ...stagingCases,
  ...importCases,
  ...replacingCases,
  ...profileCases,
  ...originalCases,
  ...historyCases,
  ...auditCases,
  ...closingCases,
  ...peopleCases,
  ...keepingCases,
  profileDraft,
  ...resultCases,
  resultDetail,
  reconcile,
  runDiff,
  enquiryFiles,
  loadSample,
  day,
  check: (context, args) => ok(check(context, args)),
  trace,
  reportFacts,
  decisions: books.decisions,
  decisionPreview: books.decisionPreview,
  adjustments: books.adjustments,
  vouchers: books.vouchers,
  unfold: books.unfold,
  exportPreview: books.exportPreview,
  exports: books.exports,
  applyPolicies: action(books.applyPolicies, ({ date }) => ({ action: 'policies', user: null, subject: date })),
  decide: action(books.decide, ({ decision, user, note }) => ({
    action: 'decide',
    user,
    subject: (made) => `${decision} ${keyOf(made[0])}${made.length > 1 ? ` and ${made.length - 1} more` : ''}`,
    why: note,
  })),
  approve: action(books.approve, ({ decisionId, user, reject, note }) => ({
    action: reject ? 'reject' : 'approve',
    user,
    subject: (made) => `${decisionId} ${made.decision} ${keyOf(made)}`,
    why: note,
  })),
  undoDecision: action(books.undoDecision, ({ decisionId, user, note }) => ({
    action: 'undo_decision',
    user,
    subject: (made) => `${decisionId} ${made.decision} ${keyOf(made)}`,
    why: note,
  })),
  exportDay: action(
    (context, args: Arguments<'exportDay'>) => books.exportDay(context, args, check(context, { date: args.date })),
    ({ date, user }) => ({
      action: 'export',
      user,
      subject: ({ batch, files }) =>
        batch === null
          ? date
          : exportSubject(date, batch.batchId, files.find(({ name }) => name === 'manifest.json')?.bytes),
    }),
  ),
};
