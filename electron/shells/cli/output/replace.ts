// What a corrected file changes, row by row: as JSON, and as lines with what was before what is.
import type { RecordView, ReplaceDifference, ReplacePreview } from '../../../../shared/contract/engine-api.ts';
import { amountJson, amountText } from './amount.ts';
import { blocks, left, lines, remainder, renderTable, right } from './table.ts';

const SHOWN_ROWS = 200;

export function replaceJson(
  file: string,
  { before, counts, touched }: ReplacePreview,
  differences: readonly ReplaceDifference[],
): Record<string, unknown> {
  return {
    replaces: { import_id: before.id, file: before.file },
    file,
    counts,
    differences: differences.map(({ type, before: old, after, fields }) => ({
      type,
      fields,
      before: old === null ? null : recordJson(old),
      after: after === null ? null : recordJson(after),
    })),
    touched,
  };
}

function recordJson(record: RecordView): Record<string, unknown> {
  return {
    line: lineOf(record),
    key: record.key,
    kind: record.kind,
    direction: record.direction,
    status: record.status,
    amount: amountJson(record.amount, record.currency),
    currency: record.currency,
    fee: amountJson(record.fee, record.currency),
    time: record.time,
    clearing_date: record.clearingDate,
    order_no: record.orderNo,
    channel_no: record.channelNo,
    bank_ref: record.bankRef,
    batch_no: record.batchNo,
    account_no: record.accountNo,
    reference: record.reference,
    memo: record.memo,
    extra: record.extra,
  };
}

export function replaceText(
  file: string,
  { before, counts, touched }: ReplacePreview,
  differences: readonly ReplaceDifference[],
): string {
  const { added, removed, changed, same } = counts;
  const table = renderTable(
    [
      left(''),
      left('line'),
      left('key'),
      left('kind'),
      right('amount'),
      left('currency'),
      left('status'),
      left('what'),
    ],
    differences.slice(0, SHOWN_ROWS).flatMap((difference) => rowsOf(difference)),
  );
  return blocks(
    `${file} in place of import ${before.id} (${before.file}): ${added} added, ${removed} removed, ${changed} changed, ${same} the same; nothing is written yet`,
    differences.length === 0 ? '' : lines(table, remainder(differences.length, SHOWN_ROWS)),
    lines(...touched),
  );
}

const MARKS = { added: '+', removed: '-', changed: '*' } as const;

/** A changed row takes two lines. */
function rowsOf({ type, before, after, fields }: ReplaceDifference): string[][] {
  const row = (mark: string, record: RecordView | null, what: string) =>
    record === null
      ? []
      : [
          [
            ...[mark, lineOf(record), record.key, record.kind === '' ? record.direction : record.kind],
            ...[amountText(record.amount, record.currency), record.currency, record.status, what],
          ],
        ];
  if (type !== 'changed') return row(MARKS[type], before ?? after, type);
  return [...row(MARKS.changed, before, 'before'), ...row(MARKS.changed, after, `after: ${fields.join(', ')}`)];
}

function lineOf(record: RecordView): string {
  return record.row.split(':').at(-1) ?? '';
}
