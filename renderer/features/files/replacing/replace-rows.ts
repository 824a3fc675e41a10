// What a corrected file changes in one row, field by field, old beside new.
import type { RecordView, ReplaceDifference } from '../../../../shared/contract/engine-api.ts';
import { type TypedField, typedValue } from '../wizard/typed-columns.ts';

export interface DrawnField {
  /** The canonical field. */
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly changed: boolean;
}

/** Shown for every row, so that one knows which it is. */
const ALWAYS: Readonly<Record<RecordView['source'], readonly TypedField[]>> = {
  orders: ['order_no', 'kind', 'amount', 'time', 'status'],
  channel: ['channel_no', 'kind', 'amount', 'time', 'status'],
  bank: ['channel_no', 'kind', 'amount', 'time', 'status'],
  funds: ['entry_no', 'direction', 'amount', 'value_date', 'reference'],
};

const TYPED: ReadonlySet<string> = new Set<TypedField>([
  'order_no',
  'channel_no',
  'bank_ref',
  'entry_no',
  'account_no',
  'kind',
  'direction',
  'amount',
  'fee',
  'time',
  'settle_date',
  'value_date',
  'status',
  'reference',
]);

const isTyped = (field: string): field is TypedField => TYPED.has(field);

/** Texts that have no typed column of their own. */
function plainText(record: RecordView, field: string): string {
  switch (field) {
    case 'memo':
      return record.memo;
    case 'batch_no':
      return record.batchNo;
    case 'merchant_no':
      return record.merchantNo;
    case 'currency':
      return record.currency;
    case 'channel':
      return record.channel;
    case 'clearing_date':
      return record.clearingDate;
    default:
      return record.extra[field] ?? '';
  }
}

function textOf(record: RecordView | null, field: string, label: (code: string) => string): string {
  if (record === null) return '';
  return isTyped(field) ? typedValue(record, field, label).text : plainText(record, field);
}

export function drawnFields(difference: ReplaceDifference, label: (code: string) => string): DrawnField[] {
  const { before, after } = difference;
  const source = (after ?? before)?.source ?? 'bank';
  const changed = new Set(difference.fields);
  const fields = [...new Set<string>([...ALWAYS[source], ...difference.fields])];
  return fields.map((field) => ({
    field,
    before: textOf(before, field, label),
    after: textOf(after, field, label),
    changed: changed.has(field),
  }));
}

/** A canonical field in words; a column of the file's own as the file calls it. */
export function fieldName(field: string, term: (key: string) => string): string {
  const key = `field.${field}`;
  const said = term(key);
  return said === key || said === `terms:${key}` ? field : said;
}
