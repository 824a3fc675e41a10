// Gathers what one run of one channel's date needs: the day's rows, what earlier runs left open, and who shares a key with those.
// Looks only at runs of earlier dates: what later runs did has no influence on an earlier day.
import { createHash } from 'node:crypto';
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { Stage } from '../../shared/model/outcome.ts';
import type { AccountEntry, SourceRecord, Transaction } from '../../shared/model/record.ts';
import { type ChannelSettings, calendarDates, type Settings } from '../../shared/model/settings.ts';
import { assignEntries } from '../../shared/reconciling/assign-entries.ts';
import type { Carried, DayInput, PriorStanding } from '../../shared/reconciling/day.ts';
import type { Database } from '../workspace/database.ts';
import { carriedOf, type EarlierWord, earlierWords } from '../workspace/tables/carried.ts';
import {
  entriesByNumber,
  idsSharingWithDay,
  idsSharingWithRecords,
  recordsBetween,
  recordsById,
} from '../workspace/tables/records.ts';
import { lastRunBefore } from '../workspace/tables/runs.ts';
import { settlementsById } from '../workspace/tables/settlements.ts';

/** What all channels of a date share. */
export interface DayGround {
  readonly date: CalendarDate;
  readonly settings: Settings;
  /** Entries since the oldest of the channels' last runs, by channel; each channel takes those since its own. */
  readonly claimed: ReadonlyMap<string, readonly AccountEntry[]>;
  /** Entries valued since the newest of the last runs that no channel or several claim. */
  readonly unassigned: readonly AccountEntry[];
  /** Breaks closed by a final decision dated up to the date. */
  readonly decided: ReadonlySet<string>;
}

export function gatherGround(
  database: Database,
  settings: Settings,
  date: CalendarDate,
  decided: ReadonlySet<string>,
): DayGround {
  const lastDates = settings.channels.map(({ code }) => lastRunBefore(database, code, date)?.date ?? '').sort();
  const entries = recordsBetween(database, '', lastDates[0] ?? '', date).filter(isEntry);
  const { claimed, unassigned } = assignEntries(entries, settings.channels);
  const newest = lastDates.at(-1) ?? '';
  return { date, settings, claimed, unassigned: unassigned.filter((entry) => entry.valueDate > newest), decided };
}

export function gatherDay(database: Database, ground: DayGround, channel: ChannelSettings): DayInput {
  const { date, settings, decided } = ground;
  const last = lastRunBefore(database, channel.code, date);
  const after = last?.date ?? '';
  const carried = last === null ? [] : carriedOf(database, last.id);
  const dayEntries = (ground.claimed.get(channel.code) ?? []).filter((entry) => entry.valueDate > after);
  const dayRows = recordsBetween(database, channel.code, after, date);
  const earlier =
    last === null ? NOTHING_EARLIER : gatherEarlier(database, channel.code, after, date, carried, dayEntries);
  const rows = [...dayRows, ...earlier.records];
  const carriedSettlements = carried.filter((item) => item.recordId === null);
  return {
    date,
    channel,
    calendar: settings.calendar,
    orders: rows.filter(isFrom('orders')),
    channelRows: rows.filter(isFrom('channel')),
    bankRows: rows.filter(isFrom('bank')),
    entries: [...dayEntries, ...earlier.records.filter(isEntry)],
    settlements: settlementsById(
      database,
      carriedSettlements.map((item) => item.settlementId),
    ),
    memory: memoryOf(earlier.words, carried, decided),
    settlementMemory: new Map(carriedSettlements.map((item) => [item.settlementId, standingOfCarried(item, decided)])),
  };
}

/** A SHA-256 over everything a run depends on. The same digest means the same results. */
export function inputDigest(input: DayInput): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([input.date, input.channel, calendarDates(input.calendar), input.settlements]));
  for (const records of [input.orders, input.channelRows, input.bankRows, input.entries])
    hash.update(`\n${records.map((record) => record.id).join(' ')}`);
  for (const memory of [...Object.values(input.memory), input.settlementMemory])
    hash.update(`\n${JSON.stringify([...memory].sort(([left], [right]) => (left < right ? -1 : 1)))}`);
  return hash.digest('hex');
}

interface Earlier {
  readonly records: readonly SourceRecord[];
  readonly words: readonly EarlierWord[];
}

const NOTHING_EARLIER: Earlier = { records: [], words: [] };

function gatherEarlier(
  database: Database,
  channel: string,
  after: CalendarDate,
  date: CalendarDate,
  carried: readonly Carried[],
  dayEntries: readonly AccountEntry[],
): Earlier {
  const carriedIds = new Set(carried.flatMap((item) => item.recordId ?? []));
  const ids = new Set([...carriedIds, ...idsSharingWithDay(database, channel, after, date)]);
  // A row found by one key may lead on by another: order by channel_no, channel row by order_no.
  for (let fresh = ids; fresh.size > 0; ) {
    const next = idsSharingWithRecords(database, channel, after, fresh);
    fresh = new Set([...next].filter((id) => !ids.has(id)));
    for (const id of fresh) ids.add(id);
  }
  for (const entry of repeatedEntries(database, after, carriedIds, dayEntries)) ids.add(entry.id);
  const words = earlierWords(database, channel, date, ids);
  // A row that came after its day had run waits until that day is run again.
  const ran = new Set([...carriedIds, ...words.map((word) => word.recordId)]);
  return {
    records: recordsById(
      database,
      [...ids].filter((id) => ran.has(id)),
    ),
    words,
  };
}

function repeatedEntries(
  database: Database,
  after: CalendarDate,
  carriedIds: ReadonlySet<number>,
  dayEntries: readonly AccountEntry[],
): AccountEntry[] {
  const present = [...dayEntries, ...recordsById(database, carriedIds).filter(isEntry)];
  const identity = (entry: AccountEntry) => `${entry.accountNo}\u0000${entry.entryNo}`;
  const wanted = new Set(present.map(identity));
  return entriesByNumber(
    database,
    present.map((entry) => entry.entryNo),
    after,
  )
    .filter(isEntry)
    .filter((entry) => wanted.has(identity(entry)));
}

function memoryOf(
  words: readonly EarlierWord[],
  carried: readonly Carried[],
  decided: ReadonlySet<string>,
): Record<Stage, Map<number, PriorStanding>> {
  const memory: Record<Stage, Map<number, PriorStanding>> = {
    channel: new Map(),
    business: new Map(),
    fund: new Map(),
  };
  for (const word of words) memory[word.stage].set(word.recordId, standingOfWord(word, decided));
  for (const item of carried)
    if (item.recordId !== null) memory[item.stage].set(item.recordId, standingOfCarried(item, decided));
  return memory;
}

function standingOfCarried(item: Carried, decided: ReadonlySet<string>): PriorStanding {
  const { outcome, reason, breakId, since } = item;
  return { state: breakId !== '' && decided.has(breakId) ? 'decided' : 'open', outcome, reason, breakId, since };
}

/** Not carried any more: used up, unless a decision closed it or it never was money. */
function standingOfWord(word: EarlierWord, decided: ReadonlySet<string>): PriorStanding {
  const { outcome, reason, breakId, date } = word;
  const state =
    breakId !== '' && decided.has(breakId)
      ? 'decided'
      : outcome === 'no_money' && reason !== 'reversed'
        ? 'no_money'
        : 'closed';
  return { state, outcome, reason, breakId, since: date };
}

function isEntry(record: SourceRecord): record is AccountEntry {
  return record.source === 'funds';
}

function isFrom(source: Transaction['source']) {
  return (record: SourceRecord): record is Transaction => record.source === source;
}
