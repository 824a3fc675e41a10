// What the routine books said before a step, from the step's own notes: nothing is computed from results, whose rows may be gone.
// What an export has fixed since is reversed in full (红冲) and stated as it was.
import { type Correction, corrections, type Posted } from '../../../shared/posting/correction.ts';
import { restatedRoutine } from '../../../shared/posting/restating.ts';
import type { Database } from '../../workspace/database.ts';
import { type Changes, eachNote, type TableChanges, valuesOf } from '../../workspace/history/changes.ts';
import { deleteUnexported, insertEntries, relinkEntry } from '../../workspace/tables/entries.ts';
import {
  eachRoutineRowBetween,
  freeNumbers,
  insertEntryAs,
  notedRoutineRow,
  type RoutineRow,
  routineRows,
} from '../../workspace/tables/routine-rows.ts';
import type { EngineContext } from '../engine-context.ts';
import { captureOf } from './capture-of.ts';

interface Place {
  readonly channel: string;
  readonly date: string;
  /** Base keys of what the step posted, changed or removed. */
  readonly keys: Set<string>;
}

/** Inside an action whose changes are captured. */
export function stateRoutineAsBefore(context: EngineContext, changes: Changes): void {
  const own = changes.get('entry');
  if (own === undefined) return;
  const noted = notedRows(own);
  for (const place of placesOf(context, own, noted.values())) {
    context.throwIfCancelled();
    stateAsBefore(context, place, own.above ?? 0, noted);
  }
}

/** Rows of before that the step changed or removed, by number, as they were. */
function notedRows(own: TableChanges): Map<number, RoutineRow> {
  const rows = new Map<number, RoutineRow>();
  eachNote(own, (act, row) => {
    if (act === 'insert') return;
    const values = valuesOf(row);
    const noted = notedRoutineRow(new Map(own.columns.map((name, index) => [name, values[index] ?? null])));
    if (noted !== null && noted.id <= (own.above ?? 0) && !rows.has(noted.id)) rows.set(noted.id, noted);
  });
  return rows;
}

function placesOf({ workspace }: EngineContext, own: TableChanges, noted: Iterable<RoutineRow>): Iterable<Place> {
  const places = new Map<string, Place>();
  const touch = ({ posted: { entry, baseKey } }: RoutineRow) => {
    const name = `${entry.channel}\u0000${entry.entryDate}`;
    const place = places.get(name) ?? { channel: entry.channel, date: entry.entryDate, keys: new Set() };
    places.set(name, place);
    place.keys.add(baseKey);
  };
  for (const row of noted) touch(row);
  if (own.added !== null) eachRoutineRowBetween(workspace.database, own.added, touch);
  return places.values();
}

function stateAsBefore(
  context: EngineContext,
  { channel, date, keys }: Place,
  above: number,
  noted: ReadonlyMap<number, RoutineRow>,
): void {
  const { database } = context.workspace;
  const now = routineRows(database, channel, date).filter(({ posted }) => keys.has(posted.baseKey));
  const gone = [...noted.values()].filter(
    ({ posted: { entry } }) => entry.channel === channel && entry.entryDate === date,
  );
  const before = [...now.filter(({ id }) => id <= above && !noted.has(id)), ...gone];
  const last = new Map<string, RoutineRow>();
  for (const row of before) {
    const { baseKey, revision } = row.posted;
    if ((last.get(baseKey)?.posted.revision ?? -1) < revision) last.set(baseKey, row);
  }
  const desired = [...last.values()].flatMap(({ posted: { entry, baseKey, revision } }) =>
    revision % 2 === 0 ? [{ ...entry, postingKey: baseKey }] : [],
  );
  const { remove, add, relink } = corrections(
    desired,
    now.map(({ posted }) => posted),
  );
  deleteUnexported(database, remove);
  const removed = new Set(remove);
  const stays = now.filter(({ posted: { entry } }) => !removed.has(entry.postingKey)).map(({ posted }) => posted);
  insert(context, add, { gone, stays });
  for (const { postingKey, cause } of relink) relinkEntry(database, postingKey, cause);
}

/**
 * What the step had removed comes back under its number: by that, undoing the step that made it finds its key. So a key that needs no
 * entry, as what an export carried says the same, is stated once more.
 */
function insert(
  context: EngineContext,
  add: readonly Correction[],
  { gone, stays }: { readonly gone: readonly RoutineRow[]; readonly stays: readonly Posted[] },
): void {
  const { database } = context.workspace;
  const capture = captureOf(context.workspace);
  const numbers = freeByKey(database, gone);
  const added = new Set(add.map(({ baseKey }) => baseKey));
  const again = [...numbers.keys()].flatMap((key) => (added.has(key) ? [] : statedAgain(stays, key)));
  const others: Correction[] = [];
  for (const one of [...add, ...again].sort((left, right) => right.revision - left.revision)) {
    const id = numbers.get(one.baseKey)?.pop();
    if (id === undefined) others.push(one);
    else {
      insertEntryAs(database, id, { ...one, reverses: '' });
      if (capture.isBelow('entry', id)) capture.noteInsert('entry', [id]);
    }
  }
  insertEntries(
    database,
    others.toReversed().map((one) => ({ ...one, reverses: '' })),
  );
}

function freeByKey(database: Database, gone: readonly RoutineRow[]): Map<string, number[]> {
  const free = freeNumbers(
    database,
    gone.map(({ id }) => id),
  );
  const numbers = new Map<string, number[]>();
  for (const { id, posted } of [...gone].sort((left, right) => left.posted.revision - right.posted.revision)) {
    if (!free.has(id)) continue;
    const known = numbers.get(posted.baseKey);
    if (known === undefined) numbers.set(posted.baseKey, [id]);
    else known.push(id);
  }
  return numbers;
}

function statedAgain(stays: readonly Posted[], key: string): Correction[] {
  const history = stays.filter(({ baseKey }) => baseKey === key).sort((left, right) => left.revision - right.revision);
  const last = history.at(-1);
  return restatedRoutine(history, (one) => one === last);
}
