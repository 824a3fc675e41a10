// Records made to collide: few keys, few times, few amounts, every kind, status and currency. For property tests.
import fc from 'fast-check';
import { addDays, type CalendarDate } from '../calendar/date.ts';
import { clearingDateOf } from '../calendar/time.ts';
import type { AccountEntryRow, SourceRow, TransactionRow } from '../model/record.ts';
import { KINDS, STATUSES } from '../model/record.ts';
import type { ChannelSettings, Settings } from '../model/settings.ts';

export const FIRST: CalendarDate = '2026-11-16';
export const DATES: readonly CalendarDate[] = [0, 1, 2, 3].map((day) => addDays(FIRST, day));

const POSITION = { line: 0, byteStart: 0, byteEnd: 0, extra: {} };
const CLOCKS = ['00:00:00', '00:10:00', '12:00:00', '12:00:01', '23:50:00'];

const keyed = {
  day: fc.nat({ max: DATES.length - 1 }),
  clock: fc.constantFrom(...CLOCKS),
  kind: fc.constantFrom('payment', 'payment', 'payment', ...KINDS),
  status: fc.constantFrom('success', 'success', 'success', ...STATUSES),
  amount: fc.constantFrom(0, 1, 100, 100, 200, 201),
  currency: fc.constantFrom('CNY', 'CNY', 'CNY', 'USD'),
  fee: fc.constantFrom(null, null, 0, 1, 2),
  orderNo: fc.constantFrom('', 'N1', 'N2', 'N3'),
  channelNo: fc.constantFrom('', 'X1', 'X2', 'X3'),
  bankRef: fc.constantFrom('', 'B1', 'B2'),
  batchNo: fc.constantFrom('', 'G1', 'G2', 'G3'),
} as const;

const transaction = fc
  .record({ source: fc.constantFrom('orders', 'channel', 'bank'), ...keyed })
  .map(({ source, day, clock, ...rest }): TransactionRow => {
    const time = `${DATES[day]}T${clock}`;
    const row = { ...POSITION, source, ...rest, channel: 'C', time, clearingDate: clearingDateOf(time, '24:00') };
    const fee = rest.kind === 'fee' ? null : rest.fee;
    const plain = { ...row, fee, merchantNo: '', memo: '' } as TransactionRow;
    // The importer rejects rows without their key, and only bank rows and orders carry some of the fields.
    if (source === 'orders') return { ...plain, orderNo: plain.orderNo || 'N1', bankRef: '', batchNo: '' };
    if (source === 'channel') return { ...plain, channelNo: plain.channelNo || 'X1', batchNo: '' };
    return { ...plain, orderNo: '', bankRef: plain.bankRef || (plain.channelNo === '' ? 'B1' : '') };
  });

const entry = fc
  .record({
    day: keyed.day,
    entryNo: fc.constantFrom('E1', 'E2', 'E3', 'E4'),
    direction: fc.constantFrom('C', 'C', 'D'),
    amount: fc.constantFrom(1, 99, 100, 100, 199, 200, 300, 400),
    currency: keyed.currency,
    reference: fc.constantFrom('', 'X1', 'TX X2', 'G1', 'G2/1', 'X1 X2'),
  })
  .map(
    ({ day, direction, ...rest }): AccountEntryRow => ({
      ...POSITION,
      ...rest,
      source: 'funds',
      accountNo: '6222',
      direction: direction as 'C' | 'D',
      valueDate: DATES[day] ?? FIRST,
      balance: null,
      memo: 'C',
    }),
  );

const settlement = fc.record({
  mode: fc.constantFrom('batch', 'partial', 'item'),
  net: fc.boolean(),
  fees: fc.constantFrom('none', 'apart'),
  due: fc.constantFrom({ unit: 'D', days: 0 }, { unit: 'D', days: 1 }, { unit: 'T', days: 2 }),
  groupBy: fc.constant('batch_no'),
  creditsCover: fc.constantFrom('one', 'many'),
  entries: fc.constant({ accountNo: '6222', memoContains: null, referenceContains: null }),
});

const channel = fc
  .record({
    carryDays: fc.constantFrom(0, 1, 2),
    toleranceAmount: fc.constantFrom('0', '0.01'),
    toleranceFee: fc.constantFrom('0', '0.01'),
    linkKey: fc.constant(null),
    withFee: fc.boolean(),
    settlement,
  })
  .map(({ withFee, ...rest }) => {
    const fee = {
      rate: '0.01',
      perItem: null,
      min: null,
      max: null,
      tiers: [],
      rounding: 'half_up',
      refunds: 'returned',
    };
    const plain = { code: 'C', name: 'C', timezone: 'Asia/Shanghai', cutoff: '24:00', timingWindowSeconds: 1800 };
    return { ...plain, ...rest, fee: withFee ? fee : null } as ChannelSettings;
  });

export interface Trouble {
  readonly settings: Settings;
  readonly rows: readonly SourceRow[];
}

/** A channel and up to 30 rows that have every reason to be confused. Lines are their positions. */
export const trouble: fc.Arbitrary<Trouble> = fc
  .record({
    channel,
    rows: fc.array(fc.oneof({ weight: 4, arbitrary: transaction }, { weight: 1, arbitrary: entry }), { maxLength: 30 }),
  })
  .map(({ channel: one, rows }) => ({
    settings: settingsOf(one),
    rows: rows.map((row, index) => ({ ...row, line: index + 1 })),
  }));

function settingsOf(channel: ChannelSettings): Settings {
  return {
    version: 1,
    company: '示例支付',
    timezone: 'Asia/Shanghai',
    currency: 'CNY',
    calendar: { holidays: new Set(), workdays: new Set() },
    users: [],
    channels: [channel],
    policies: [],
    approvals: [],
    routine: 'off',
    accounts: {} as Settings['accounts'],
    posting: [],
    longShortView: 'money',
  };
}
