// Money of channels that pay a whole settlement day at once: WX, NUCC (fees apart), ADY (two currencies).
import type { Ground } from './ground.ts';
import { dateOf, say, shortDate } from './ground.ts';
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

export type FundPlan = 'clean' | 'differs' | 'missing' | 'overdue' | 'unexpected';

/** What happens on the first due days, so that a short sample shows everything; later days draw. */
const FIRST_PLANS: Readonly<Record<string, readonly FundPlan[]>> = {
  WX: ['clean', 'differs', 'overdue', 'clean'],
  NUCC: ['clean', 'missing', 'unexpected', 'overdue'],
  ADY: ['clean', 'missing', 'differs'],
};

export type FundDay = (ground: Ground, day: number) => void;

export function batchFund(profile: ChannelProfile): FundDay {
  const open = new Set<Settlement>();
  const late = new Map<number, Settlement[]>();
  let dueDays = 0;
  /** Small samples have settlements of equal sums: their credits could not be told apart, so they do not come. */
  const hasTwin = (settlement: Settlement): boolean =>
    [...open].some(
      (other) => other !== settlement && other.amount === settlement.amount && other.currency === settlement.currency,
    );
  const arrive = (ground: Ground, settlement: Settlement, day: number): void => {
    pay(ground, settlement, day);
    open.delete(settlement);
  };
  return (ground, day) => {
    for (const settlement of settlementsOf(ground, profile, day)) {
      if (settlement.amount === 0) say(ground, day, 'fund', profile, 'matched', 'zero', [settlement.key], []);
      else {
        open.add(settlement);
        sayWaiting(ground, settlement);
      }
    }
    for (const settlement of late.get(day) ?? []) if (!hasTwin(settlement)) arrive(ground, settlement, day);
    const due = [...open].filter((settlement) => settlement.dueDay === day);
    if (due.length === 0) return;
    const twins = new Set(due.filter(hasTwin));
    const plan = twins.size > 0 ? 'clean' : (FIRST_PLANS[profile.code]?.[dueDays] ?? drawPlan(ground));
    dueDays += 1;
    const odd = plan === 'clean' ? undefined : oddOne(due, plan, late.has(day));
    for (const settlement of due) {
      if (twins.has(settlement)) sayMissing(ground, settlement);
      else if (settlement !== odd) arrive(ground, settlement, day);
      else if (plan === 'differs') {
        payOther(ground, settlement);
        open.delete(settlement);
      } else {
        sayMissing(ground, settlement);
        if (plan === 'overdue') late.set(day + 1, [...(late.get(day + 1) ?? []), settlement]);
      }
    }
    const first = due[0];
    if (plan === 'unexpected' && first !== undefined && first.currency !== 'JPY')
      unexpectedEntry(ground, profile, day, first.currency, ground.random.between(1, 9) * 1111);
  };
}

export function drawPlan(ground: Ground): FundPlan {
  const draw = ground.random.next();
  if (draw > 0.12) return 'clean';
  return draw < 0.03 ? 'differs' : draw < 0.06 ? 'missing' : draw < 0.09 ? 'overdue' : 'unexpected';
}

/**
 * The settlement that the plan befalls. Amounts may differ only where it is the one settlement due that day in its currency and
 * nothing else is on its way: elsewhere the pair would be a guess.
 */
function oddOne(due: readonly Settlement[], plan: FundPlan, lateToday: boolean): Settlement | undefined {
  if (plan === 'unexpected') return undefined;
  if (plan !== 'differs') return plan === 'overdue' ? due[0] : due.at(-1);
  const lone = due.filter((one) => due.every((other) => other === one || other.currency !== one.currency));
  return lateToday ? undefined : lone[0];
}

function pay(ground: Ground, settlement: Settlement, day: number): void {
  const { profile, currency } = settlement;
  const reference = `${profile.code}${settlement.isFee ? 'F' : ''}${shortDate(dateOf(ground, settlement.day))}`;
  const entryNo = payEntry(ground, profile, day, currency, settlement.amount, {
    reference: ground.random.chance(0.7) ? reference : '',
    ...(settlement.isFee ? { memo: '手续费' } : {}),
  });
  sayArrived(ground, [settlement], day, entryNo);
}

function payOther(ground: Ground, settlement: Settlement): void {
  const { profile, currency, dueDay } = settlement;
  const size = Math.abs(settlement.amount);
  const apart =
    Math.sign(settlement.amount) * ground.random.pick(size > 10_000 ? [-25_00, -60, 35, 12_00] : [35, 12_00]);
  const entryNo = payEntry(ground, profile, dueDay, currency, settlement.amount + apart);
  say(ground, dueDay, 'fund', profile, 'amount_differs', '', [settlement.key], [entryNo]);
}
