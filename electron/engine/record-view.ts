// Records and settlements as the screens show them.
import type { RecordView, SettlementView } from '../../shared/contract/engine-api.ts';
import type { ExpectedSettlement } from '../../shared/model/outcome.ts';
import { type AccountEntry, naturalKey, rowName, type SourceRecord } from '../../shared/model/record.ts';
import type { ChannelSettings } from '../../shared/model/settings.ts';
import { assignEntries } from '../../shared/reconciling/assign-entries.ts';
import { importFiles } from '../workspace/tables/imports.ts';
import type { EngineContext } from './engine-context.ts';

/** In the order given. */
export function recordViews(context: EngineContext, records: readonly SourceRecord[]): RecordView[] {
  const look = viewing(context);
  return records.map((record) => recordView(record, look));
}

export function viewing(context: EngineContext): RecordViewing {
  return { files: importFiles(context.workspace.database), channels: context.settings().channels };
}

/** What views of records need to know besides the record. */
export interface RecordViewing {
  /** File names by import id. */
  readonly files: ReadonlyMap<number, string>;
  readonly channels: readonly ChannelSettings[];
}

export function recordView(record: SourceRecord, viewing: RecordViewing): RecordView {
  if (record.source === 'funds')
    return {
      id: record.id,
      row: rowName(record),
      file: viewing.files.get(record.importId) ?? '',
      source: record.source,
      channel: claimantOf(record, viewing.channels),
      key: record.entryNo,
      kind: '',
      direction: record.direction,
      status: '',
      amount: record.amount,
      currency: record.currency,
      fee: null,
      time: '',
      clearingDate: record.valueDate,
      orderNo: '',
      channelNo: '',
      bankRef: '',
      batchNo: '',
      merchantNo: '',
      accountNo: record.accountNo,
      reference: record.reference,
      memo: record.memo,
      extra: record.extra,
    };
  return {
    id: record.id,
    row: rowName(record),
    file: viewing.files.get(record.importId) ?? '',
    source: record.source,
    channel: record.channel,
    key: naturalKey(record),
    kind: record.kind,
    direction: '',
    status: record.status,
    amount: record.amount,
    currency: record.currency,
    fee: record.fee,
    time: record.time,
    clearingDate: record.clearingDate,
    orderNo: record.orderNo,
    channelNo: record.channelNo,
    bankRef: record.bankRef,
    batchNo: record.batchNo,
    merchantNo: record.merchantNo,
    accountNo: '',
    reference: '',
    memo: record.memo,
    extra: record.extra,
  };
}

/** The channel that alone claims the entry; '' while it is unassigned. */
function claimantOf(entry: AccountEntry, channels: readonly ChannelSettings[]): string {
  for (const [code, entries] of assignEntries([entry], channels).claimed) if (entries.length > 0) return code;
  return '';
}

export function settlementView(settlement: ExpectedSettlement): SettlementView {
  return {
    key: settlement.key,
    settleDate: settlement.settleDate,
    dueDate: settlement.dueDate,
    currency: settlement.currency,
    signedAmount: settlement.signedAmount,
    rows: settlement.rowIds.length,
    isFee: settlement.isFee,
  };
}
