// The rows of an import against those of a file that corrects it. Rows are paired by natural key and kind (or direction), then in file order.
import { naturalKey, type SourceRecord, type SourceRow } from '../../../shared/model/record.ts';

export interface RowDifference {
  readonly type: 'added' | 'removed' | 'changed';
  readonly before: SourceRecord | null;
  readonly after: SourceRow | null;
  readonly fields: readonly string[];
}

export interface Comparison {
  readonly same: number;
  /** Removed and changed ones in the old order, then added ones in the new order. */
  readonly differences: readonly RowDifference[];
}

/** Both in file order. Linear. */
export function compareRows(before: readonly SourceRecord[], after: readonly SourceRow[]): Comparison {
  const waiting = new Map<string, SourceRow[]>();
  for (const row of after) {
    const key = pairKey(row);
    const others = waiting.get(key);
    if (others === undefined) waiting.set(key, [row]);
    else others.push(row);
  }
  const taken = new Map<string, number>();
  const differences: RowDifference[] = [];
  let same = 0;
  for (const record of before) {
    const key = pairKey(record);
    const place = taken.get(key) ?? 0;
    const twin = waiting.get(key)?.[place];
    if (twin === undefined) {
      differences.push({ type: 'removed', before: record, after: null, fields: [] });
      continue;
    }
    taken.set(key, place + 1);
    const fields = differingFields(record, twin);
    if (fields.length === 0) same += 1;
    else differences.push({ type: 'changed', before: record, after: twin, fields });
  }
  const added = [...waiting].flatMap(([key, rows]) => rows.slice(taken.get(key) ?? 0));
  added.sort((left, right) => left.line - right.line || left.byteStart - right.byteStart);
  for (const row of added) differences.push({ type: 'added', before: null, after: row, fields: [] });
  return { same, differences };
}

function pairKey(row: SourceRow): string {
  return `${row.source === 'funds' ? `${row.accountNo}\u0000${row.direction}` : row.kind}\u0000${naturalKey(row)}`;
}

type Value = string | number | null;

/** By the names of the canonical columns, then those of the file's own further columns. */
function differingFields(before: SourceRow, after: SourceRow): string[] {
  const [left, right] = [fieldsOf(before), fieldsOf(after)];
  const own = new Set([...Object.keys(before.extra), ...Object.keys(after.extra)]);
  return [
    ...Object.keys({ ...left, ...right }).filter((name) => left[name] !== right[name]),
    ...[...own].filter((name) => (before.extra[name] ?? '') !== (after.extra[name] ?? '')),
  ];
}

function fieldsOf(row: SourceRow): Readonly<Record<string, Value>> {
  if (row.source === 'funds')
    return {
      entry_no: row.entryNo,
      account_no: row.accountNo,
      amount: row.amount,
      currency: row.currency,
      value_date: row.valueDate,
      balance: row.balance,
      reference: row.reference,
      memo: row.memo,
    };
  return {
    order_no: row.orderNo,
    channel_no: row.channelNo,
    bank_ref: row.bankRef,
    channel: row.channel,
    status: row.status,
    amount: row.amount,
    currency: row.currency,
    fee: row.fee,
    time: row.time,
    settle_date: row.clearingDate,
    batch_no: row.batchNo,
    merchant_no: row.merchantNo,
    memo: row.memo,
  };
}
