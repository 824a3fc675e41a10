// The made-up company's channels: one for each way of settling. Settings text and generator both read this table.
import type { DueRule } from '../calendar/working-days.ts';

export interface SampleFee {
  /** The rate as a fraction, so that the arithmetic here stays in whole numbers and apart from the engine's. */
  readonly numerator: number;
  readonly denominator: number;
  readonly rateText: string;
  readonly rounding: 'half_up' | 'half_even';
  readonly refunds: 'returned' | 'kept';
  /** In minor units. */
  readonly min: number | null;
  readonly max: number | null;
}

export interface ChannelProfile {
  readonly code: string;
  readonly name: string;
  readonly timezone: string;
  readonly cutoff: string;
  readonly cutoffSeconds: number;
  readonly windowSeconds: number;
  readonly carryDays: number;
  readonly currencies: readonly string[];
  /** Share of all transactions, in percent. */
  readonly share: number;
  readonly fee: SampleFee | null;
  /** Whether the channel module's own file carries the expected fee. */
  readonly feeInChannelFile: boolean;
  /** In minor units. */
  readonly toleranceAmount: number;
  readonly toleranceFee: number;
  readonly bankForm: 'canonical' | 'wechat' | 'cmbc';
  readonly mode: 'batch' | 'partial' | 'item';
  readonly net: boolean;
  readonly feesApart: boolean;
  readonly due: DueRule;
  readonly creditsCover: 'one' | 'many';
  /** Bank account by currency. */
  readonly accounts: Readonly<Record<string, string>>;
  /** The word in an entry's memo that makes it this channel's. */
  readonly memoWord: string;
}

function rate(rateText: string, numerator: number, denominator: number, more: Partial<SampleFee> = {}): SampleFee {
  const plain = { rounding: 'half_up', refunds: 'returned', min: null, max: null } as const;
  return { rateText, numerator, denominator, ...plain, ...more };
}

const SHANGHAI = {
  timezone: 'Asia/Shanghai',
  cutoff: '24:00',
  cutoffSeconds: 86_400,
  currencies: ['CNY'],
  toleranceAmount: 0,
  toleranceFee: 0,
  bankForm: 'canonical',
  feesApart: false,
  creditsCover: 'one',
} as const;

export const PROFILES: readonly ChannelProfile[] = [
  {
    ...SHANGHAI,
    code: 'WX',
    name: '微信支付',
    windowSeconds: 1800,
    carryDays: 3,
    share: 30,
    fee: rate('0.006', 6, 1000),
    feeInChannelFile: false,
    bankForm: 'wechat',
    mode: 'batch',
    net: true,
    due: { unit: 'D', days: 1 },
    accounts: { CNY: '622200001' },
    memoWord: '财付通',
  },
  {
    ...SHANGHAI,
    code: 'ALI',
    name: '支付宝',
    windowSeconds: 1800,
    carryDays: 2,
    share: 25,
    fee: rate('0.0055', 55, 10_000),
    feeInChannelFile: true,
    mode: 'partial',
    net: true,
    due: { unit: 'D', days: 1 },
    creditsCover: 'many',
    accounts: { CNY: '622200001' },
    memoWord: '支付宝',
  },
  {
    ...SHANGHAI,
    code: 'UP',
    name: '银联',
    cutoff: '23:00',
    cutoffSeconds: 82_800,
    windowSeconds: 3600,
    carryDays: 3,
    share: 15,
    fee: rate('0.005', 5, 1000, { max: 2000 }),
    feeInChannelFile: true,
    toleranceFee: 1,
    mode: 'partial',
    net: true,
    due: { unit: 'T', days: 1 },
    accounts: { CNY: '622200002' },
    memoWord: '银联',
  },
  {
    ...SHANGHAI,
    code: 'CMBC',
    name: '民生银行',
    windowSeconds: 900,
    carryDays: 1,
    share: 8,
    fee: null,
    feeInChannelFile: false,
    bankForm: 'cmbc',
    mode: 'item',
    net: false,
    due: { unit: 'T', days: 1 },
    accounts: { CNY: '305100003' },
    memoWord: '民生',
  },
  {
    ...SHANGHAI,
    code: 'NUCC',
    name: '网联快捷',
    windowSeconds: 1200,
    carryDays: 2,
    share: 10,
    fee: rate('0.002', 2, 1000, { min: 2, refunds: 'kept' }),
    feeInChannelFile: false,
    toleranceAmount: 2,
    mode: 'batch',
    net: false,
    feesApart: true,
    due: { unit: 'T', days: 1 },
    accounts: { CNY: '622200002' },
    memoWord: '网联',
  },
  {
    ...SHANGHAI,
    code: 'ADY',
    name: 'Adyen 国际卡',
    timezone: 'Asia/Tokyo',
    cutoff: '23:00',
    cutoffSeconds: 82_800,
    windowSeconds: 1800,
    carryDays: 2,
    currencies: ['USD', 'JPY'],
    share: 7,
    fee: rate('0.025', 25, 1000, { rounding: 'half_even' }),
    feeInChannelFile: false,
    mode: 'batch',
    net: true,
    due: { unit: 'T', days: 2 },
    accounts: { USD: '800100004', JPY: '800100005' },
    memoWord: 'ADYEN',
  },
  {
    ...SHANGHAI,
    code: 'DC',
    name: '数字人民币',
    windowSeconds: 600,
    carryDays: 1,
    share: 5,
    fee: null,
    feeInChannelFile: false,
    mode: 'item',
    net: false,
    due: { unit: 'D', days: 0 },
    accounts: { CNY: '622200006' },
    memoWord: '数字人民币',
  },
];

/** The fee of one transaction in minor units, by whole-number arithmetic; null where the channel takes none. */
export function feeOf(fee: SampleFee | null, kind: 'payment' | 'refund', amount: number): number | null {
  if (fee === null) return null;
  if (kind === 'refund' && fee.refunds === 'kept') return 0;
  const product = amount * fee.numerator;
  const rest = product % fee.denominator;
  const whole = (product - rest) / fee.denominator;
  const twice = 2 * rest;
  const up = twice > fee.denominator || (twice === fee.denominator && (fee.rounding === 'half_up' || whole % 2 === 1));
  const rounded = whole + (up ? 1 : 0);
  return Math.min(Math.max(rounded, fee.min ?? 0), fee.max ?? Number.MAX_SAFE_INTEGER);
}
