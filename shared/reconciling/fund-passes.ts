// Passes that the fund modes share: by amount where that is unique both ways, and the last single pair left.
import type { Minor } from '../money/amount.ts';
import { groupBy } from './contender.ts';
import { type Board, type OpenEntry, type OpenSettlement, type Relation, relationOf } from './fund-board.ts';
import { firstAtLeast } from './nearest.ts';

/**
 * Pairs settlements and entries of equal signed amount that stand in `relation`, where each is the other's only candidate. Where several
 * fit equally nothing is chosen and all of them are marked ambiguous; what a stronger pass found ambiguous, a weaker one leaves alone,
 * but for groups of sets. `tolerance` widens "equal"; 0 is exact.
 */
export function byUniqueAmount(
  board: Board,
  relation: Relation,
  rule: string,
  tolerance: (currency: string) => Minor,
): void {
  const settlements = groupBy(board.settlements(), ({ settlement }) =>
    bucketOf(settlement.currency, relation === 'due' ? settlement.dueDate : ''),
  );
  const entries = groupBy(board.entries(), ({ entry }) =>
    bucketOf(entry.currency, relation === 'due' ? entry.valueDate : ''),
  );
  for (const [bucket, ours] of settlements) {
    const theirs = entries.get(bucket);
    if (theirs === undefined) continue;
    const width = tolerance(ours[0]?.settlement.currency ?? '');
    pairWithin(board, ours, theirs, relation, `${rule}_${relation}`, 0);
    if (width > 0) pairWithin(board, ours, theirs, relation, `${rule}_${relation}_tolerance`, width);
  }
}

function bucketOf(currency: string, date: string): string {
  return `${currency}\u0000${date}`;
}

function pairWithin(
  board: Board,
  ours: readonly OpenSettlement[],
  theirs: readonly OpenEntry[],
  relation: Relation,
  rule: string,
  width: Minor,
): void {
  const free = {
    settlements: new Set(board.settlements().filter((piece) => board.markedBy(piece) !== 'single')),
    entries: new Set(board.entries().filter((piece) => board.markedBy(piece) === null)),
  };
  const settlements = ours
    .filter((piece) => free.settlements.has(piece))
    .sort((left, right) => left.settlement.signedAmount - right.settlement.signedAmount);
  const amounts = settlements.map(({ settlement }) => settlement.signedAmount);
  const candidatesOf = new Map<OpenEntry, OpenSettlement[]>();
  const wishes = new Map<OpenSettlement, number>();
  for (const entry of theirs) {
    if (!free.entries.has(entry)) continue;
    const candidates: OpenSettlement[] = [];
    for (
      let index = firstAtLeast(amounts, (amount) => amount, entry.signed - width);
      index < amounts.length && (amounts[index] ?? 0) <= entry.signed + width;
      index += 1
    ) {
      const candidate = settlements[index];
      if (
        candidate === undefined ||
        !sameSign(candidate, entry) ||
        relationOf(candidate.settlement, entry.entry) !== relation
      )
        continue;
      candidates.push(candidate);
      if (candidates.length > CROWD) break;
    }
    if (candidates.length === 0) continue;
    candidatesOf.set(entry, candidates);
    for (const candidate of candidates) wishes.set(candidate, (wishes.get(candidate) ?? 0) + 1);
  }
  for (const [entry, candidates] of candidatesOf) {
    const [only] = candidates;
    if (only !== undefined && candidates.length === 1 && wishes.get(only) === 1) {
      board.take({ settlements: [only], entry, rule });
      continue;
    }
    for (const piece of [entry, ...candidates]) board.mark(piece, 'ambiguous', 'single');
  }
}

/** More candidates than this are not listed: they are ambiguous all the same. Keeps a thousand equal amounts from becoming a million pairs. */
const CROWD = 200;

function sameSign(settlement: OpenSettlement, entry: OpenEntry): boolean {
  return settlement.settlement.signedAmount > 0 === entry.signed > 0;
}

/** The only settlement left due on a date in a currency and the only entry left valued that date are a pair, whatever their amounts. */
export function onlyPairLeft(board: Board): void {
  const settlements = groupBy(board.settlements(), ({ settlement }) =>
    bucketOf(settlement.currency, settlement.dueDate),
  );
  const entries = groupBy(board.entries(), ({ entry }) => bucketOf(entry.currency, entry.valueDate));
  for (const [bucket, ours] of settlements) {
    const theirs = entries.get(bucket);
    const [settlement, entry] = [ours[0], theirs?.[0]];
    if (
      ours.length !== 1 ||
      theirs?.length !== 1 ||
      settlement === undefined ||
      entry === undefined ||
      !sameSign(settlement, entry)
    )
      continue;
    board.take({ settlements: [settlement], entry, rule: 'only_pair' });
  }
}
