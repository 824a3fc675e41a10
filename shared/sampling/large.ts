// One large day for measuring: a single channel that pays every item at once, all four canonical files with the same number of rows.
import type { CalendarDate } from '../calendar/date.ts';
import { clockText, firstSecondOf } from './clock.ts';
import type { SampleFile } from './day-files.ts';
import { type ChannelProfile, feeOf, PROFILES } from './profiles.ts';
import { seededRandom } from './random.ts';
import { settingsText } from './settings-text.ts';
import { utf8 } from './utf8.ts';

export interface LargeDay {
  readonly settingsText: string;
  /** orders, channel, bank and funds, each with `rows` rows. */
  readonly files: readonly SampleFile[];
  /** Rows left out of one file each: every `oddEvery`-th order, channel, bank and funds row in turn. */
  readonly oddEvery: number;
}

const ODD_EVERY = 500;

/**
 * `rows` clean transactions of one clearing date, of which one in `oddEvery` is missing from one of the four files.
 * Texts are joined file by file; nothing but the files is kept.
 */
export function largeDay(options: { seed: number; rows: number; date?: CalendarDate }): LargeDay {
  const { seed, rows, date = '2026-11-16' } = options;
  const profile = atOnce();
  const first = firstSecondOf(profile, date);
  const texts = HEADERS.map((header) => [header]);
  const random = seededRandom(seed);
  for (let index = 0; index < rows; index += 1) {
    const place = Math.floor((index / rows) * 80_000) + 3_000;
    const number = String(index).padStart(9, '0');
    const amount = random.between(1, 300_000);
    const lines = linesOf(profile, date, number, amount, clockText(first + place, 'T'));
    const missing = index % ODD_EVERY === 0 ? (index / ODD_EVERY) % 4 : -1;
    for (const [file, line] of lines.entries()) if (file !== missing) texts[file]?.push(line);
  }
  const names = ['orders', 'channel', 'bank', 'funds'] as const;
  const files = names.map((source, file) => ({
    name: `${source}-${date}.csv`,
    bytes: utf8(`${(texts[file] ?? []).join('\n')}\n`),
    source,
    channel: source === 'channel' || source === 'bank' ? profile.code : null,
    date,
  }));
  return { settingsText: settingsText(), files, oddEvery: ODD_EVERY };
}

/** The channel whose items are paid on the day itself. */
function atOnce(): ChannelProfile {
  const profile = PROFILES.find(({ mode, due }) => mode === 'item' && due.days === 0);
  if (profile === undefined) throw new Error('no channel pays at once');
  return profile;
}

const HEADERS = [
  'order_no,channel,channel_no,kind,status,amount,currency,time',
  'channel_no,order_no,channel,kind,status,amount,currency,fee,time,bank_ref',
  'bank_ref,channel_no,channel,kind,amount,currency,fee,time,settle_date',
  'entry_no,account_no,direction,amount,currency,value_date,reference,memo',
];

function linesOf(profile: ChannelProfile, date: CalendarDate, number: string, minor: number, time: string): string[] {
  const { code } = profile;
  const digits = String(minor).padStart(3, '0');
  const money = `${digits.slice(0, -2)}.${digits.slice(-2)},CNY`;
  const fee = feeOf(profile.fee, 'payment', minor) ?? '';
  return [
    `N${number},${code},${code}${number},payment,success,${money},${time}`,
    `${code}${number},N${number},${code},payment,success,${money},${fee},${time},B${number}`,
    `B${number},${code}${number},${code},payment,${money},${fee},${time},${date}`,
    `E${number},${profile.accounts.CNY},C,${money},${date},${code}${number},${profile.memoWord} 清算款`,
  ];
}
