// The drawer's view of one result: fields side by side, what explains the difference, the four sources, raw lines with marks.
import type { RecordView, ResultDetail, ResultRow } from '../../../shared/contract/engine-api.ts';
import type { Piece } from '../../../shared/differing/changed-characters.ts';
import { type AlignedField, alignFields, type FieldValue } from '../../../shared/differing/changed-fields.ts';
import { type DifferingValue, markText } from '../../../shared/differing/marked-text.ts';
import type { Side } from '../../../shared/model/outcome.ts';
import { addMinor, type Minor } from '../../../shared/money/amount.ts';
import { formatPlain, formatReadable } from '../../../shared/money/format.ts';
import { shortTime, sideCells } from './pane-cells.ts';

/** A field of the drawer's table: as compared, with the difference in money where it is an amount. */
export interface DetailField extends AlignedField {
  readonly difference: Minor | null;
  readonly currency: string;
  /** Shown at once: what was compared and differs, and of a side that stands alone what identifies it. */
  readonly shown: boolean;
  /** Times only: theirs - ours. */
  readonly seconds: number | null;
}

const MONEY: ReadonlySet<string> = new Set(['amount', 'fee']);

export function detailFields({ row, upstream, downstream, settlements }: ResultDetail): DetailField[] {
  const deciding = new Set<string>(row.differences.filter((one) => one.deciding).map(({ field }) => field));
  const settlement = row.stage === 'fund' ? settlements[0] : undefined;
  const ours: FieldValue[] =
    settlement === undefined
      ? fieldValues(row, 'upstream', upstream[0] ?? row.upstream)
      : [...moneyValues(row, 'upstream'), { field: 'time', value: settlement.dueDate }];
  const theirs = fieldValues(row, 'downstream', downstream[0] ?? row.downstream);
  return alignFields(ours, theirs, (field) => deciding.has(field)).map((field) => ({
    ...field,
    currency: row.currency,
    shown: isShown(row, field),
    seconds: field.field === 'time' ? secondsBetween(row) : null,
    difference: MONEY.has(field.field) && row.reason !== 'currency' ? fieldDifference(row, field.field) : null,
  }));
}

const IDENTIFYING: ReadonlySet<string> = new Set([
  'amount',
  'fee',
  'kind',
  'status',
  'time',
  'merchant_no',
  'reference',
]);

function isShown(row: ResultRow, { field, verdict }: AlignedField): boolean {
  if (row.upstreamKeys.length === 0 || row.downstreamKeys.length === 0) return IDENTIFYING.has(field);
  return verdict !== 'equal' && (MONEY.has(field) || row.differences.some((one) => one.field === field));
}

function secondsBetween({ upstream, downstream }: ResultRow): number | null {
  const [ours, theirs] = [upstream, downstream].map((record) => Date.parse(`${record?.time ?? ''}Z`));
  const seconds = ((theirs ?? Number.NaN) - (ours ?? Number.NaN)) / 1000;
  return Number.isFinite(seconds) ? seconds : null;
}

/** theirs - ours of the signed figures, where both sides have one. */
function fieldDifference(row: ResultRow, field: string): Minor | null {
  const [ours, theirs] = [sideCells(row, 'upstream'), sideCells(row, 'downstream')];
  const [left, right] = field === 'fee' ? [ours?.fee, theirs?.fee] : [ours?.amount, theirs?.amount];
  if (left === null || left === undefined || right === null || right === undefined) return null;
  return addMinor(right, -left);
}

function moneyValues(row: ResultRow, side: Side): FieldValue[] {
  const cells = sideCells(row, side);
  if (cells === null || cells.currency === '') return [];
  const text = (amount: Minor | null) => (amount === null ? '' : formatReadable(amount, cells.currency));
  return [
    { field: 'amount', value: text(cells.amount) },
    { field: 'fee', value: text(cells.fee) },
    { field: 'currency', value: cells.currency },
  ];
}

function fieldValues(row: ResultRow, side: Side, record: RecordView | null): FieldValue[] {
  if (record === null) return moneyValues(row, side);
  return [
    ...moneyValues(row, side),
    { field: 'kind', value: record.kind },
    { field: 'status', value: record.status },
    { field: 'time', value: shortTime(record, row.clearingDate) },
    { field: 'channel_no', value: record.channelNo },
    { field: 'order_no', value: record.orderNo },
    { field: 'bank_ref', value: record.bankRef },
    { field: 'batch_no', value: record.batchNo },
    { field: 'merchant_no', value: record.merchantNo },
    { field: 'account_no', value: record.accountNo },
    { field: 'reference', value: record.reference },
    { field: 'memo', value: record.memo },
    { field: 'clearing_date', value: record.clearingDate },
  ];
}

/** An unknown column of either file whose value is exactly the difference: very often the reason for it. */
export function explainingColumn(detail: ResultDetail): { readonly side: Side; readonly column: string } | null {
  const { row } = detail;
  if (row.difference === null || row.difference === 0 || row.outcome !== 'amount_differs') return null;
  const wanted = formatPlain(Math.abs(row.difference), row.currency);
  for (const side of ['downstream', 'upstream'] as const) {
    for (const [column, value] of Object.entries(detail[side][0]?.extra ?? {})) {
      if (spellingsOf(wanted).includes(value.replace(/^[`'\s]+/, ''))) return { side, column };
    }
  }
  return null;
}

/** "80.00" may stand in a file as 80.00, 80.0, 80 or with its sign. */
export function spellingsOf(plain: string): string[] {
  const short = plain.includes('.') ? plain.replace(/0+$/, '').replace(/\.$/, '') : plain;
  const tenth = /\.\d0$/.test(plain) ? plain.slice(0, -1) : plain;
  return [...new Set([plain, tenth, short])];
}

export interface RawLine {
  readonly side: Side;
  /** Whose kept original holds the line. */
  readonly importId: string;
  readonly file: string;
  readonly line: number;
  readonly byteStart: number;
  readonly pieces: readonly Piece[];
}

/** The original lines, each with the characters marked that make its values differ from the other side's. */
export function rawLines(detail: ResultDetail): RawLine[] {
  const { row, raw } = detail;
  return raw.map((line) => {
    const side: Side = row.upstreamRows.includes(line.row) ? 'upstream' : 'downstream';
    return {
      side,
      importId: line.row.split(':')[0] ?? '',
      file: line.file,
      line: line.line,
      byteStart: line.byteStart,
      pieces: markText(line.text, differingValues(row, side)),
    };
  });
}

function differingValues(row: ResultRow, side: Side): DifferingValue[] {
  const money = (field: string, of: Side): string => {
    const amounts =
      of === 'upstream' ? [row.upstreamAmount, row.upstreamFee] : [row.downstreamAmount, row.downstreamFee];
    const amount = amounts[field === 'fee' ? 1 : 0] ?? null;
    return amount === null || row.currency === '' ? '' : formatPlain(amount, row.currency);
  };
  const other: Side = side === 'upstream' ? 'downstream' : 'upstream';
  return row.differences
    .filter(({ field, deciding }) => deciding || MONEY.has(field))
    .map((difference) =>
      MONEY.has(difference.field)
        ? { spellings: spellingsOf(money(difference.field, side)), counterpart: money(difference.field, other) }
        : { spellings: [difference[side]], counterpart: difference[other] },
    );
}
