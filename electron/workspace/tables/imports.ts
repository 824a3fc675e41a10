// What each import left behind: its facts and totals, its rejects, and the file itself. An undone import keeps its facts.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ImportView } from '../../../shared/contract/engine-api.ts';
import { ENCODINGS, type ParsedFile, type Reject } from '../../../shared/model/import.ts';
import { SOURCES } from '../../../shared/model/record.ts';
import { bytes, json, number, oneOf, text, textOrNull } from '../columns.ts';
import type { Database, Row } from '../database.ts';

/** How many rejects come with an import; the rest is paged. */
const FIRST_REJECTS = 50;

export interface NewImport {
  readonly file: string;
  readonly sha256: string;
  readonly content: Uint8Array;
  readonly importedAt: string;
  readonly dates: readonly string[];
  readonly parsed: ParsedFile;
}

/** Keeps everything but the records. Answers the import's id; ids are never used twice. */
export function insertImport(database: Database, { parsed, ...facts }: NewImport): number {
  const id = number(database.first('SELECT coalesce(max(id), 0) + 1 AS next FROM import')?.next);
  database.run(
    `INSERT INTO import (id, file, sha256, profile, source, channel, encoding, bytes, imported_at, lines_read, header_footer,
      row_count, rejected, proof, dates, sums, declared, warnings, header, mapping)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[id, facts.file, facts.sha256, parsed.profile, parsed.source, parsed.channel, parsed.encoding],
      ...[facts.content.length, facts.importedAt, parsed.linesRead, parsed.headerFooter],
      ...[parsed.rows.length, parsed.rejects.length, parsed.proof],
      ...[facts.dates, parsed.sums, parsed.declared, parsed.warnings, parsed.header, parsed.mapping].map((value) =>
        JSON.stringify(value),
      ),
    ],
  );
  database.insertMany(
    'INSERT INTO reject (import_id, position, line, field, value, reason, raw) VALUES (?, ?, ?, ?, ?, ?, ?)',
    parsed.rejects.map((reject, index) => [
      ...[id, index, reject.line, reject.field, reject.value, reject.reason, reject.raw],
    ]),
  );
  database.run('INSERT INTO original (import_id, size, content) VALUES (?, ?, ?)', [
    id,
    facts.content.length,
    deflateRawSync(facts.content, { level: 1 }),
  ]);
  return id;
}

/** Every import in order, undone ones too. */
export function allImports(database: Database): ImportView[] {
  return database.all('SELECT * FROM import ORDER BY id').map((row) => toView(database, row));
}

export function importById(database: Database, id: number): ImportView | null {
  const row = database.first('SELECT * FROM import WHERE id = ?', [id]);
  return row === null ? null : toView(database, row);
}

/** The import in force with this content, or null. */
export function importByContent(database: Database, sha256: string): ImportView | null {
  const row = database.first('SELECT * FROM import WHERE sha256 = ? AND undone_at IS NULL', [sha256]);
  return row === null ? null : toView(database, row);
}

function toView(database: Database, row: Row): ImportView {
  const id = number(row.id);
  return {
    id,
    file: text(row.file),
    sha256: text(row.sha256),
    profile: text(row.profile),
    source: oneOf(SOURCES, row.source),
    channel: text(row.channel),
    encoding: oneOf(ENCODINGS, row.encoding),
    bytes: number(row.bytes),
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

/** Rejected lines of all imports in force. */
export function rejectedLines(database: Database): number {
  return number(database.first('SELECT coalesce(sum(rejected), 0) AS n FROM import WHERE undone_at IS NULL')?.n);
}

/** The file as it came, or null where there is no such import. Inflates the whole file. */
export function originalContent(database: Database, importId: number): Uint8Array | null {
  const row = database.first('SELECT content FROM original WHERE import_id = ?', [importId]);
  return row === null ? null : inflateRawSync(bytes(row.content));
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
