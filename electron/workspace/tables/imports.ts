// What each import left behind: its facts, totals and rejects. An undone import keeps its facts.
import type { ImportView } from '../../../shared/contract/engine-api.ts';
import { ENCODINGS, type ParsedFile, type Reject } from '../../../shared/model/import.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import { SOURCES } from '../../../shared/model/record.ts';
import { json, number, numberOrNull, oneOf, text, textOrNull } from '../columns.ts';
import type { Database, Row, SqlValue } from '../database.ts';
import { nextNumber } from '../history/next-number.ts';
import { insertOriginal } from './originals.ts';
import { insertStatements, statementsOfImport } from './statements.ts';

/** How many rejects come with an import; the rest is paged. */
const FIRST_REJECTS = 50;

export interface NewImport {
  readonly file: string;
  readonly sha256: string;
  readonly content: Uint8Array;
  readonly importedAt: string;
  readonly dates: readonly string[];
  readonly parsed: ParsedFile;
  /** The users' profile that it was read by; null for shipped ones and programs. */
  readonly profile: Profile | null;
  readonly container: { readonly id: number; readonly file: string } | null;
  /** The import that it takes the place of. */
  readonly replaces: number | null;
}

/** Keeps everything but the records. Answers the import's id; ids are never used twice. */
export function insertImport(database: Database, { parsed, profile, container, ...facts }: NewImport): number {
  const id = nextNumber(database, 'import');
  const columns: readonly (readonly [name: string, value: SqlValue])[] = [
    ['id', id],
    ['file', facts.file],
    ['sha256', facts.sha256],
    ['profile', parsed.profile],
    ['profile_version', profile?.version ?? 0],
    ['profile_data', profile === null ? '' : JSON.stringify(profile)],
    ['title', parsed.title],
    ['source', parsed.source],
    ['channel', parsed.channel],
    ['encoding', parsed.encoding],
    ['bytes', facts.content.length],
    ['container_id', container?.id ?? null],
    ['container_file', container?.file ?? ''],
    ['replaces', facts.replaces],
    ['imported_at', facts.importedAt],
    ['lines_read', parsed.linesRead],
    ['header_footer', parsed.headerFooter],
    ['row_count', parsed.rows.length],
    ['rejected', parsed.rejects.length],
    ['proof', parsed.proof],
    ['dates', JSON.stringify(facts.dates)],
    ['sums', JSON.stringify(parsed.sums)],
    ['declared', JSON.stringify(parsed.declared)],
    ['warnings', JSON.stringify(parsed.warnings)],
    ['evidence', JSON.stringify(parsed.evidence)],
    ['left_out', JSON.stringify(parsed.leftOut)],
    ['header', JSON.stringify(parsed.header)],
    ['mapping', JSON.stringify(parsed.mapping)],
  ];
  database.run(
    `INSERT INTO import (${columns.map(([name]) => name).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    columns.map(([, value]) => value),
  );
  database.insertMany(
    'INSERT INTO reject (import_id, position, line, field, value, reason, raw) VALUES (?, ?, ?, ?, ?, ?, ?)',
    parsed.rejects.map((reject, index) => [
      ...[id, index, reject.line, reject.field, reject.value, reject.reason, reject.raw],
    ]),
  );
  insertStatements(database, id, parsed.statements);
  insertOriginal(database, id, facts.content);
  return id;
}

/** An import with its container; the import that took its place only while that one is in force. */
const SELECT = `SELECT import.*, container.sha256 AS container_sha256,
  (SELECT max(id) FROM import AS later WHERE later.replaces = import.id AND later.undone_at IS NULL) AS replaced_by
  FROM import LEFT JOIN container ON container.id = import.container_id`;

/** Every import in order, undone ones too. */
export function allImports(database: Database): ImportView[] {
  return database.all(`${SELECT} ORDER BY import.id`).map((row) => toView(database, row));
}

export function importById(database: Database, id: number): ImportView | null {
  const row = database.first(`${SELECT} WHERE import.id = ?`, [id]);
  return row === null ? null : toView(database, row);
}

/** The import in force with this content, or null. */
export function importByContent(database: Database, sha256: string): ImportView | null {
  const row = database.first(`${SELECT} WHERE import.sha256 = ? AND import.undone_at IS NULL`, [sha256]);
  return row === null ? null : toView(database, row);
}

function toView(database: Database, row: Row): ImportView {
  const id = number(row.id);
  return {
    id,
    file: text(row.file),
    sha256: text(row.sha256),
    profile: text(row.profile),
    title: text(row.title),
    source: oneOf(SOURCES, row.source),
    channel: text(row.channel),
    encoding: oneOf(ENCODINGS, row.encoding),
    bytes: number(row.bytes),
    container:
      row.container_sha256 === null ? null : { file: text(row.container_file), sha256: text(row.container_sha256) },
    replaces: numberOrNull(row.replaces),
    replacedBy: numberOrNull(row.replaced_by),
    importedAt: text(row.imported_at),
    undone: textOrNull(row.undone_at) !== null,
    dates: json(row.dates, []),
    linesRead: number(row.lines_read),
    rows: number(row.row_count),
    rejected: number(row.rejected),
    headerFooter: number(row.header_footer),
    sums: json(row.sums, []),
    declared: json(row.declared, []),
    proof: oneOf(['proven', 'contradicted', 'unproven'], row.proof),
    rejects: rejectPage(database, id, 0, FIRST_REJECTS),
    warnings: json(row.warnings, []),
    evidence: json(row.evidence, []),
    leftOut: json(row.left_out, []),
    statements: statementsOfImport(database, id),
  };
}

export function rejectPage(database: Database, importId: number, offset: number, limit: number): Reject[] {
  return database
    .all(
      'SELECT line, field, value, reason, raw FROM reject WHERE import_id = ? AND position >= ? ORDER BY position LIMIT ?',
      [importId, offset, limit],
    )
    .map((row) => ({
      line: number(row.line),
      field: text(row.field),
      value: text(row.value),
      reason: text(row.reason),
      raw: text(row.raw),
    }));
}

export function rejectCount(database: Database, importId: number): number {
  return number(database.first('SELECT count(*) AS n FROM reject WHERE import_id = ?', [importId])?.n);
}

/** The header as it stands in the file; [] where its format has none. */
export function headerOfImport(database: Database, importId: number): readonly string[] {
  return json<string[]>(database.first('SELECT header FROM import WHERE id = ?', [importId])?.header ?? '', []);
}

/** The users' profile that an import was read by, as it was then; null for shipped ones and programs. */
export function profileOfImport(database: Database, importId: number): Profile | null {
  const row = database.first('SELECT profile_data FROM import WHERE id = ?', [importId]);
  return json<Profile | null>(row?.profile_data ?? '', null);
}

/** Marks an import undone; its facts, rejects and content stay for the record. */
export function markImportUndone(database: Database, importId: number, undoneAt: string, undoneBy: string): void {
  database.run('UPDATE import SET undone_at = ?, undone_by = ? WHERE id = ?', [undoneAt, undoneBy, importId]);
}

/** File names by import id, undone imports too. */
export function importFiles(database: Database): ReadonlyMap<number, string> {
  return new Map(database.all('SELECT id, file FROM import').map((row) => [number(row.id), text(row.file)]));
}

/** Clearing dates of the imports in force. */
export function importDates(database: Database): string[] {
  const dates = new Set<string>();
  for (const row of database.all('SELECT dates FROM import WHERE undone_at IS NULL'))
    for (const date of json<string[]>(row.dates, [])) dates.add(date);
  return [...dates].sort();
}

export function hasImports(database: Database): boolean {
  return database.first('SELECT 1 AS found FROM import WHERE undone_at IS NULL LIMIT 1') !== null;
}
