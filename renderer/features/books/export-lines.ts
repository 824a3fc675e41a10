// The export preview as drawn: the file's own text line by line, and under each voucher of the journal its balance,
// computed from that text and from nothing else, so that it proves what will be written.
import { addMinor, type Minor } from '../../../shared/money/amount.ts';
import { currencyExponent } from '../../../shared/money/currency.ts';
import { parseAmount } from '../../../shared/money/parse.ts';

export type ExportLine =
  | { readonly type: 'text'; readonly number: number; readonly text: string }
  | {
      readonly type: 'balance';
      readonly voucherNo: string;
      readonly lines: number;
      readonly debit: Minor;
      readonly credit: Minor;
      readonly currency: string;
      readonly holds: boolean;
    };

/** Splits text at line ends outside quotes; keeps nothing after the last line end. */
export function physicalRecords(text: string): string[] {
  const records: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    if (character === '\n' && !quoted) {
      records.push(text.slice(start, at).replace(/\r$/, ''));
      start = at + 1;
    }
  }
  if (start < text.length) records.push(text.slice(start));
  return records;
}

/** The cells of one CSV record. Quotes are taken off, doubled quotes become one. */
export function cells(record: string): string[] {
  const found: string[] = [];
  const pattern = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g;
  for (const match of record.matchAll(pattern)) found.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
  return found;
}

interface Columns {
  readonly voucherNo: number;
  readonly debit: number;
  readonly credit: number;
  readonly currency: number;
}

function journalColumns(header: string): Columns | null {
  const names = cells(header.replace(/^\ufeff/, ''));
  const at = (name: string) => names.indexOf(name);
  const columns = { voucherNo: at('voucher_no'), debit: at('debit'), credit: at('credit'), currency: at('currency') };
  return Object.values(columns).includes(-1) ? null : columns;
}

function minorOf(text: string, currency: string): Minor | null {
  if (text === '') return 0;
  const parsed = parseAmount(text, currencyExponent(currency) ?? 0);
  return parsed.ok ? parsed.amount : null;
}

interface Running {
  readonly voucherNo: string;
  readonly currency: string;
  readonly lines: number;
  readonly debit: Minor | null;
  readonly credit: Minor | null;
}

const balance = (running: Running): ExportLine => ({
  type: 'balance',
  voucherNo: running.voucherNo,
  lines: running.lines,
  currency: running.currency,
  debit: running.debit ?? 0,
  credit: running.credit ?? 0,
  holds: running.debit !== null && running.debit === running.credit,
});

/** Lines as they will be written; balances only where the text is a journal. */
export function exportLines(text: string): ExportLine[] {
  const records = physicalRecords(text);
  const columns = journalColumns(records[0] ?? '');
  const drawn: ExportLine[] = [];
  let running: Running | null = null;
  for (const [index, record] of records.entries()) {
    const line: ExportLine = { type: 'text', number: index + 1, text: record };
    if (columns === null || index === 0) {
      drawn.push(line);
      continue;
    }
    const found: string[] = cells(record);
    const voucherNo = found[columns.voucherNo] ?? '';
    const currency = found[columns.currency] ?? '';
    if (running !== null && running.voucherNo !== voucherNo) {
      drawn.push(balance(running));
      running = null;
    }
    const debit = minorOf(found[columns.debit] ?? '', currency);
    const credit = minorOf(found[columns.credit] ?? '', currency);
    const before: Running = running ?? { voucherNo, currency, lines: 0, debit: 0, credit: 0 };
    running = {
      voucherNo,
      currency,
      lines: before.lines + 1,
      debit: plus(before.debit, debit),
      credit: plus(before.credit, credit),
    };
    drawn.push(line);
  }
  if (running !== null) drawn.push(balance(running));
  return drawn;
}

function plus(left: Minor | null, right: Minor | null): Minor | null {
  return left === null || right === null ? null : addMinor(left, right);
}
