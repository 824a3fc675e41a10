// Exports: what no batch carried yet becomes a batch, once. Earlier batches are kept as files and can be written again byte by byte.
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type {
  CheckReport,
  ExportMode,
  ExportPreview,
  ExportResult,
  ExportView,
  LinkKind,
} from '../../shared/contract/engine-api.ts';
import { adjustmentsCsv } from '../../shared/exporting/adjustments-csv.ts';
import { journalCsv } from '../../shared/exporting/journal-csv.ts';
import { manifestJson } from '../../shared/exporting/manifest.ts';
import type { JournalEntry } from '../../shared/model/decision.ts';
import { type Problem, type Result, refuse } from '../../shared/model/problem.ts';
import { addMinor, type Minor } from '../../shared/money/amount.ts';
import type { Voucher } from '../../shared/posting/summary.ts';
import { auditHead } from '../workspace/tables/audit.ts';
import { adjustmentsOf, decisionsWhere, markAdjustmentsExported } from '../workspace/tables/decisions.ts';
import { eachEntryOfDay, markEntriesExported } from '../workspace/tables/entries.ts';
import { type Batch, batches, insertBatch } from '../workspace/tables/exports.ts';
import { unreadyDate } from './books-dates.ts';
import { adjustmentRows } from './books-views.ts';
import { type NextBatch, nextBatch, vouchersOf } from './books-vouchers.ts';
import type { EngineContext } from './engine-context.ts';
import { auditedExports, keptExport } from './kept-exports.ts';

/** What the next batch of a date holds. */
interface Draft {
  readonly next: NextBatch;
  readonly entries: number;
  readonly vouchers: readonly Voucher[];
  readonly adjustmentIds: readonly number[];
  readonly files: readonly DraftFile[];
  readonly journalLines: number;
  readonly sums: ExportPreview['sums'];
  readonly waiting: number;
}

interface DraftFile {
  readonly name: string;
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** Without the header. */
  readonly lines: number;
}

/** Lines shown of a file; a detailed day has hundreds of thousands. */
const PREVIEW_LINES = 2_000;

export function previewExport(context: EngineContext, date: CalendarDate, mode: ExportMode): ExportPreview {
  const draft = draftOf(context, date, mode);
  const blocking = [...[unreadyDate(context, date)].filter((problem) => problem !== null), ...unbalanced(draft)];
  const already = batches(context.workspace.database, date).map(toView);
  const notes = messagesOf(draft, already).map(
    (message): Problem => ({ code: 'warning', message, field: 'date', value: date }),
  );
  return {
    files: draft.files.map(({ name, text, lines, sha256 }) => ({ name, text: firstLines(text), lines, sha256 })),
    vouchers: draft.vouchers.length,
    sums: draft.sums,
    problems: [...blocking, ...notes],
    blocked: blocking.length > 0,
    alreadyExported: already,
  };
}

/** Links that say a record or an entry was lost or doubled. What a file or a bank leaves unproven is said, and does not stop the books. */
const LOST_OR_DOUBLED: ReadonlySet<LinkKind> = new Set(['flow', 'total-total', 'double-entry']);

function brokenChain({ links }: CheckReport): Problem | null {
  const broken = links.find(({ kind, ok }) => !ok && LOST_OR_DOUBLED.has(kind));
  if (broken === undefined) return null;
  const names = broken.records.slice(0, 3).join('; ');
  const message = `a control total does not balance: ${broken.from} -> ${broken.to} ${broken.currency}${names === '' ? '' : ` (${names})`}; run check, put it right, then export`;
  return { code: 'not-balanced', message, field: 'date', value: broken.date };
}

/** `chain` is the control-total chain as of now; it goes into the manifest. Answers no batch where nothing is new, and says so. */
export function makeExport(
  context: EngineContext,
  args: { readonly date: CalendarDate; readonly mode: ExportMode; readonly user: string; readonly again: boolean },
  chain: CheckReport,
): Result<ExportResult> {
  const { database } = context.workspace;
  const { date, mode } = args;
  const already = batches(database, date);
  if (args.again) return writeAgain(context, date, already.at(-1));
  context.progress({ task: 'export', phase: date, done: 0, total: 2 });
  const unready = unreadyDate(context, date);
  if (unready !== null) return refuse(unready);
  const broken = brokenChain(chain);
  if (broken !== null) return refuse(broken);
  const draft = draftOf(context, date, mode);
  const [wrong] = unbalanced(draft);
  if (wrong !== undefined) return refuse(wrong);
  const messages = messagesOf(draft, already.map(toView));
  if (draft.entries === 0 && draft.adjustmentIds.length === 0)
    return { ok: true, value: { batch: null, files: [], messages } };
  context.throwIfCancelled();
  context.progress({ task: 'export', phase: date, done: 1, total: 2 });
  const at = context.now();
  const { next } = draft;
  const manifest = toBytes(
    manifestJson({
      batchId: next.batchId,
      clearingDate: date,
      mode,
      exportedAt: at,
      exportedBy: args.user,
      files: draft.files.map(({ name, sha256, bytes, lines }) => ({ name, sha256, bytes: bytes.byteLength, lines })),
      vouchers: draft.vouchers.length,
      entries: draft.entries,
      adjustments: draft.adjustmentIds.length,
      sums: draft.sums,
      waiting: draft.waiting,
      chain,
      audit: auditHead(database),
    }),
  );
  const files = [
    ...draft.files.map(({ name, bytes }) => ({ name, bytes })),
    { name: 'manifest.json', bytes: manifest },
  ];
  const batch: Batch = {
    ...next,
    date,
    mode,
    at,
    by: args.user,
    lines: draft.journalLines,
    sha256: draft.files.find(({ name }) => name === 'journal.csv')?.sha256 ?? '',
    vouchers: draft.vouchers.length,
  };
  insertBatch(
    database,
    batch,
    files.map(({ name, bytes }) => ({ name, content: deflateSync(bytes) })),
  );
  markEntriesExported(database, date, next.batchId);
  markAdjustmentsExported(database, draft.adjustmentIds, next.batchId);
  return { ok: true, value: { batch: toView(batch), files, messages } };
}

