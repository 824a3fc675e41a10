// The books as the contract lists them. Every command here works inside its caller's action: all of it is kept and saved, or nothing.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type {
  AdjustmentRow,
  CheckReport,
  DecisionPreview,
  DecisionView,
  EntryView,
  ExportPreview,
  ExportResult,
  ExportView,
  Page,
  VoucherView,
} from '../../shared/contract/engine-api.ts';
import { type Problem, type Result, refuse } from '../../shared/model/problem.ts';
import { type Decision, decisionsWhere, finallyDecidedBreaks } from '../workspace/tables/decisions.ts';
import { unreadyDate } from './books-dates.ts';
import { checkDecision, knownUser, makeDecision, needsApproval, reverseDecision, unfit } from './books-decide.ts';
import { exportViews, makeExport, previewExport } from './books-export.ts';
import { type WorkItem, workItem } from './books-items.ts';
import { decideByPolicies } from './books-policies.ts';
import { previewEntries } from './books-preview.ts';
import { adjustmentRows, decisionViews, entryView } from './books-views.ts';
import { unfoldLine, voucherViews } from './books-vouchers.ts';
import { closedDate } from './closing/closed-dates.ts';
import type { EngineContext } from './engine-context.ts';
import type { UseCase } from './use-case.ts';

export { rebook } from './books-rebook.ts';

/** Breaks that a final decision dated up to `date` closes: the gatherer's "decided". */
export function decidedBreaks(context: EngineContext, date: CalendarDate): ReadonlySet<string> {
  return finallyDecidedBreaks(context.workspace.database, date);
}

export const decisions: UseCase<'decisions'> = (context, args): Result<DecisionView[]> => {
  return answer(decisionViews(context, decisionsWhere(context.workspace.database, args)));
};

/** What `decide` would post; its problems are what `decide` would refuse. */
export const decisionPreview: UseCase<'decisionPreview'> = (context, args): Result<DecisionPreview> => {
  const settings = context.settings();
  const problems: Problem[] = [];
  const entries: EntryView[] = [];
  for (const item of itemsOf(context, args.breakIds)) {
    if (!item.ok) {
      problems.push(item.problem);
      continue;
    }
    const problem = unfit(item.value, { decision: args.decision, note: 'preview' });
    if (problem !== null) problems.push(problem);
    else
      for (const entry of previewEntries(context, item.value, args.decision))
        entries.push(entryView(entry, settings, '', ''));
  }
  return answer({ problems, entries, needsApproval: needsApproval(settings, args.decision) });
};

/** The items of work that these breaks belong to, each once, in the order asked. */
function itemsOf(context: EngineContext, breakIds: readonly string[]): Result<WorkItem>[] {
  const covered = new Set<string>();
  return breakIds.flatMap((breakId) => {
    if (covered.has(breakId)) return [];
    const item = workItem(context, breakId);
    if (item.ok) for (const one of item.value.breaks) covered.add(one.breakId);
    return [item];
  });
}

export const adjustments: UseCase<'adjustments'> = (context, { date }): Result<AdjustmentRow[]> =>
  answer(adjustmentRows(context, date));

export const vouchers: UseCase<'vouchers'> = (context, { date, mode }): Result<VoucherView[]> =>
  answer(voucherViews(context, date, mode));

export const unfold: UseCase<'unfold'> = (context, args): Result<Page<EntryView>> => answer(unfoldLine(context, args));

export const exportPreview: UseCase<'exportPreview'> = (context, { date, mode }): Result<ExportPreview> =>
  answer(previewExport(context, date, mode));

export const exports: UseCase<'exports'> = (context): Result<ExportView[]> => answer(exportViews(context));

export const applyPolicies: UseCase<'applyPolicies'> = (context, { date }): Result<DecisionView[]> => {
  const unready = closedDate(context, date) ?? unreadyDate(context, date);
  if (unready !== null) return refuse(unready);
  const made = decideByPolicies(context, date);
  return made.ok ? answer(decisionViews(context, made.value)) : made;
};

/** Decides every item of work that these breaks belong to: all of them, or none. */
export const decide: UseCase<'decide'> = (context, args): Result<DecisionView[]> => {
  const stranger = knownUser(context.settings(), args.user);
  if (stranger !== null) return refuse(stranger);
  const intent = { decision: args.decision, maker: args.user, note: args.note, date: args.date };
  const made: Decision[] = [];
  for (const item of itemsOf(context, args.breakIds)) {
    if (!item.ok) return item;
    const decided = makeDecision(context, item.value, intent);
    if (!decided.ok) return decided;
    made.push(decided.value);
  }
  return answer(decisionViews(context, made));
};

export const approve: UseCase<'approve'> = (context, args): Result<DecisionView> =>
  one(context, checkDecision(context, args));

export const undoDecision: UseCase<'undoDecision'> = (context, args): Result<DecisionView> =>
  one(context, reverseDecision(context, args));

/** `chain`: the control-total chain of the date, for the manifest. */
export function exportDay(
  context: EngineContext,
  args: Parameters<typeof makeExport>[1],
  chain: CheckReport,
): Result<ExportResult> {
  return makeExport(context, args, chain);
}

function one(context: EngineContext, made: Result<Decision>): Result<DecisionView> {
  if (!made.ok) return made;
  const [view] = decisionViews(context, [made.value]);
  if (view === undefined) throw new Error('a decision without a view');
  return answer(view);
}

function answer<T>(value: T): Result<T> {
  return { ok: true, value };
}
