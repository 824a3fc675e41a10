// The entries of a date as vouchers: batch by batch what was exported, then what is not exported yet.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { EntryView, ExportMode, Page, VoucherView } from '../../shared/contract/engine-api.ts';
import type { JournalEntry } from '../../shared/model/decision.ts';
import { detailVouchers, isDetailOf, summaryVouchers, type Voucher } from '../../shared/posting/summary.ts';
import { eachEntryOfDay, type StoredEntry } from '../workspace/tables/entries.ts';
import { batches } from '../workspace/tables/exports.ts';
import { entryViews } from './books-views.ts';
import type { EngineContext } from './engine-context.ts';

/** The batch that the next export of a date would make. */
export interface NextBatch {
  readonly batchId: string;
  readonly sequence: number;
  /** Voucher numbers that earlier batches of the date have used up. */
  readonly numbersUsed: number;
}

export function nextBatch(context: EngineContext, date: CalendarDate): NextBatch {
  const earlier = batches(context.workspace.database, date);
  const sequence = (earlier.at(-1)?.sequence ?? 0) + 1;
  return {
    batchId: `B${date.replaceAll('-', '')}-${sequence}`,
    sequence,
    numbersUsed: earlier.reduce((sum, { vouchers }) => sum + vouchers, 0),
  };
}

export function vouchersOf(
  context: EngineContext,
  entries: Iterable<JournalEntry>,
  mode: ExportMode,
  batch: Pick<NextBatch, 'batchId' | 'numbersUsed'>,
): Voucher[] {
  const { accounts, channels } = context.settings();
  const frame = { ...batch, accounts, channels: channels.map(({ code }) => code) };
  return mode === 'detail' ? detailVouchers(entries, frame) : summaryVouchers(entries, frame);
}

/** Exported vouchers in the mode they were exported in, the rest in `mode` as the next export would write them. */
export function voucherViews(context: EngineContext, date: CalendarDate, mode: ExportMode): VoucherView[] {
  const byBatch = new Map<string, JournalEntry[]>();
  eachEntryOfDay(context.workspace.database, date, ({ entry, batchId }) => {
    const entries = byBatch.get(batchId);
    if (entries === undefined) byBatch.set(batchId, [entry]);
    else entries.push(entry);
  });
  let numbersUsed = 0;
  const exported = batches(context.workspace.database, date).flatMap((batch) => {
    const vouchers = vouchersOf(context, byBatch.get(batch.batchId) ?? [], batch.mode, {
      batchId: batch.batchId,
      numbersUsed,
    });
    numbersUsed += batch.vouchers;
    return vouchers.map((voucher) => ({ ...voucher, batchId: batch.batchId }));
  });
  const waiting = vouchersOf(context, byBatch.get('') ?? [], mode, nextBatch(context, date));
  return [...exported, ...waiting.map((voucher) => ({ ...voucher, batchId: '' }))];
}

/** The details behind one line of a voucher, by posting key. A key of another date answers an empty page. */
export function unfoldLine(
  context: EngineContext,
  args: { readonly date: CalendarDate; readonly postingKey: string; readonly offset: number; readonly limit: number },
): Page<EntryView> {
  const next = nextBatch(context, args.date).batchId;
  const found: StoredEntry[] = [];
  eachEntryOfDay(context.workspace.database, args.date, (stored) => {
    const { entry, batchId } = stored;
    const isAsked =
      entry.postingKey === args.postingKey || isDetailOf(entry, batchId === '' ? next : batchId, args.postingKey);
    if (isAsked) found.push(stored);
  });
  found.sort((left, right) => (left.entry.postingKey < right.entry.postingKey ? -1 : 1));
  return {
    total: found.length,
    offset: args.offset,
    rows: entryViews(context, found.slice(args.offset, args.offset + args.limit)),
  };
}
