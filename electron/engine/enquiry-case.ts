// Rows of breaks, ready to be sent to the bank: account and card numbers masked, keys whole, so that the other side finds them.

import { type EnquiryBreak, type EnquiryRow, enquiryCsv, enquiryText } from '../../shared/exporting/enquiry.ts';
import { ok, refuse } from '../../shared/model/problem.ts';
import type { SourceRecord } from '../../shared/model/record.ts';
import type { Masker } from '../../shared/privacy/mask.ts';
import { recordsById } from '../workspace/tables/records.ts';
import { settlementsById } from '../workspace/tables/settlements.ts';
import { currentBreaks } from './books-items.ts';
import type { EngineContext } from './engine-context.ts';
import { maskerOf } from './known-accounts.ts';
import type { UseCase } from './use-case.ts';

export const enquiryFiles: UseCase<'enquiryFiles'> = (context, { breakIds }) => {
  const asked = [...new Set(breakIds)];
  if (asked.length === 0)
    return refuse({ code: 'usage', message: 'name at least one break to enquire about', field: 'breakIds' });
  const known = currentBreaks(context, asked);
  const missing = asked.find((breakId) => !known.has(breakId));
  if (missing !== undefined)
    return refuse({
      code: 'not-found',
      message: `there is no break ${missing}; take a break id from the results`,
      field: 'break_id',
      value: missing,
    });
  const masker = maskerOf(context);
  const breaks = asked.flatMap((breakId): EnquiryBreak[] => {
    const result = known.get(breakId)?.result;
    if (result === undefined) return [];
    const { stage, clearingDate, channel, outcome, reason, currency, difference } = result;
    const rows = [
      ...settlementRows(context, result.settlementIds),
      ...rowsOf(context, result.upstreamIds, 'upstream', masker),
      ...rowsOf(context, result.downstreamIds, 'downstream', masker),
    ];
    return [{ breakId, stage, clearingDate, channel, outcome, reason, currency, difference, rows }];
  });
  const file = (name: string, text: string) => ({ name, bytes: new Uint8Array(Buffer.from(text, 'utf8')) });
  return ok([
    file('enquiry.csv', enquiryCsv(breaks)),
    file('enquiry.txt', enquiryText(context.settings().company, breaks)),
  ]);
};

function settlementRows({ workspace }: EngineContext, ids: readonly string[]): EnquiryRow[] {
  return settlementsById(workspace.database, ids).map((one) => ({
    side: 'upstream',
    row: { source: 'settlement', ...one },
  }));
}

/** In the order of the ids. */
function rowsOf(
  { workspace }: EngineContext,
  ids: readonly number[],
  side: EnquiryRow['side'],
  masker: Masker,
): EnquiryRow[] {
  const records = new Map(recordsById(workspace.database, ids).map((record) => [record.id, record]));
  return ids.flatMap((id) => {
    const record = records.get(id);
    return record === undefined ? [] : [{ side, row: masked(record, masker) }];
  });
}

function masked(record: SourceRecord, masker: Masker): SourceRecord {
  const memo = masker.text(record.memo);
  return record.source === 'funds'
    ? {
        ...record,
        memo,
        accountNo: masker.field('account_no', record.accountNo),
        reference: masker.text(record.reference),
      }
    : { ...record, memo };
}
