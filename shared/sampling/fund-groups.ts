// Money of channels that pay group by group, one entry a group: UP by batch number.
import type { FundDay, FundPlan } from './fund-batch.ts';
import { drawPlan } from './fund-batch.ts';
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

const FIRST_PLANS: readonly FundPlan[] = ['differs', 'overdue', 'missing', 'unexpected'];

export function groupFund(profile: ChannelProfile): FundDay {
  const open = new Set<Settlement>();
  const late = new Map<number, Settlement[]>();
  let dueDays = 0;
  return (ground, day) => {
    for (const group of settlementsOf(ground, profile, day)) {
      if (group.amount === 0) say(ground, day, 'fund', profile, 'matched', 'zero', [group.key], []);
      else {
        open.add(group);
        sayWaiting(ground, group);
      }
    }
    for (const group of late.get(day) ?? []) {
      pay(ground, group, day, true);
      open.delete(group);
    }
    const due = [...open].filter((group) => group.dueDay === day);
    if (due.length === 0) return;
    const plan = FIRST_PLANS[dueDays] ?? drawPlan(ground);
    dueDays += 1;
    const odd = plan === 'unexpected' || plan === 'clean' ? undefined : due.find((group) => group.amount > 10_000);
    for (const group of due) {
      const alone = [...open].every((other) => other === group || other.amount !== group.amount);
      if (group !== odd) {
        pay(ground, group, day, !alone || ground.random.chance(0.75));
        open.delete(group);
      } else if (plan === 'differs') {
        payOther(ground, group);
        open.delete(group);
      } else {
        sayMissing(ground, group);
        if (plan === 'overdue') late.set(day + 1, [...(late.get(day + 1) ?? []), group]);
      }
    }
    if (plan === 'unexpected') unexpectedEntry(ground, profile, day, 'CNY', 8_888_800 + ground.random.between(1, 99));
  };
}

function pay(ground: Ground, group: Settlement, day: number, named: boolean): void {
  const inMemo = ground.random.chance(0.5);
  const texts = !named ? {} : inMemo ? { memo: `批次 ${group.group} 清算款` } : { reference: group.group };
  const entryNo = payEntry(ground, group.profile, day, group.currency, group.amount, texts);
  sayArrived(ground, [group], day, entryNo);
}

/** The last single pair left of its due date. */
function payOther(ground: Ground, group: Settlement): void {
  const amount = group.amount - ground.random.between(1, 4_000);
  const entryNo = payEntry(ground, group.profile, group.dueDay, group.currency, amount);
  say(ground, group.dueDay, 'fund', group.profile, 'amount_differs', '', [group.key], [entryNo]);
}
