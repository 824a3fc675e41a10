// Making, approving and undoing decisions. A decision and its entries are written together or not at all; nothing is edited in place.
import { addDays, type CalendarDate } from '../../shared/calendar/date.ts';
import type { DecisionKind, EntryCause } from '../../shared/model/decision.ts';
import { type Problem, type Result, refuse } from '../../shared/model/problem.ts';
import type { Settings } from '../../shared/model/settings.ts';
import { decisionPostings, entriesOf, holdingAfter, reversalOf } from '../../shared/posting/decision-entries.ts';
import { breakMagnitude } from '../../shared/posting/item-effect.ts';
import { outstandingEntries } from '../../shared/posting/parking.ts';
import { postingRules } from '../../shared/posting/rules.ts';
import { isClosed } from '../workspace/tables/closings.ts';
import {
  checkedDecision,
  type Decision,
  decidedBreaksOf,
  decisionById,
  decisionsOfBreaks,
  insertDecidedBreaks,
  insertDecision,
  setBreakDecision,
  setDecisionState,
} from '../workspace/tables/decisions.ts';
import { entriesAround, insertEntries } from '../workspace/tables/entries.ts';
import { markRunsStale } from '../workspace/tables/runs.ts';
import { lastRunDate } from './books-dates.ts';
import { coverage, currentBreaks, standingDecisions, type WorkItem, workItem } from './books-items.ts';
import { dayClosed } from './closing/closed-dates.ts';
import type { EngineContext } from './engine-context.ts';
import { isSamePerson } from './people/identity.ts';

export interface Intent {
  readonly decision: DecisionKind;
  /** "policy" or a user id. */
  readonly maker: string;
  readonly note: string;
  /** null: the channel's latest clearing date that ran. */
  readonly date: CalendarDate | null;
}

export function needsApproval(settings: Settings, decision: DecisionKind): boolean {
  return decision === 'write_off' || settings.approvals.includes(decision);
}

/** A Problem unless the settings know the user. */
export function knownUser(settings: Settings, user: string): Problem | null {
  if (settings.users.some(({ id }) => id === user)) return null;
  const known = settings.users.map(({ id }) => id).join(', ');
  return notAllowed('user', user, `the settings know no user ${user}; known users: ${known === '' ? 'none' : known}`);
}

/** Decides one item of work as a whole. Waits for a checker where the decision needs one. */
export function makeDecision(context: EngineContext, item: WorkItem, intent: Intent): Result<Decision> {
  const { decision, maker, note } = intent;
  const { first } = item;
  const problem = unfit(item, intent);
  if (problem !== null) return refuse(problem);
  const date = entryDate(context, item, intent.date);
  if (!date.ok) return date;
  const waits = needsApproval(context.settings(), decision);
  const { result } = first;
  const kept = insertDecision(
    context.workspace.database,
    {
      breakId: first.breakId,
      itemId: item.itemId,
      stage: result.stage,
      outcome: result.outcome,
      channel: result.channel,
      clearingDate: date.value,
      decision,
      state: waits ? 'waiting' : 'effective',
      maker,
      checker: '',
      decidedAt: context.now(),
      note,
      kind: result.kind,
      currency: result.currency,
      amount: breakMagnitude(result),
      upstreamKeys: result.upstreamKeys,
      downstreamKeys: result.downstreamKeys,
      reverses: null,
    },
    item.breaks.map(({ breakId, effect }) => ({ breakId, effect })),
  );
  const breakIds = item.breaks.map(({ breakId }) => breakId);
  setBreakDecision(context.workspace.database, breakIds, kept);
  return waits ? { ok: true, value: kept } : post(context, kept, item);
}

/** Why a decision does not fit an item, or null. */
export function unfit(item: WorkItem, { decision, note }: Pick<Intent, 'decision' | 'note'>): Problem | null {
  const { breakId } = item.first;
  const postings = decisionPostings(item.effect, decision, item.holding);
  if (!postings.ok) return { ...postings.problem, message: `break ${breakId}: ${postings.problem.message}` };
  const isReceipt = decision === 'recover' && holdingAfter(item.holding, decision) === 'settled';
  return isReceipt && note.trim() === ''
    ? notAllowed(
        'note',
        note,
        `break ${breakId} is under recovery; deciding recover again books the receipt, and its note must name what came in`,
      )
    : null;
}

function post(context: EngineContext, decision: Decision, item: WorkItem): Result<Decision> {
  const postings = decisionPostings(item.effect, decision.decision, item.holding);
  if (!postings.ok) return postings;
  const frame = {
    key: decision.postingKey,
    entryDate: decision.clearingDate,
    channel: decision.channel,
    cause: causeOf(decision),
  };
  const entries = entriesOf(postings.value, frame, postingRules(context.settings().posting));
  insertEntries(
    context.workspace.database,
    entries.map((entry) => ({ entry, baseKey: entry.postingKey, revision: 0, reverses: '' })),
  );
  return { ok: true, value: decision };
}

