// Files as they came, deflated: each import's own bytes, and the archives and workbooks that imports came out of. Never changed, never removed.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { bytes, number } from '../columns.ts';
import type { Database } from '../database.ts';

/** Fast: originals are text, and every import waits for it. */
const deflate = (content: Uint8Array) => deflateRawSync(content, { level: 1 });

function inflate(content: Uint8Array): Uint8Array {
  const buffer = inflateRawSync(content);
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
}

export function insertOriginal(database: Database, importId: number, content: Uint8Array): void {
  database.run('INSERT INTO original (import_id, size, content) VALUES (?, ?, ?)', [
    importId,
    content.length,
    deflate(content),
  ]);
}

/** The file as it was imported, or null where there is no such import. Inflates the whole file; throws where what is kept is damaged. */
export function originalContent(database: Database, importId: number): Uint8Array | null {
  const row = database.first('SELECT content FROM original WHERE import_id = ?', [importId]);
  return row === null ? null : inflate(bytes(row.content));
}

/** Keeps a container once; answers the id it is kept under. */
export function keepContainer(database: Database, sha256: string, content: Uint8Array): number {
  const known = database.first('SELECT id FROM container WHERE sha256 = ?', [sha256]);
  if (known !== null) return number(known.id);
  const id = number(database.first('SELECT coalesce(max(id), 0) + 1 AS next FROM container')?.next);
  database.run('INSERT INTO container (id, sha256, size, content) VALUES (?, ?, ?, ?)', [
    ...[id, sha256, content.length],
    deflate(content),
  ]);
  return id;
}

/** The archive or workbook that an import came out of, or null. Inflates it; throws where what is kept is damaged. */
export function containerContent(database: Database, importId: number): Uint8Array | null {
  const row = database.first(
    'SELECT container.content FROM import JOIN container ON container.id = import.container_id WHERE import.id = ?',
    [importId],
  );
  return row === null ? null : inflate(bytes(row.content));
}
