// settings.yaml of the sample company, written from the same table that the rows are drawn from.
import { formatPlain } from '../money/format.ts';
import { type ChannelProfile, PROFILES } from './profiles.ts';

const HEAD = `version: 1
company: 示例支付
timezone: Asia/Shanghai
currency: CNY
calendar: { holidays: [], workdays: [] }
users:
  - { id: li, name: 李, role: maker }
  - { id: wang, name: 王, role: checker }
channels:
`;

const FOOT = `policies:
  channel/downstream_only: supplement
  channel/fee_differs: { decision: adjust, up_to: "1.00" }
books: { routine: summary }
`;

export function settingsText(): string {
  return `${HEAD}${PROFILES.map(channelText).join('')}${FOOT}`;
}

function channelText(profile: ChannelProfile): string {
  const accounts = Object.values(profile.accounts);
  const [account] = accounts;
  const filter = accounts.length === 1 ? `account_no: "${account}", ` : '';
  const lines = [
    `  - code: ${profile.code}`,
    `    name: ${profile.name}`,
    ...(profile.timezone === 'Asia/Shanghai' ? [] : [`    timezone: ${profile.timezone}`]),
    `    cutoff: "${profile.cutoff}"`,
    `    timing_window: ${profile.windowSeconds / 60}m`,
    `    carry_days: ${profile.carryDays}`,
    ...feeLine(profile),
    `    tolerance: { amount: "${formatTolerance(profile, profile.toleranceAmount)}", fee: "${formatTolerance(profile, profile.toleranceFee)}" }`,
    '    settlement:',
    `      mode: ${profile.mode}`,
    `      net: ${profile.net}`,
    ...(profile.feesApart ? ['      fees: apart'] : []),
    `      due: ${profile.due.unit}+${profile.due.days}`,
    ...(profile.mode === 'partial' ? ['      group_by: batch_no', `      credits_cover: ${profile.creditsCover}`] : []),
    `      entries: { ${filter}memo_contains: "${profile.memoWord}" }`,
  ];
  return `${lines.join('\n')}\n`;
}

function feeLine({ fee }: ChannelProfile): string[] {
  if (fee === null) return [];
  const min = fee.min === null ? '' : `, min: "${formatPlain(fee.min, 'CNY')}"`;
  const max = fee.max === null ? '' : `, max: "${formatPlain(fee.max, 'CNY')}"`;
  return [`    fee: { rate: "${fee.rateText}", rounding: ${fee.rounding}, refunds: ${fee.refunds}${min}${max} }`];
}

/** A tolerance of a channel with several currencies is written without decimals: it must suit all of them. */
function formatTolerance(profile: ChannelProfile, amount: number): string {
  return profile.currencies.length > 1 ? String(amount) : formatPlain(amount, profile.currencies[0] ?? 'CNY');
}
