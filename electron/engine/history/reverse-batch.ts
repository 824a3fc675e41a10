// Undoing an export: the batch and its files stay as they were written; what it carried is reversed and stated anew.
import type { Posted } from '../../../shared/posting/correction.ts';
import { restatedDecision, restatedRoutine } from '../../../shared/posting/restating.ts';
import {
  entriesAround,
  entriesOfBatch,
  insertEntries,
  type NewEntry,
  routinePosted,
  type StoredEntry,
} from '../../workspace/tables/entries.ts';
import type { EngineContext } from '../engine-context.ts';

/** Inside an action. Neither the reversals nor what is stated anew is exported yet. */
export function reverseBatch(context: EngineContext, batchId: string): void {
  const { database } = context.workspace;
  const carried = entriesOfBatch(database, batchId);
  const keys = new Set(carried.map(({ entry }) => entry.postingKey));
  insertEntries(database, [...routineOf(context, carried, keys), ...decisionsOf(context, carried, keys)]);
}

function routineOf(context: EngineContext, carried: readonly StoredEntry[], keys: ReadonlySet<string>): NewEntry[] {
  const { database } = context.workspace;
  const routine = carried.filter(({ entry }) => entry.cause.type !== 'decision');
  const places = new Map(
    routine.map(({ entry: { channel, entryDate } }) => [`${channel} ${entryDate}`, { channel, entryDate }]),
  );
  return [...places.values()].flatMap(({ channel, entryDate }) => {
    context.throwIfCancelled();
    const histories = new Map<string, Posted[]>();
    for (const one of routinePosted(database, channel, entryDate)) {
      const history = histories.get(one.baseKey);
      if (history === undefined) histories.set(one.baseKey, [one]);
      else history.push(one);
    }
    return [...histories.values()].flatMap((history) =>
      restatedRoutine(
        history.sort((left, right) => left.revision - right.revision),
        ({ entry }) => keys.has(entry.postingKey),
      ).map((one) => ({ ...one, reverses: '' })),
    );
  });
}

function decisionsOf(
  { workspace: { database } }: EngineContext,
  carried: readonly StoredEntry[],
  keys: ReadonlySet<string>,
): NewEntry[] {
  const around = new Map<number, StoredEntry[]>();
  return carried.flatMap((one) => {
    const { cause } = one.entry;
    if (cause.type !== 'decision') return [];
    const known = around.get(cause.decisionId) ?? entriesAround(database, cause.decisionId);
    around.set(cause.decisionId, known);
    return restatedDecision(one, known, (key) => keys.has(key));
  });
}