export function causeOf(decision: Decision): EntryCause {
  const key = decision.downstreamKeys[0] ?? decision.upstreamKeys[0] ?? '';
  return { type: 'decision', decisionId: decision.id, breakId: decision.breakId, stage: decision.stage, key };
}

function entryDate(context: EngineContext, item: WorkItem, wanted: CalendarDate | null): Result<CalendarDate> {
  const { channel } = item.first.result;
  const latest = lastRunDate(context, channel) ?? item.first.result.clearingDate;
  const isLocked = (date: CalendarDate) => isClosed(context.workspace.database, date);
  if (wanted === null && isLocked(latest))
    return refuse(
      dayClosed(
        latest,
        `the last date that ran of channel ${channel}, ${latest}, is closed; run a later date and decide break ${item.first.breakId} on it, or reopen ${latest} with a reason first`,
      ),
    );
  if (wanted === null) return { ok: true, value: latest };
  if (isLocked(wanted))
    return refuse(
      dayClosed(
        wanted,
        `break ${item.first.breakId} can't be decided on ${wanted}, which is closed; decide it on a later date that ran, or reopen ${wanted} with a reason first`,
      ),
    );
  const earliest = item.first.result.clearingDate;
  if (wanted < earliest || wanted > latest)
    return refuse(
      notAllowed(
        'date',
        wanted,
        `a decision on break ${item.first.breakId} of channel ${channel} is dated from ${earliest} (it broke) to ${latest} (last reconciled)`,
      ),
    );
  return { ok: true, value: wanted };
}

/** The checker's word on a waiting decision. */
export function checkDecision(
  context: EngineContext,
  args: { readonly decisionId: number; readonly user: string; readonly reject: boolean; readonly note: string },
): Result<Decision> {
  const { database } = context.workspace;
  const settings = context.settings();
  const decision = decisionById(database, args.decisionId);
  if (decision === null) return refuse(noDecision(args.decisionId));
  const stranger = knownUser(settings, args.user);
  if (stranger !== null) return refuse(stranger);
  const role = settings.users.find(({ id }) => id === args.user)?.role;
  const refused = (message: string) => refuse(notAllowed('user', args.user, message));
  if (decision.state !== 'waiting')
    return refused(`decision ${decision.id} is ${decision.state}; only a waiting one is checked`);
  const closed = closedDecision(context, decision);
  if (closed !== null) return refuse(closed);
  if (decision.maker === args.user)
    return refused(`decision ${decision.id} was made by ${args.user}; another user must check it`);
  if (isSamePerson(database, decision.maker, args.user))
    return refused(
      `decision ${decision.id} was made by ${decision.maker}, who has the same key as ${args.user}; another person must check it`,
    );
  if (role !== 'checker')
    return refused(`${args.user} is no checker; decision ${decision.id} needs a user whose role is checker`);
  const breakIds = decidedBreaksOf(database, [decision.id]).map(({ breakId }) => breakId);
  const state = args.reject ? 'rejected' : 'effective';
  const addition = args.note.trim() === '' ? [] : [`${args.user}: ${args.note}`];
  checkedDecision(database, decision.id, {
    state,
    checker: args.user,
    note: [decision.note, ...addition].filter((part) => part !== '').join(' · '),
  });
  const checked = decisionById(database, decision.id) ?? decision;
  if (args.reject) {
    restoreBreakDecisions(context, breakIds);
    return { ok: true, value: checked };
  }
  return bookApproved(context, checked, breakIds);
}

/** Facts may have moved while it waited: it is booked on the item as it is now. */
function bookApproved(context: EngineContext, decision: Decision, breakIds: readonly string[]): Result<Decision> {
  const { database } = context.workspace;
  const item = workItem(context, decision.breakId, decision.id);
  if (!item.ok) return item;
  const problem = unfit(item.value, decision);
  if (problem !== null) return refuse(problem);
  const covered = item.value.breaks.map(({ breakId, effect }) => ({ decisionId: decision.id, breakId, effect }));
  insertDecidedBreaks(database, covered);
  setBreakDecision(database, [...new Set([...breakIds, ...covered.map(({ breakId }) => breakId)])], decision);
  return post(context, decision, item.value);
}

/**
 * Takes a decision back by a reversing one. What an export has fixed stays, and its reversing entries go out with the next.
 * `ranSince` false: no run was made since that knew the decision.
 */
