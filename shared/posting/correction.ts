// What must be posted so that the books say what a run says now. What an export fixed is never taken back: it is reversed in full
// (红冲) and the right entry follows. What is not exported is replaced. Posting the same twice is impossible: the keys are the same.
import type { EntryCause, JournalEntry } from '../model/decision.ts';
import { reversalOf } from './decision-entries.ts';

/** A routine entry in the books. `baseKey` is the key of its first statement; odd revisions reverse the one before. */
export interface Posted {
  readonly entry: JournalEntry;
  readonly baseKey: string;
  readonly revision: number;
  readonly isExported: boolean;
}

export type Correction = Omit<Posted, 'isExported'>;

export interface Corrections {
  /** Posting keys of entries to take back; none of them is exported. */
  readonly remove: readonly string[];
  readonly add: readonly Correction[];
  /** Entries that stay, but whose record came with another import since. */
  readonly relink: readonly { readonly postingKey: string; readonly cause: EntryCause }[];
}

/** Compares what is posted for one channel and date with what is desired; linear. Desired keys are unique. */
export function corrections(desired: readonly JournalEntry[], posted: readonly Posted[]): Corrections {
  const histories = new Map<string, Posted[]>();
  for (const one of posted) {
    const history = histories.get(one.baseKey);
    if (history === undefined) histories.set(one.baseKey, [one]);
    else history.push(one);
  }
  const remove: string[] = [];
  const add: Correction[] = [];
  const relink: { postingKey: string; cause: EntryCause }[] = [];
  const settle = (baseKey: string, wanted: JournalEntry | undefined, history: readonly Posted[]) => {
    const steps = stepsTo(baseKey, wanted, history);
    const next = new Map(steps.map((step) => [step.entry.postingKey, step]));
    const last = history[history.length - 1];
    let lastStays = true;
    for (const old of history) {
      if (old.isExported) continue;
      const kept = next.get(old.entry.postingKey);
      if (kept !== undefined && sameContent(kept.entry, old.entry)) next.delete(old.entry.postingKey);
      else {
        remove.push(old.entry.postingKey);
        if (old === last) lastStays = false;
      }
    }
    add.push(...next.values());
    if (wanted === undefined || last === undefined || !lastStays) return;
    if (sameContent(wanted, last.entry) && !sameCause(wanted, last.entry))
      relink.push({ postingKey: last.entry.postingKey, cause: wanted.cause });
  };
  for (const wanted of desired) {
    const history = histories.get(wanted.postingKey);
    histories.delete(wanted.postingKey);
    if (history === undefined) add.push({ entry: wanted, baseKey: wanted.postingKey, revision: 0 });
    else settle(wanted.postingKey, wanted, inOrder(history));
  }
  for (const [baseKey, history] of histories) settle(baseKey, undefined, inOrder(history));
  return { remove, add, relink };
}

/** The unexported steps that lead from what is exported to what is wanted. */
function stepsTo(baseKey: string, wanted: JournalEntry | undefined, history: readonly Posted[]): Correction[] {
  const exported = history.filter(({ isExported }) => isExported);
  const last = exported[exported.length - 1];
  const live = last !== undefined && last.revision % 2 === 0 ? last : undefined;
  if (live !== undefined && wanted !== undefined && sameContent(live.entry, wanted)) return [];
  const steps: Correction[] = [];
  let revision = last === undefined ? 0 : last.revision + 1;
  if (live !== undefined) {
    const place = { key: revisionKey(baseKey, revision), entryDate: live.entry.entryDate, cause: live.entry.cause };
    steps.push({ entry: reversalOf(live.entry, place), baseKey, revision });
    revision += 1;
  }
  if (wanted !== undefined)
    steps.push({ entry: { ...wanted, postingKey: revisionKey(baseKey, revision) }, baseKey, revision });
  return steps;
}

function inOrder(history: readonly Posted[]): Posted[] {
  return [...history].sort((left, right) => left.revision - right.revision);
}

/** The posting key of an entry's n-th restatement. */
export function revisionKey(baseKey: string, revision: number): string {
  return revision === 0 ? baseKey : `${baseKey}~${revision}`;
}

function sameContent(left: JournalEntry, right: JournalEntry): boolean {
  return (
    left.amount === right.amount &&
    left.debit === right.debit &&
    left.credit === right.credit &&
    left.currency === right.currency &&
    left.rule === right.rule &&
    left.entryDate === right.entryDate
  );
}

function sameCause(left: JournalEntry, right: JournalEntry): boolean {
  return JSON.stringify(left.cause) === JSON.stringify(right.cause);
}
