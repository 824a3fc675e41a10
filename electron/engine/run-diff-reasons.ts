// Why a run would say something else than the last one: the files and the settings that changed since.
import { settingsChanges } from '../../shared/settings/settings-changes.ts';
import type { Database } from '../workspace/database.ts';
import { type ImportSince, importsAround, importsSince, movesSince } from '../workspace/tables/changes-since.ts';
import { recordsById } from '../workspace/tables/records.ts';
import type { Run } from '../workspace/tables/runs.ts';
import { newestSettings, settingsOfVersion } from '../workspace/tables/settings-history.ts';
import { membersOf } from './item-links.ts';
import type { DayRun } from './run-day.ts';
import type { ResultChange } from './run-diff-compare.ts';

export interface ChangeReason {
  /** With the lines of the files. */
  readonly why: string;
  /** Without them: the same for all rows of a file. */
  readonly group: string;
}

/** Lines and settings named per change; the rest is counted. */
const MOST_NAMED = 5;

const one = (why: string, group = why): ChangeReason => ({ why, group });

/** By position in `changes`. Rows that came or went are the surest reason; then changed settings that matching reads; then files of the channel. */
export function changeReasons(
  database: Database,
  runs: readonly Run[],
  day: DayRun,
  changes: readonly ResultChange[],
): ChangeReason[] {
  const sinceOf = new Map(runs.map((run) => [run.channel, sinceRun(database, run)]));
  const rowsOf = new Map(
    day.channels.flatMap(({ output }) => output.settlements.map(({ id, rowIds }) => [id, rowIds] as const)),
  );
  const freshIds = (change: ResultChange) => memberIds(change.after, rowsOf);
  const places = new Map<number, { readonly importId: number; readonly line: number }>();
  const needed = new Set(changes.flatMap((change) => [...freshIds(change), ...memberIds(change.before, NO_ROWS)]));
  for (const { id, importId, line } of recordsById(database, needed)) places.set(id, { importId, line });
  return changes.map((change) => {
    const since = sinceOf.get((change.after ?? change.before)?.result.channel ?? '');
    if (since === undefined) return one('not run yet');
    const came = since.imports.filter(({ what }) => what === 'imported');
    const fresh = byImport(freshIds(change), places).flatMap(([importId, lines]) => {
      const found = came.find(({ id }) => id === importId);
      return found === undefined ? [] : [{ found, lines }];
    });
    if (fresh.length > 0) {
      const named = (withLines: boolean) =>
        fresh.map(({ found, lines }) => cameText(since, found, withLines ? lines : [])).join(' · ');
      return one(named(true), named(false));
    }
    const gone = goneFrom(
      database,
      memberIds(change.before, NO_ROWS).filter((id) => !places.has(id)),
      since.imports,
    );
    if (gone.length > 0) return one(gone.map(wentText).join(' · '));
    return indirect(since, change);
  });
}

const NO_ROWS: ReadonlyMap<string, readonly number[]> = new Map();

/** The rows of a result, and those of the settlements that it names. */
function memberIds(stored: ResultChange['after'], rowsOf: ReadonlyMap<string, readonly number[]>): readonly number[] {
  if (stored === null) return [];
  const { result } = stored;
  return [...membersOf(result), ...result.settlementIds.flatMap((id) => rowsOf.get(id) ?? [])];
}

function byImport(
  ids: readonly number[],
  places: ReadonlyMap<number, { readonly importId: number; readonly line: number }>,
): (readonly [number, readonly number[]])[] {
  const lines = new Map<number, number[]>();
  for (const id of ids) {
    const place = places.get(id);
    if (place !== undefined) lines.set(place.importId, [...(lines.get(place.importId) ?? []), place.line]);
  }
  return [...lines];
}

interface Since {
  readonly imports: readonly ImportSince[];
  /** "settings changed since the last run: …", '' where none that matters did. */
  readonly settings: string;
  readonly moves: readonly string[];
}

function sinceRun(database: Database, run: Run): Since {
  return {
    imports: importsSince(database, run),
    settings: settingsText(database, run),
    moves: movesSince(database, run),
  };
}

/** Top keys that matching does not read. */
const UNREAD = new Set([
  'version',
  'company',
  'users',
  'policies',
  'approvals',
  'books',
  'accounts',
  'posting',
  'glossary',
]);

/** Other channels count only where they claim account entries. */
function matters(path: string, channel: string): boolean {
  const [top = '', code, ...rest] = path.split('.');
  if (UNREAD.has(top)) return false;
  return top !== 'channels' || code === channel || rest.join('.').startsWith('settlement.entries');
}

function settingsText(database: Database, { settingsVersion, channel }: Run): string {
  const newest = newestSettings(database);
  const before = settingsOfVersion(database, settingsVersion);
  if (before === null || before.text === newest.text) return '';
  const changed = settingsChanges(before.text, newest.text).filter(({ path }) => matters(path, channel));
  if (changed.length === 0) return '';
  const word = (value: string) => (value === '' ? '(none)' : value);
  const named = changed
    .slice(0, MOST_NAMED)
    .map(({ path, before: old, after }) => `${path} ${word(old)} -> ${word(after)}`);
  return `settings changed since the last run: ${counted(named, changed.length)}`;
}

/** "a, b +3". */
function counted(named: readonly (string | number)[], total: number): string {
  const shown = named.slice(0, MOST_NAMED);
  return `${shown.join(', ')}${total > shown.length ? ` +${total - shown.length}` : ''}`;
}

function cameText({ imports }: Since, { id, file, replaces }: ImportSince, lines: readonly number[]): string {
  const where = counted(lines, lines.length);
  const old = imports.find((other) => other.id === replaces);
  if (old === undefined)
    return lines.length === 0
      ? `imported since the last run: ${file} (import ${id})`
      : `imported since the last run: ${file} (import ${id}), line ${where}`;
  const replaced = `replaced since the last run: ${old.file} (import ${old.id}) by ${file} (import ${id})`;
  return lines.length === 0 ? replaced : `${replaced}, line ${where}`;
}

function wentText({ id, file }: ImportSince): string {
  return `taken back since the last run: ${file} (import ${id})`;
}

/** Imports whose rows these were. Records are numbered by import, so the neighbours that are left tell it, up to imports taken back side by side. */
function goneFrom(database: Database, ids: readonly number[], imports: readonly ImportSince[]): ImportSince[] {
  const undone = imports.filter(({ what }) => what === 'undone');
  const found = new Set<ImportSince>();
  if (undone.length > 0)
    for (const id of ids) {
      const { below, above } = importsAround(database, id);
      for (const each of undone)
        if ((below === null || each.id > below) && (above === null || each.id < above)) found.add(each);
    }
  return [...found];
}

/** The rows are those of the last run; what they are compared with, or by, is other. */
function indirect(since: Since, change: ResultChange): ChangeReason {
  if (since.settings !== '') return one(since.settings);
  const channel = (change.after ?? change.before)?.result.channel;
  const files = since.imports.filter(
    (each) => each.channel === channel || each.channel === '' || each.source === 'funds',
  );
  if (files.length > 0)
    return one(
      files.map((each) => (each.what === 'imported' ? cameText(since, each, []) : wentText(each))).join(' · '),
    );
  if (since.moves.length > 0)
    return one(`undone or done again since the last run: ${counted(since.moves, since.moves.length)}`);
  return one('an earlier day or a decision changed what was open');
}
