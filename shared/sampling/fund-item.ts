// Money of channels that pay every transaction by itself: CMBC a working day later, DC at once.
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

/** What happens to the first items of each due day, in turn; later items draw. */
const FIRST: readonly (readonly ItemPlan[])[] = [
  ['differs', 'plain'],
  ['late', 'unexpected'],
  ['never', 'plain'],
];
type ItemPlan = 'named' | 'plain' | 'differs' | 'late' | 'never' | 'unexpected';

export function itemFund(profile: ChannelProfile): FundDay {
  const waiting = new Map<number, Settlement[]>();
  const late = new Map<number, Settlement[]>();
  let dueDays = 0;
  return (ground, day) => {
    for (const item of settlementsOf(ground, profile, day)) {
      const list = waiting.get(item.dueDay);
      if (list === undefined) waiting.set(item.dueDay, [item]);
      else list.push(item);
      sayWaiting(ground, item);
    }
    for (const item of late.get(day) ?? []) pay(ground, item, day, named(ground, item));
    const due = waiting.get(day) ?? [];
    waiting.delete(day);
    if (due.length === 0) return;
    const plans = FIRST[dueDays] ?? [];
    dueDays += 1;
    const amounts = countOf([...due, ...(late.get(day) ?? [])]);
    for (const [index, item] of due.entries()) {
      const plan = plans[index] ?? drawPlan(ground);
      // Without a reference only an amount that nothing else of the day has can say which item it is.
      const alone = amounts.get(item.amount) === 1;
      if (plan === 'plain' && alone) pay(ground, item, day, '');
      else if (plan === 'differs') payOther(ground, item);
      else if (plan === 'late' || plan === 'never') {
        sayMissing(ground, item);
        if (plan === 'late') late.set(day + 1, [...(late.get(day + 1) ?? []), item]);
      } else pay(ground, item, day, named(ground, item));
      if (plan === 'unexpected') unexpected(ground, profile, day, amounts);
    }
  };
}

function drawPlan(ground: Ground): ItemPlan {
  const draw = ground.random.next();
  if (draw > 0.04) return 'named';
  return draw < 0.004
    ? 'differs'
    : draw < 0.008
      ? 'late'
      : draw < 0.011
        ? 'never'
        : draw < 0.014
          ? 'unexpected'
          : 'plain';
}

function countOf(items: readonly Settlement[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const item of items) counts.set(item.amount, (counts.get(item.amount) ?? 0) + 1);
  return counts;
}

/** The transaction's number as a whole token, with or without company. */
function named(ground: Ground, item: Settlement): string {
  return ground.random.pick([item.group, `TX ${item.group}`, `${item.group}/001`]);
}

function pay(ground: Ground, item: Settlement, day: number, reference: string): void {
  const entryNo = payEntry(ground, item.profile, day, item.currency, item.amount, { reference });
  sayArrived(ground, [item], day, entryNo);
}

function payOther(ground: Ground, item: Settlement): void {
  const amount = item.amount + (item.amount < 0 ? -50 : 50);
  const entryNo = payEntry(ground, item.profile, item.dueDay, item.currency, amount, { reference: item.group });
  say(ground, item.dueDay, 'fund', item.profile, 'amount_differs', '', [item.key], [entryNo]);
}

function unexpected(ground: Ground, profile: ChannelProfile, day: number, taken: ReadonlyMap<number, number>): void {
  let amount = ground.random.between(1, 9) * 7_777_777;
  while (taken.has(amount)) amount += 1;
  unexpectedEntry(ground, profile, day, 'CNY', amount);
}
