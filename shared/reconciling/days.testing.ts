// Small handmade days for tests: rows in a line or two, days run one after another with what each leaves open, results as short texts.
import { type CalendarDate, isCalendarDate } from '../calendar/date.ts';
import { clearingDateOf } from '../calendar/time.ts';
import type { ExpectedSettlement, Stage, StageResult } from '../model/outcome.ts';
import type { AccountEntry, Kind, SourceRecord, Status, Transaction, TransactionSource } from '../model/record.ts';
import type { ChannelSettings, FeeRule, SettlementRule } from '../model/settings.ts';
import type { DayInput, DayOutput, PriorStanding } from './day.ts';
import { reconcileDay } from './reconcile.ts';

export const FEE_RULE: FeeRule = {
  rate: '0.006',
  perItem: null,
  min: null,
  max: null,
  tiers: [],
  rounding: 'half_up',
  refunds: 'returned',
};

export function testChannel(
  changes: Partial<Omit<ChannelSettings, 'settlement'>> & { settlement?: Partial<SettlementRule> } = {},
): ChannelSettings {
  const { settlement, ...rest } = changes;
  return {
    code: 'WX',
    name: '微信支付',
    timezone: 'Asia/Shanghai',
    cutoff: '24:00',
    timingWindowSeconds: 1800,
    carryDays: 3,
    fee: null,
    toleranceAmount: '0.00',
    toleranceFee: '0.00',
    linkKey: null,
    ...rest,
    settlement: {
      mode: 'batch',
      net: true,
      fees: 'none',
      due: { unit: 'D', days: 1 },
      groupBy: 'batch_no',
      creditsCover: 'one',
      entries: { accountNo: '6222', memoContains: null, referenceContains: null },
      ...settlement,
    },
  };
}

export interface TestRow {
  kind?: Kind;
  status?: Status;
  amount?: number;
  currency?: string;
  fee?: number | null;
  /** "2026-11-19 12:00" or with seconds. */
  time?: string;
  /** Bank rows: settle date; others follow from the time. */
  date?: CalendarDate;
  orderNo?: string;
  channelNo?: string;
  bankRef?: string;
  batchNo?: string;
}

let nextId = 1;

function transaction(source: TransactionSource, channel: ChannelSettings, row: TestRow): Transaction {
  const id = nextId++;
  const text = row.time ?? `${row.date ?? '2026-11-19'} 12:00`;
  const time = `${text.slice(0, 10)}T${text.slice(11).padEnd(5)}${text.length > 16 ? '' : ':00'}`;
  const date = source === 'bank' && row.date !== undefined ? row.date : clearingDateOf(time, channel.cutoff);
  if (!isCalendarDate(date)) throw new Error(`no such date: ${date}`);
  return {
    id,
    importId: 1,
    line: id,
    byteStart: 0,
    byteEnd: 0,
    source,
    channel: channel.code,
    clearingDate: date,
    kind: row.kind ?? 'payment',
    status: row.status ?? 'success',
    amount: row.amount ?? 10000,
    currency: row.currency ?? 'CNY',
    fee: row.fee ?? null,
    time,
    orderNo: row.orderNo ?? '',
    channelNo: row.channelNo ?? '',
    bankRef: row.bankRef ?? '',
    batchNo: row.batchNo ?? '',
    merchantNo: '',
    memo: '',
    extra: {},
  };
}

export interface TestEntry {
  entryNo: string;
  amount: number;
  date: CalendarDate;
  direction?: 'C' | 'D';
  currency?: string;
  reference?: string;
  memo?: string;
}

/** Several days of one channel. Records may be added at any time; `run` runs a date over what earlier runs left open. */
export class Story {
  readonly channel: ChannelSettings;
  private readonly records: SourceRecord[] = [];
  private readonly outputs = new Map<CalendarDate, DayOutput>();
  private readonly decided = new Map<string, CalendarDate>();

  constructor(channel: ChannelSettings = testChannel()) {
    this.channel = channel;
  }

