// Export batches and their files.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import type { ExportView } from '../../../shared/contract/engine-api.ts';
import { bytes, number, oneOf, text } from '../columns.ts';
import type { Database, Row } from '../database.ts';

export interface Batch extends ExportView {
  readonly sequence: number;
  readonly vouchers: number;
}

export interface BatchFile {
  readonly name: string;
  /** Deflated. */
  readonly content: Uint8Array;
}

export function insertBatch(database: Database, batch: Batch, files: readonly BatchFile[]): void {
  database.run(
    `INSERT INTO export_batch (batch_id, clearing_date, sequence, mode, exported_at, exported_by, vouchers, lines, sha256)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[batch.batchId, batch.date, batch.sequence, batch.mode, batch.at, batch.by],
      ...[batch.vouchers, batch.lines, batch.sha256],
    ],
  );
  database.insertMany(
    'INSERT INTO export_file (batch_id, position, name, content) VALUES (?, ?, ?, ?)',
    files.map(({ name, content }, position) => [batch.batchId, position, name, content]),
  );
}

/** Of one date, or of all (null), oldest first. */
export function batches(database: Database, date: CalendarDate | null): Batch[] {
  return database
    .all(
      'SELECT * FROM export_batch WHERE ?1 IS NULL OR clearing_date = ?1 ORDER BY exported_at, clearing_date, sequence',
      [date],
    )
    .map(toBatch);
}

/** Batches that entries or decisions name and that are not here. */
export function lostBatches(
  database: Database,
): { readonly batchId: string; readonly entries: number; readonly decisions: number }[] {
  return database
    .all(
      `SELECT batch_id, sum(entries) AS entries, sum(decisions) AS decisions FROM (
         SELECT batch_id, count(*) AS entries, 0 AS decisions FROM entry WHERE batch_id <> '' GROUP BY batch_id
         UNION ALL SELECT batch_id, 0, count(*) FROM decision WHERE batch_id <> '' GROUP BY batch_id
       ) WHERE batch_id NOT IN (SELECT batch_id FROM export_batch) GROUP BY batch_id ORDER BY batch_id`,
    )
    .map((row) => ({
      batchId: text(row.batch_id),
      entries: number(row.entries),
      decisions: number(row.decisions),
    }));
}

export function batchFiles(database: Database, batchId: string): BatchFile[] {
  return database
    .all('SELECT name, content FROM export_file WHERE batch_id = ? ORDER BY position', [batchId])
    .map((row) => ({ name: text(row.name), content: bytes(row.content) }));
}

function toBatch(row: Row): Batch {
  return {
    batchId: text(row.batch_id),
    date: text(row.clearing_date),
    sequence: number(row.sequence),
    mode: oneOf(['summary', 'detail'], row.mode),
    at: text(row.exported_at),
    by: text(row.exported_by),
    vouchers: number(row.vouchers),
    lines: number(row.lines),
    sha256: text(row.sha256),
  };
}
