// The typed columns beside the raw lines: one fixed set per source, headed by the file's own column that feeds each.
import type { RecordView } from '../../../../shared/contract/engine-api.ts';
import { kindSign, type Source } from '../../../../shared/model/record.ts';
import { formatReadable } from '../../../../shared/money/format.ts';

export type TypedField =
  | 'order_no'
  | 'channel_no'
  | 'bank_ref'
  | 'entry_no'
  | 'account_no'
  | 'kind'
  | 'direction'
  | 'amount'
  | 'fee'
  | 'time'
  | 'settle_date'
  | 'value_date'
  | 'status'
  | 'reference'
  | 'extra';

export interface TypedColumn {
  readonly field: TypedField;
  /** CSS grid track, in the size of the text. */
  readonly width: string;
  readonly style: 'text' | 'key' | 'number';
  /** The columns of the file that feed the field; '' where the format has none or the reader derives it. */
  readonly from: string;
}

/** Its mapping names our fields; other profiles name their own, which say little about what goes where. */
const CANONICAL = 'generic';

type Layout = readonly (readonly [TypedField, string])[];

const LAYOUTS: Readonly<Record<Source, Layout>> = {
  orders: [
    ['order_no', '9em'],
    ['channel_no', '9em'],
    ['kind', '5.17em'],
    ['amount', '7em'],
    ['fee', '4.67em'],
    ['time', '10.67em'],
    ['status', '4.83em'],
    ['extra', 'minmax(0, 1fr)'],
  ],
  channel: [
    ['channel_no', '9em'],
    ['order_no', '9em'],
    ['kind', '5.17em'],
    ['amount', '7em'],
    ['fee', '4.67em'],
    ['time', '10.67em'],
    ['status', '4.83em'],
    ['extra', 'minmax(0, 1fr)'],
  ],
  bank: [
    ['channel_no', '11.33em'],
    ['kind', '5em'],
    ['amount', '6.5em'],
    ['fee', '4.17em'],
    ['time', '10.33em'],
    ['settle_date', '6.33em'],
    ['bank_ref', '7.33em'],
    ['status', '4.5em'],
    ['extra', 'minmax(0, 1fr)'],
  ],
  funds: [
    ['entry_no', '9.33em'],
    ['account_no', '8.33em'],
    ['direction', '5.17em'],
    ['amount', '8.83em'],
    ['value_date', '6.67em'],
    ['reference', '9.67em'],
    ['extra', 'minmax(0, 1fr)'],
  ],
};

const KEYS: ReadonlySet<TypedField> = new Set([
  'order_no',
  'channel_no',
  'bank_ref',
  'entry_no',
  'account_no',
  'reference',
]);

/** Other columns than those that feed a field are named for canonical files only. */
export function typedColumns(
  source: Source,
  mapping: readonly { readonly column: string; readonly field: string }[],
  profile: string,
): TypedColumn[] {
  const canonical = profile === CANONICAL;
  const fields = new Set<string>(LAYOUTS[source].map(([field]) => field));
  return LAYOUTS[source].map(([field, width]) => ({
    field,
    width,
    style: field === 'amount' || field === 'fee' ? 'number' : KEYS.has(field) ? 'key' : 'text',
    from: mapping
      .filter((each) => (field === 'extra' ? canonical && !fields.has(each.field) : each.field === field))
      .map((each) => each.column)
      .join(' · '),
  }));
}

export interface TypedValue {
  readonly text: string;
  readonly negative: boolean;
}

const plain = (text: string): TypedValue => ({ text, negative: false });

/** Positive refunds (and money out) are shown negative, so that what is seen adds up. */
export function typedValue(record: RecordView, field: TypedField, label: (code: string) => string): TypedValue {
  switch (field) {
    case 'order_no':
      return plain(record.orderNo);
    case 'channel_no':
      return plain(record.channelNo);
    case 'bank_ref':
      return plain(record.bankRef);
    case 'entry_no':
      return plain(record.key);
    case 'account_no':
      return plain(record.accountNo);
    case 'kind':
      return plain(record.kind === '' ? '' : label(`kind.${record.kind}`));
    case 'direction':
      return plain(record.direction === '' ? '' : label(`direction.${record.direction}`));
    case 'status':
      return plain(record.status === '' ? '' : label(`status.${record.status}`));
    case 'amount':
      return signed(record, record.amount);
    case 'fee':
      return record.fee === null ? plain('') : signed(record, record.fee);
    case 'time':
      return plain(record.time.replace('T', ' ').slice(0, 19));
    case 'settle_date':
    case 'value_date':
      return plain(record.clearingDate);
    case 'reference':
      return plain(record.reference);
    case 'extra':
      return plain(
        [record.memo, record.batchNo, record.merchantNo, ...Object.values(record.extra)].filter(Boolean).join(' · '),
      );
  }
}

export function signOf(record: RecordView): 1 | -1 {
  if (record.kind === '') return record.direction === 'D' ? -1 : 1;
  return kindSign(record.kind);
}

function signed(record: RecordView, amount: number): TypedValue {
  const value = amount === 0 ? 0 : signOf(record) * amount;
  return { text: formatReadable(value, record.currency), negative: value < 0 };
}
