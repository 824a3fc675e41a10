// Automatic policies: each open item of work is decided once, by the policy of the stage and outcome in which it broke first.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { Result } from '../../shared/model/problem.ts';
import type { Policy } from '../../shared/model/settings.ts';
import { breakMagnitude } from '../../shared/posting/item-effect.ts';
import { settingAmount } from '../../shared/reconciling/fee.ts';
import { type Decision, undecidedBreaks } from '../workspace/tables/decisions.ts';
import { makeDecision, unfit } from './books-decide.ts';
import { type WorkItem, workItem } from './books-items.ts';
import type { EngineContext } from './engine-context.ts';

/** Decides what the policies let the system decide among everything open up to `date`; the entries bear that date. */
export function decideByPolicies(context: EngineContext, date: CalendarDate): Result<Decision[]> {
  const { policies } = context.settings();
  const made: Decision[] = [];
  const seen = new Set<string>();
  for (const breakId of undecidedBreaks(context.workspace.database, date)) {
    context.throwIfCancelled();
    if (seen.has(breakId)) continue;
    const item = workItem(context, breakId);
    if (!item.ok) continue;
    for (const one of item.value.breaks) seen.add(one.breakId);
    const policy = policyFor(item.value, policies);
    if (policy === undefined) continue;
    const decided = makeDecision(context, item.value, { decision: policy.decision, maker: 'policy', note: '', date });
    if (!decided.ok) return decided;
    made.push(decided.value);
  }
  return { ok: true, value: made };
}

function policyFor(item: WorkItem, policies: readonly Policy[]): Policy | undefined {
  const { stage, outcome } = item.first.result;
  const policy = policies.find((one) => one.stage === stage && one.outcome === outcome);
  if (policy === undefined || item.inForce !== null) return undefined;
  // An amount in another currency than ours is never decided automatically.
  if (item.breaks.some(({ result }) => result.reason === 'currency')) return undefined;
  if (policy.upTo !== null && !isWithin(item, policy.upTo)) return undefined;
  return unfit(item, { decision: policy.decision, note: '' }) === null ? policy : undefined;
}

/** The limit holds for the break itself and for everything that deciding the item would move. */
function isWithin(item: WorkItem, upTo: string): boolean {
  const { result } = item.first;
  const moved = [...item.effect.money, ...item.effect.fees].map(({ currency, amount }) => ({
    currency,
    amount: Math.abs(amount),
  }));
  return [{ currency: result.currency, amount: breakMagnitude(result) }, ...moved].every(
    ({ currency, amount }) => amount <= settingAmount(upTo, currency),
  );
}
