// journal.csv: vouchers line by line for the finance system. Every line has exactly one side filled.
import type { CalendarDate } from '../calendar/date.ts';
import type { Minor } from '../money/amount.ts';
import { formatPlain } from '../money/format.ts';
import { csvText, plainCell, textCell } from './csv-cell.ts';

export const JOURNAL_COLUMNS = [
  'batch_id',
  'voucher_no',
  'voucher_date',
  'line_no',
  'summary',
  'account_code',
  'account_name',
  'debit',
  'credit',
  'currency',
  'posting_key',
  'count',
] as const;

export interface JournalVoucher {
  readonly voucherNo: string;
  readonly voucherDate: CalendarDate;
  readonly lines: readonly {
    readonly lineNo: number;
    readonly summary: string;
    readonly accountCode: string;
    readonly accountName: string;
    readonly debit: Minor | null;
    readonly credit: Minor | null;
    readonly currency: string;
    readonly postingKey: string;
    readonly count: number;
  }[];
}

export function journalCsv(batchId: string, vouchers: Iterable<JournalVoucher>): string {
  return csvText(JOURNAL_COLUMNS, lines(batchId, vouchers));
}

function* lines(batchId: string, vouchers: Iterable<JournalVoucher>): Generator<string[]> {
  for (const voucher of vouchers)
    for (const line of voucher.lines)
      yield [
        textCell(batchId),
        textCell(voucher.voucherNo),
        plainCell(voucher.voucherDate),
        plainCell(String(line.lineNo)),
        textCell(line.summary),
        textCell(line.accountCode),
        textCell(line.accountName),
        amountCell(line.debit, line.currency),
        amountCell(line.credit, line.currency),
        plainCell(line.currency),
        textCell(line.postingKey),
        plainCell(String(line.count)),
      ];
}

function amountCell(amount: Minor | null, currency: string): string {
  return amount === null ? '' : plainCell(formatPlain(amount, currency));
}
