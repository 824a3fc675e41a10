// Reads a written journal.csv back: what its lines come to, for the proof that a file holds what the books say it holds.
import Papa from 'papaparse';
import type { Minor } from '../../money/amount.ts';
import { addMinor } from '../../money/amount.ts';
import { currencyExponent } from '../../money/currency.ts';
import { parseAmount } from '../../money/parse.ts';
import { JOURNAL_COLUMNS } from '../journal-csv.ts';

export interface JournalTotals {
  readonly currency: string;
  readonly lines: number;
  /** Entries behind the debit lines. */
  readonly entries: number;
  readonly debit: Minor;
  readonly credit: Minor;
}

export interface JournalReading {
  readonly totals: readonly JournalTotals[];
  /** Posting key and side of each line, to find what came twice. */
  readonly keys: readonly string[];
  /** Lines that are no journal lines, from 1. */
  readonly unreadable: readonly number[];
}

const column = (name: (typeof JOURNAL_COLUMNS)[number]) => JOURNAL_COLUMNS.indexOf(name);
const [DEBIT, CREDIT, CURRENCY, KEY, COUNT] = [
  column('debit'),
  column('credit'),
  column('currency'),
  column('posting_key'),
  column('count'),
];

/** Accepts what journalCsv writes; everything else is named as unreadable. */
export function readJournal(text: string): JournalReading {
  const parser = new Papa.Parser({ delimiter: ',', newline: '\n', quoteChar: '"', escapeChar: '"' });
  const totals = new Map<string, { lines: number; entries: number; debit: Minor; credit: Minor }>();
  const keys: string[] = [];
  const unreadable: number[] = [];
  for (const [index, cells] of parser.parse(text, 0, false).data.entries()) {
    if (index === 0 || (cells.length === 1 && cells[0] === '')) continue;
    const line = readLine(cells);
    if (line === null) {
      unreadable.push(index + 1);
      continue;
    }
    const sum = totals.get(line.currency) ?? { lines: 0, entries: 0, debit: 0, credit: 0 };
    totals.set(line.currency, sum);
    sum.lines += 1;
    if (line.isDebit) sum.entries += line.count;
    sum[line.isDebit ? 'debit' : 'credit'] = addMinor(sum[line.isDebit ? 'debit' : 'credit'], line.amount);
    keys.push(`${line.isDebit ? 'D' : 'C'} ${line.key}`);
  }
  return {
    totals: [...totals]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([currency, sum]) => ({ currency, ...sum })),
    keys,
    unreadable,
  };
}

function readLine(cells: readonly string[]) {
  const [debit = '', credit = '', currency = '', key = '', count = ''] = [DEBIT, CREDIT, CURRENCY, KEY, COUNT].map(
    (place) => cells[place] ?? '',
  );
  const exponent = currencyExponent(currency);
  if (exponent === undefined || (debit === '') === (credit === '') || !/^\d+$/.test(count)) return null;
  const amount = parseAmount(debit === '' ? credit : debit, exponent);
  return amount.ok ? { currency, key, count: Number(count), isDebit: debit !== '', amount: amount.amount } : null;
}