export function reverseDecision(
  context: EngineContext,
  args: { readonly decisionId: number; readonly user: string; readonly note: string },
  ranSince = true,
): Result<Decision> {
  const { database } = context.workspace;
  const decision = decisionById(database, args.decisionId);
  if (decision === null) return refuse(noDecision(args.decisionId));
  const problem = knownUser(context.settings(), args.user) ?? notUndoable(context, decision);
  if (problem !== null) return refuse(problem);
  const breaks = decidedBreaksOf(database, [decision.id]);
  if (decision.state === 'waiting') return withdraw(context, decision, args);
  const outstanding = outstandingEntries(entriesAround(database, decision.id));
  const exported = new Set(entriesAround(database, decision.id).map(({ batchId }) => batchId)).add(decision.batchId);
  exported.delete('');
  const said =
    exported.size === 0
      ? ''
      : `exported in ${[...exported].sort().join(', ')}; the reversing entries follow with the next export`;
  setDecisionState(database, decision.id, 'undone');
  const reversing = insertDecision(
    database,
    {
      ...decision,
      clearingDate: lastRunDate(context, decision.channel) ?? decision.clearingDate,
      state: 'effective',
      maker: args.user,
      checker: '',
      decidedAt: context.now(),
      note: [args.note, said].filter((part) => part !== '').join(' · '),
      reverses: decision.id,
    },
    breaks,
  );
  insertEntries(
    database,
    outstanding.map((entry, index) => {
      const place = {
        key: `${reversing.postingKey}/${index + 1}`,
        entryDate: reversing.clearingDate,
        cause: causeOf(reversing),
      };
      return { entry: reversalOf(entry, place), baseKey: place.key, revision: 0, reverses: entry.postingKey };
    }),
  );
  const breakIds = breaks.map(({ breakId }) => breakId);
  restoreBreakDecisions(context, breakIds);
  if (ranSince) reopenInLaterRuns(context, decision, breakIds);
  return { ok: true, value: reversing };
}

/** Runs since a final decision left its breaks aside: they are run again before anything builds on them. */
function reopenInLaterRuns(context: EngineContext, decision: Decision, breakIds: readonly string[]): void {
  if (decision.decision === 'carry' || decision.decision === 'enquire') return;
  const brokeOn = [...currentBreaks(context, breakIds).values()].map(({ result }) => result.clearingDate).sort();
  const after = addDays(brokeOn[0] ?? decision.clearingDate, 1);
  const from = after > decision.clearingDate ? after : decision.clearingDate;
  markRunsStale(context.workspace.database, from, decision.channel);
}

/** A decision that still waits has moved nothing: it is taken back as it stands. */
function withdraw(
  context: EngineContext,
  decision: Decision,
  args: { readonly user: string; readonly note: string },
): Result<Decision> {
  const { database } = context.workspace;
  const note = [decision.note, `withdrawn by ${args.user}`, args.note].filter((part) => part !== '').join(' · ');
  checkedDecision(database, decision.id, { state: 'rejected', checker: '', note });
  restoreBreakDecisions(
    context,
    decidedBreaksOf(database, [decision.id]).map(({ breakId }) => breakId),
  );
  return { ok: true, value: { ...decision, state: 'rejected', note } };
}

function notUndoable(context: EngineContext, decision: Decision): Problem | null {
  const refused = (message: string) => notAllowed('decision_id', String(decision.id), message);
  if (decision.reverses !== null)
    return refused(
      `decision ${decision.id} is itself the undoing of decision ${decision.reverses}; decide the break again instead`,
    );
  if (decision.state !== 'effective' && decision.state !== 'waiting')
    return refused(`decision ${decision.id} is ${decision.state}; there is nothing to undo`);
  const { database } = context.workspace;
  const closed = closedDecision(context, decision);
  if (closed !== null) return closed;
  const breakIds = decidedBreaksOf(database, [decision.id]).map(({ breakId }) => breakId);
  const later = standingDecisions(decisionsOfBreaks(database, breakIds)).find(({ id }) => id > decision.id);
  return later === undefined
    ? null
    : refused(`decision ${later.id} stands on decision ${decision.id}; undo decision ${later.id} first`);
}

function closedDecision({ workspace }: EngineContext, { id, clearingDate }: Decision): Problem | null {
  if (!isClosed(workspace.database, clearingDate)) return null;
  return dayClosed(
    clearingDate,
    `decision ${id} is dated ${clearingDate}, which is closed; reopen it with a reason first`,
  );
}

/** Breaks go back to the decision that held before, or to none. */
function restoreBreakDecisions(context: EngineContext, breakIds: readonly string[]): void {
  const { database } = context.workspace;
  const standing = standingDecisions(decisionsOfBreaks(database, breakIds));
  const covered = coverage(context, standing);
  for (const breakId of breakIds) {
    const chain = standing.filter(({ id }) => covered.get(id)?.has(breakId) === true);
    setBreakDecision(database, [breakId], chain.at(-1) ?? null);
  }
}

function noDecision(id: number): Problem {
  return { code: 'not-found', message: `there is no decision ${id}`, field: 'decision_id', value: String(id) };
}

function notAllowed(field: string, value: string, message: string): Problem {
  return { code: 'not-allowed', message, field, value };
}
