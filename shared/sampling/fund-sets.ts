// Money of channels whose credits may cover several groups: ALI. Every set that is paid is the only one with its sum,
// proven here by trying all of them; the one ambiguous day is built so that four sets fit.
import type { FundDay } from './fund-batch.ts';
import { type Ground, say } from './ground.ts';
import type { ChannelProfile } from './profiles.ts';
import {
  payEntry,
  type Settlement,
  sayArrived,
  sayMissing,
  sayWaiting,
  settlementsOf,
  unexpectedEntry,
} from './settlement.ts';

/** Batch slots of the crafted groups: two pairs of equal sums. */
export const TWIN_SLOTS = ['81', '82', '83', '84'] as const;
/** The day whose file holds the crafted groups. */
export const TWIN_DAY = 3;

const isTwin = (group: Settlement): boolean => TWIN_SLOTS.some((slot) => group.group.endsWith(slot));

type SetPlan = 'sets' | 'short' | 'catch-up' | 'unexpected';
const FIRST_PLANS: readonly SetPlan[] = ['sets', 'short', 'catch-up', 'unexpected'];

export function setFund(profile: ChannelProfile): FundDay {
  const waiting = new Set<Settlement>();
  const overdue = new Set<Settlement>();
  let dueDays = 0;
  return (ground, day) => {
    for (const group of settlementsOf(ground, profile, day)) {
      if (group.amount === 0) say(ground, day, 'fund', profile, 'matched', 'zero', [group.key], []);
      else {
        waiting.add(group);
        sayWaiting(ground, group);
      }
    }
    const due = [...waiting].filter((group) => group.dueDay === day);
    if (due.length === 0) return;
    const before = [...overdue];
    for (const group of due) waiting.delete(group);
    const plan =
      FIRST_PLANS[dueDays] ?? ground.random.pick(['sets', 'sets', 'sets', 'sets', 'short', 'catch-up'] as const);
    dueDays += 1;
    const free = due.filter((group) => !isTwin(group));
    const held = plan === 'short' && before.length < 8 ? free.find((group) => group.amount > 0) : undefined;
    const caught = plan === 'catch-up' ? before.filter((group) => !isTwin(group)).slice(0, 1) : [];
    const sets = chunksOf(
      ground,
      free.filter((group) => group !== held),
      caught,
      due.length > free.length,
    );
    const paid = provenSets(sets, [...due, ...before]);
    for (const set of paid) {
      const sum = set.reduce((total, group) => total + group.amount, 0);
      sayArrived(ground, set, day, payEntry(ground, profile, day, 'CNY', sum));
      for (const group of set) overdue.delete(group);
    }
    const settled = new Set(paid.flat());
    for (const group of free) {
      if (settled.has(group)) continue;
      sayMissing(ground, group);
      overdue.add(group);
    }
    const twins = due.filter(isTwin);
    if (twins.length > 0) {
      payTwins(ground, profile, day, twins);
      for (const twin of twins) overdue.add(twin);
    } else if (plan === 'unexpected')
      unexpectedEntry(ground, profile, day, 'CNY', 9_999_900 + ground.random.between(1, 99));
  };
}

/** Sets of one to three groups; singles only on the ambiguous day and for what takes money back. */
function chunksOf(
  ground: Ground,
  groups: readonly Settlement[],
  caught: readonly Settlement[],
  singly: boolean,
): readonly (readonly Settlement[])[] {
  const credits = groups.filter((group) => group.amount > 0);
  const sets: Settlement[][] = groups.filter((group) => group.amount < 0).map((group) => [group]);
  let left = credits;
  if (caught.length > 0) {
    sets.push([...caught, ...left.slice(0, 1)]);
    left = left.slice(1);
  }
  while (left.length > 0) {
    const size = singly ? 1 : ground.random.between(1, 3);
    sets.push(left.slice(0, size));
    left = left.slice(size);
  }
  return sets;
}

/**
 * The sets as they are where each is the only one with its sum over all groups it could be of; else every group by itself, and
 * groups of equal sums (small samples have them) not at all: their credits could not be told apart.
 */
function provenSets(
  sets: readonly (readonly Settlement[])[],
  candidates: readonly Settlement[],
): readonly (readonly Settlement[])[] {
  const unique = sets.every(
    (set) =>
      countSets(
        candidates,
        set.reduce((sum, group) => sum + group.amount, 0),
      ) === 1,
  );
  if (unique) return sets;
  const alone = (group: Settlement): boolean => candidates.filter(({ amount }) => amount === group.amount).length === 1;
  return sets.flatMap((set) => set.filter(alone).map((group) => [group]));
}

/** How many non-empty sets of the groups sum to `target`. */
export function countSets(groups: readonly { readonly amount: number }[], target: number): number {
  const sums = [0];
  for (const group of groups)
    for (let index = sums.length - 1; index >= 0; index -= 1) sums.push((sums[index] ?? 0) + group.amount);
  return sums.slice(1).filter((sum) => sum === target).length;
}

function payTwins(ground: Ground, profile: ChannelProfile, day: number, twins: readonly Settlement[]): void {
  const [first, second] = twins;
  if (first === undefined || second === undefined) return;
  const entryNo = payEntry(ground, profile, day, 'CNY', first.amount + second.amount);
  say(ground, day, 'fund', profile, 'downstream_only', 'ambiguous', [], [entryNo]);
  for (const twin of twins) sayMissing(ground, twin, 'ambiguous');
}