function writeAgain(context: EngineContext, date: CalendarDate, last: Batch | undefined): Result<ExportResult> {
  if (last === undefined)
    return refuse({
      code: 'not-found',
      message: `${date} has no batch to write again; export it first`,
      field: 'date',
      value: date,
    });
  const { database } = context.workspace;
  const kept = keptExport(database, last, auditedExports(database));
  const [flaw] = kept.flaws;
  if (flaw !== undefined)
    return refuse({
      code: 'workspace-damaged',
      message: `the kept files are not what was exported: ${flaw}; nothing was written, restore a backup`,
      field: 'date',
      value: date,
    });
  const files = kept.files.flatMap(({ name, bytes }) => (bytes === null ? [] : [{ name, bytes }]));
  const message = `batch ${last.batchId} of ${last.at} is written again as it was; nothing new was booked or exported`;
  return { ok: true, value: { batch: toView(last), files, messages: [message] } };
}

function draftOf(context: EngineContext, date: CalendarDate, mode: ExportMode): Draft {
  const { database } = context.workspace;
  const entries: JournalEntry[] = [];
  eachEntryOfDay(database, date, ({ entry, batchId }) => {
    if (batchId === '') entries.push(entry);
  });
  const next = nextBatch(context, date);
  const vouchers = vouchersOf(context, entries, mode, next);
  const adjustments = adjustmentRows(context, date).filter(({ batchId }) => batchId === '');
  const adjustmentIds = adjustmentsOf(database, date).flatMap(({ id, batchId }) => (batchId === '' ? [id] : []));
  const journalLines = vouchers.reduce((sum, { lines }) => sum + lines.length, 0);
  return {
    next,
    entries: entries.length,
    vouchers,
    adjustmentIds,
    files: [
      draftFile('adjustments.csv', adjustmentsCsv(adjustments), adjustments.length),
      draftFile('journal.csv', journalCsv(next.batchId, vouchers), journalLines),
    ],
    journalLines,
    sums: sumsOf(vouchers),
    waiting: decisionsWhere(database, { date, state: 'waiting' }).length,
  };
}

function draftFile(name: string, text: string, lines: number): DraftFile {
  const bytes = toBytes(text);
  return { name, text, bytes, lines, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function toBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'utf8'));
}

function sumsOf(vouchers: readonly Voucher[]): ExportPreview['sums'] {
  const sums = new Map<string, { debit: Minor; credit: Minor }>();
  for (const { currency, debit, credit } of vouchers) {
    const sum = sums.get(currency) ?? { debit: 0, credit: 0 };
    sums.set(currency, { debit: addMinor(sum.debit, debit), credit: addMinor(sum.credit, credit) });
  }
  return [...sums].sort(([left], [right]) => (left < right ? -1 : 1)).map(([currency, sum]) => ({ currency, ...sum }));
}

function unbalanced({ vouchers }: Draft): Problem[] {
  return vouchers.flatMap(({ voucherNo, debit, credit, currency }) =>
    debit === credit
      ? []
      : [
          {
            code: 'not-balanced',
            message: `voucher ${voucherNo} does not balance in ${currency}: debit ${debit}, credit ${credit} in minor units; nothing was exported`,
            field: 'voucher_no',
            value: voucherNo,
          },
        ],
  );
}

function messagesOf(draft: Draft, already: readonly ExportView[]): string[] {
  const [first] = already;
  const names = already.map(({ batchId }) => batchId).join(', ');
  const isNew = draft.entries > 0 || draft.adjustmentIds.length > 0;
  return [
    ...(first === undefined
      ? []
      : [
          isNew
            ? `${first.date} was exported before in ${names}; only what is new since is in ${draft.next.batchId}`
            : `nothing is new: ${first.date} was exported in ${names} (first at ${first.at} by ${first.by}); ask for it again to write the last batch once more`,
        ]),
    ...(first === undefined && !isNew ? ['there is nothing to export: no entries and no adjustments'] : []),
    ...(draft.waiting === 0 ? [] : [`${draft.waiting} decisions wait for their checker and are not in this batch`]),
  ];
}

function toView({ batchId, date, mode, at, by, lines, sha256 }: ExportView): ExportView {
  return { batchId, date, mode, at, by, lines, sha256 };
}

export function exportViews(context: EngineContext): ExportView[] {
  return batches(context.workspace.database, null).map(toView);
}

function firstLines(text: string): string {
  let end = -1;
  for (let line = 0; line < PREVIEW_LINES; line += 1) {
    end = text.indexOf('\n', end + 1);
    if (end < 0) return text;
  }
  return text.slice(0, end + 1);
}
