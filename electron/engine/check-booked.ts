// Links from results to the routine entries: every successful order is booked once, every account entry that met a settlement too.
// A surplus duplicate order is not booked. Nothing is said where the routine books are off.
import type { CheckLink } from '../../shared/contract/engine-api.ts';
import type { Minor } from '../../shared/money/amount.ts';
import { eachProofRecord, type ProofRun } from '../workspace/tables/proof.ts';
import { bookedByRecord } from '../workspace/tables/proof-books.ts';
import { Tally } from './check-link.ts';
import type { StageFacts } from './check-run.ts';
import type { EngineContext } from './engine-context.ts';

interface Bookable {
  readonly id: number;
  readonly name: string;
  readonly currency: string;
  readonly amount: Minor;
}

export function bookedOrderLinks(context: EngineContext, run: ProofRun, business: StageFacts): CheckLink[] {
  if (context.settings().routine === 'off') return [];
  const { database } = context.workspace;
  const surplus = new Set<number | string>();
  for (const { result, piece } of business.places.upstream) if (result.outcome === 'duplicate') surplus.add(piece.id);
  const orders: Bookable[] = [];
  const where = { channel: run.channel, source: 'orders', after: run.previousDate, upTo: run.date };
  eachProofRecord(database, where, (record) => {
    if (record.status === 'success' && record.amount > 0 && !surplus.has(record.id)) orders.push(record);
  });
  const booked = bookedByRecord(database, { date: run.date, channel: run.channel, rules: 'order' });
  return bookedLinks(run, orders, booked, 'successful orders, surplus duplicates aside', 'order entries');
}

export function bookedMoneyLinks(context: EngineContext, run: ProofRun, fund: StageFacts): CheckLink[] {
  if (context.settings().routine === 'off') return [];
  const { database } = context.workspace;
  const arrived = fund.places.downstream.flatMap(({ result, piece }): Bookable[] =>
    typeof piece.id === 'number' &&
    (result.outcome === 'matched' || result.outcome === 'amount_differs') &&
    piece.amount > 0
      ? [{ id: piece.id, name: piece.name, currency: piece.currency, amount: piece.amount }]
      : [],
  );
  const where = { date: run.date, channel: run.channel };
  const booked = new Map([
    ...bookedByRecord(database, { ...where, rules: 'money_arrived' }),
    ...bookedByRecord(database, { ...where, rules: 'fee_charged' }),
  ]);
  return bookedLinks(run, arrived, booked, 'account entries that met a settlement', 'money entries');
}

function bookedLinks(
  run: ProofRun,
  pieces: readonly Bookable[],
  booked: ReadonlyMap<number, Minor>,
  from: string,
  to: string,
): CheckLink[] {
  const tally = new Tally();
  for (const { id, name, currency, amount } of pieces) {
    const posted = booked.get(id) ?? 0;
    tally.in(currency, amount);
    tally.out(currency, posted, posted === 0 ? 0 : 1);
    if (posted === 0) tally.name(currency, `${name} (not booked)`);
    else if (posted !== amount) tally.name(currency, `${name} (booked ${posted} minor units of ${amount})`);
  }
  return tally.links({ kind: 'flow', date: run.date, channel: run.channel, from, to });
}
