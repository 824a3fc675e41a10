// The method table: every query and command of the contract with the use case that answers it.
import type { Method } from '../../shared/contract/engine-api.ts';
import { ok, type Result } from '../../shared/model/problem.ts';
import * as books from './books.ts';
import { check } from './check.ts';
import { day } from './day.ts';
import { reportFacts } from './day-report.ts';
import type { EngineContext } from './engine-context.ts';
import { profileDraft } from './files/draft-case.ts';
import { importCases } from './files/import-cases.ts';
import { originalCases } from './files/originals.ts';
import { profileCases } from './files/profile-cases.ts';
import { replacingCases } from './files/replacing.ts';
import { stagingCases } from './files/staging-cases.ts';
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
function action<A, T>(command: (context: EngineContext, args: A) => Result<T>) {
  return (context: EngineContext, args: A): Result<T> => context.workspace.action(() => command(context, args));
}

export const USE_CASES: UseCases<Method> = {
  workspace,
  ...settingsCases,
  ...stagingCases,
  ...importCases,
  ...replacingCases,
  ...profileCases,
  ...originalCases,
  profileDraft,
  ...resultCases,
  resultDetail,
  reconcile,
  runDiff,
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
  applyPolicies: action(books.applyPolicies),
  decide: action(books.decide),
  approve: action(books.approve),
  undoDecision: action(books.undoDecision),
  exportDay: action((context, args: Parameters<typeof books.exportDay>[1]) =>
    books.exportDay(context, args, check(context, { date: args.date })),
  ),
};
