// Made-up but realistic clearing days of one company, with the truth about them. The truth is told scenario by scenario
// as the rows are made; it is never computed by reconciling. The same options give the same bytes.
import { type CalendarDate, isCalendarDate } from '../calendar/date.ts';
import { playClean } from './clean.ts';
import { filesOf, type SampleFile } from './day-files.ts';
import { batchFund, type FundDay } from './fund-batch.ts';
import { groupFund } from './fund-groups.ts';
import { itemFund } from './fund-item.ts';
import { setFund, TWIN_DAY, TWIN_SLOTS } from './fund-sets.ts';
import { type Ground, makeGround } from './ground.ts';
import { type ChannelProfile, PROFILES } from './profiles.ts';
import { seededRandom } from './random.ts';
import type { SampleDay } from './rows.ts';
import type { Scenario } from './scenario.ts';
import { BUSINESS_SCENARIOS } from './scenarios-business.ts';
import { CHANNEL_SCENARIOS } from './scenarios-channel.ts';
import { DUPLICATE_SCENARIOS } from './scenarios-duplicate.ts';
import { TIMING_SCENARIOS } from './scenarios-timing.ts';
import { settingsText } from './settings-text.ts';
import { truthText } from './truth-text.ts';

export interface SampleOptions {
  readonly seed: number;
  /** Transactions per day over all channels, roughly. */
  readonly rows: number;
  readonly days: number;
  /** Default 2026-11-16, a Monday. */
  readonly firstDate?: CalendarDate;
}

export interface SampleDays {
  readonly settingsText: string;
  /** By date, in the order to import them. */
  readonly files: readonly SampleFile[];
  /** Each date run in order after its files; nothing decided in between. */
  readonly truthCsv: string;
}

const SCENARIOS: readonly Scenario[] = [
  ...CHANNEL_SCENARIOS,
  ...BUSINESS_SCENARIOS,
  ...DUPLICATE_SCENARIOS,
  ...TIMING_SCENARIOS,
];

/** Every scenario plays once; in larger samples this share of all transactions is odd. */
const ODD_SHARE = 0.02;

/** Throws RangeError on options that make no days. Linear in rows x days. */
export function sampleDays(options: SampleOptions): SampleDays {
  const { seed, rows, days, firstDate = '2026-11-16' } = options;
  if (!Number.isInteger(rows) || rows < 0) throw new RangeError(`rows must be a whole number from 0, not ${rows}`);
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`days must be a whole number from 1, not ${days}`);
  if (!isCalendarDate(firstDate)) throw new RangeError(`firstDate does not exist: ${firstDate}`);
  const ground = makeGround(seededRandom(seed), firstDate, days);
  playScenarios(ground, rows * days);
  const funds = PROFILES.map(fundOf);
  const balances = new Map<string, number>();
  const files = ground.days.flatMap((day, index) => {
    playDay(ground, day, index, rows);
    for (const fund of funds) fund(ground, index);
    const written = filesOf(day, balances);
    for (const rowsOfDay of [day.orders, day.channel, day.bank, day.entries]) rowsOfDay.length = 0;
    return written;
  });
  return { settingsText: settingsText(), files, truthCsv: truthText(ground.days) };
}

function playScenarios(ground: Ground, transactions: number): void {
  const { random } = ground;
  const extra = Math.max(0, Math.floor(transactions * ODD_SHARE) - SCENARIOS.length);
  const cast = [...SCENARIOS, ...Array.from({ length: extra }, () => random.pick(SCENARIOS))];
  for (const scenario of cast) {
    const profile = random.pick(PROFILES.filter((candidate) => scenario.fits(candidate)));
    scenario.play(ground, profile, random.below(Math.max(1, ground.days.length - scenario.span)));
  }
}

/** The crafted groups of the fund stage, then clean rows up to the number asked for. */
function playDay(ground: Ground, day: SampleDay, index: number, rows: number): void {
  for (const profile of PROFILES) {
    playGroups(ground, profile, index);
    // One row of its own for each settlement: the smallest sample, too, pays no two days of a channel the same sum.
    for (const currency of profile.currencies) playClean(ground, profile, index, { currency });
  }
  const ladder = PROFILES.flatMap((profile) => Array.from({ length: profile.share }, () => profile));
  for (let left = rows - day.orders.length; left > 0; left -= 1) playClean(ground, ground.random.pick(ladder), index);
}

function playGroups(ground: Ground, profile: ChannelProfile, day: number): void {
  if (profile.mode !== 'partial') return;
  const amount = (): number => ground.random.between(5_000, 60_000);
  if (profile.creditsCover === 'one' && day % 7 === 0) {
    const returned = amount();
    playClean(ground, profile, day, { kind: 'payment', amount: returned, batchNo: '91' });
    playClean(ground, profile, day, { kind: 'refund', amount: returned, batchNo: '91' });
    playClean(ground, profile, day, { kind: 'refund', amount: amount(), batchNo: '92' });
  }
  if (profile.creditsCover === 'many' && day === TWIN_DAY) {
    const sizes = [amount(), 70_000 + amount()];
    for (const [index, batchNo] of TWIN_SLOTS.entries())
      playClean(ground, profile, day, { kind: 'payment', amount: sizes[index % 2] ?? 0, batchNo });
  }
}

function fundOf(profile: ChannelProfile): FundDay {
  if (profile.mode === 'batch') return batchFund(profile);
  if (profile.mode === 'item') return itemFund(profile);
  return profile.creditsCover === 'many' ? setFund(profile) : groupFund(profile);
}
