// Links of the exports: every kept file is what its manifest says, the manifest what the audit log says, and no batch is lost.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { CheckLink } from '../../shared/contract/engine-api.ts';
import { batches, lostBatches } from '../workspace/tables/exports.ts';
import { link } from './check-link.ts';
import type { EngineContext } from './engine-context.ts';
import { type AuditedExport, auditedExports, keptExport } from './kept-exports.ts';

export function exportLinks({ workspace }: EngineContext, date: CalendarDate | null): CheckLink[] {
  const { database } = workspace;
  const audited = auditedExports(database);
  const all = batches(database, null);
  const files = all
    .filter((batch) => date === null || batch.date === date)
    .map((batch) => {
      const { expected, files: kept, flaws, inLog } = keptExport(database, batch, audited);
      return link(
        place(batch.date, `files of ${batch.batchId} as exported`, 'kept files with the sha256 of the manifest'),
        {
          countIn: expected,
          countOut: kept.length,
          records: inLog
            ? flaws
            : [...flaws, `${batch.batchId} manifest.json: the audit log knows no export of this batch`],
        },
      );
    });
  return [...files, batchLink(lostBatches(database), audited, new Set(all.map(({ batchId }) => batchId)))];
}

const place = (date: string, from: string, to: string) =>
  ({ kind: 'kept', date, channel: '', from, to, currency: '' }) as const;

function batchLink(
  lost: readonly { readonly batchId: string; readonly entries: number; readonly decisions: number }[],
  audited: readonly AuditedExport[],
  kept: ReadonlySet<string>,
) {
  const named = new Set([...audited.map(({ batchId }) => batchId), ...kept, ...lost.map(({ batchId }) => batchId)]);
  const inLog = new Set(audited.map(({ batchId }) => batchId).filter((batchId) => !kept.has(batchId)));
  return link(place('', 'batches that entries, decisions and the audit log name', 'batches kept'), {
    countIn: named.size,
    countOut: kept.size,
    records: [
      ...lost.map(
        ({ batchId, entries, decisions }) =>
          `${batchId}: ${entries} entries and ${decisions} decisions were exported in it, and it is gone`,
      ),
      ...[...inLog].map((batchId) => `${batchId}: the audit log knows its export, and it is gone`),
    ],
  });
}