  order(row: TestRow): this {
    return this.keep(transaction('orders', this.channel, row));
  }
  ours(row: TestRow): this {
    return this.keep(transaction('channel', this.channel, row));
  }
  bank(row: TestRow): this {
    return this.keep(transaction('bank', this.channel, row));
  }
  entry(entry: TestEntry): this {
    const id = nextId++;
    const { entryNo, amount, date, direction = 'C', currency = 'CNY', reference = '', memo = '' } = entry;
    const position = { id, importId: 1, line: id, byteStart: 0, byteEnd: 0 };
    return this.keep({
      ...position,
      source: 'funds',
      entryNo,
      accountNo: '6222',
      direction,
      amount,
      currency,
      valueDate: date,
      balance: null,
      reference,
      memo,
      extra: {},
    });
  }

  /** A final decision on a break, as of a date. */
  decide(breakId: string, date: CalendarDate): this {
    this.decided.set(breakId, date);
    return this;
  }

  shuffled(order: (records: readonly SourceRecord[]) => SourceRecord[]): Story {
    const other = new Story(this.channel);
    other.records.push(...order(this.records));
    return other;
  }

  input(date: CalendarDate): DayInput {
    const before = [...this.outputs.keys()].filter((ran) => ran < date).sort();
    const last = before.at(-1) ?? '';
    const memory: Record<Stage, Map<number, PriorStanding>> = {
      channel: new Map(),
      business: new Map(),
      fund: new Map(),
    };
    const settlementMemory = new Map<string, PriorStanding>();
    for (const ran of before)
      for (const result of this.outputs.get(ran)?.results ?? []) this.remember(result, date, memory, settlementMemory);
    for (const { stage, recordId, settlementId, ...standing } of this.outputs.get(last)?.carried ?? []) {
      const prior: PriorStanding = { ...standing, state: this.isDecided(standing.breakId, date) ? 'decided' : 'open' };
      if (recordId !== null) memory[stage].set(recordId, prior);
      else settlementMemory.set(settlementId, prior);
    }
    const dateOf = (record: SourceRecord) => (record.source === 'funds' ? record.valueDate : record.clearingDate);
    const known = this.records.filter((record) => dateOf(record) <= date);
    const transactions = known.filter((record): record is Transaction => record.source !== 'funds');
    const opened = before.flatMap((ran) => this.outputs.get(ran)?.settlements ?? []);
    return {
      date,
      channel: this.channel,
      calendar: { holidays: new Set(), workdays: new Set() },
      orders: transactions.filter(({ source }) => source === 'orders'),
      channelRows: transactions.filter(({ source }) => source === 'channel'),
      bankRows: transactions.filter(({ source }) => source === 'bank'),
      entries: known.filter((record): record is AccountEntry => record.source === 'funds'),
      settlements: opened.filter(({ id }: ExpectedSettlement) => settlementMemory.get(id)?.state === 'open'),
      memory,
      settlementMemory,
    };
  }

  run(date: CalendarDate): DayOutput {
    const output = reconcileDay(this.input(date));
    this.outputs.set(date, output);
    return output;
  }

  /** Runs and says the results of a stage: "outcome/reason upstream>downstream difference". */
  say(date: CalendarDate, stage: Stage): string[] {
    return this.run(date)
      .results.filter((result) => result.stage === stage)
      .map(inWords);
  }

  private keep(record: SourceRecord): this {
    this.records.push(record);
    return this;
  }

  private isDecided(breakId: string, date: CalendarDate): boolean {
    const decision = this.decided.get(breakId);
    return decision !== undefined && decision <= date;
  }

  private remember(
    result: StageResult,
    date: CalendarDate,
    memory: Record<Stage, Map<number, PriorStanding>>,
    settlements: Map<string, PriorStanding>,
  ): void {
    const { outcome, reason, breakId, clearingDate: since } = result;
    const closed =
      outcome === 'matched' || outcome === 'amount_differs' || outcome === 'fee_differs' || reason === 'reversed';
    const state = closed
      ? 'closed'
      : outcome === 'no_money'
        ? 'no_money'
        : this.isDecided(breakId, date)
          ? 'decided'
          : 'open';
    const prior: PriorStanding = { state, outcome, reason, breakId, since };
    for (const id of [...result.upstreamIds, ...result.downstreamIds]) memory[result.stage].set(id, prior);
    for (const id of result.settlementIds) settlements.set(id, prior);
  }
}

export function inWords(result: StageResult): string {
  const verdict = result.reason === '' ? result.outcome : `${result.outcome}/${result.reason}`;
  const difference = result.difference === null ? '' : ` ${result.difference}`;
  return `${verdict} ${result.upstreamKeys.join('|')}>${result.downstreamKeys.join('|')}${difference}`;
}
