// A batch that left is taken back: what it carried is reversed in full (红冲) and stated anew, the two in one export to come.
// Entries that something later corrects already are left alone: what the batch said of them no longer stands.
import type { JournalEntry } from '../model/decision.ts';
import { type Correction, type Posted, revisionKey } from './correction.ts';
import { reversalOf } from './decision-entries.ts';

/** For the routine entries of one base key, oldest first: the last ones that the batch carried are unwound and posted again. */
export function restatedRoutine(history: readonly Posted[], isOfBatch: (entry: Posted) => boolean): Correction[] {
  const tail: Posted[] = [];
  for (const one of history.toReversed()) {
    if (!isOfBatch(one)) break;
    tail.push(one);
  }
  let revision = history.at(-1)?.revision ?? 0;
  const next = (baseKey: string) => {
    revision += 1;
    return revisionKey(baseKey, revision);
  };
  const reversals = tail.map(({ entry, baseKey }) => {
    const place = { key: next(baseKey), entryDate: entry.entryDate, cause: entry.cause };
    return { entry: reversalOf(entry, place), baseKey, revision };
  });
  const anew = tail
    .toReversed()
    .map(({ entry, baseKey }) => ({ entry: { ...entry, postingKey: next(baseKey) }, baseKey, revision }));
  return [...reversals, ...anew];
}

/** An entry of a decision. `reverses`: what it reverses, '' for none. */
export interface DecisionEntry extends Correction {
  readonly reverses: string;
}

/** `around`: every entry that the entry's decision has to do with, the entry included. */
export function restatedDecision(
  one: DecisionEntry,
  around: readonly DecisionEntry[],
  isOfBatch: (postingKey: string) => boolean,
): DecisionEntry[] {
  const { entry, baseKey, reverses } = one;
  const isCorrected = around.some(
    (other) => other.reverses === entry.postingKey || (other.baseKey === baseKey && other.revision > one.revision),
  );
  // With what it reverses in one batch it comes to nothing.
  if (isCorrected || (reverses !== '' && isOfBatch(reverses))) return [];
  const [first, second] = [one.revision + 1, one.revision + 2];
  const place = { key: revisionKey(baseKey, first), entryDate: entry.entryDate, cause: entry.cause };
  const anew: JournalEntry = { ...entry, postingKey: revisionKey(baseKey, second) };
  // What takes back a reversal stands by itself, and the reversal said anew reverses that.
  return [
    { entry: reversalOf(entry, place), baseKey, revision: first, reverses: reverses === '' ? entry.postingKey : '' },
    { entry: anew, baseKey, revision: second, reverses: reverses === '' ? '' : place.key },
  ];
}
