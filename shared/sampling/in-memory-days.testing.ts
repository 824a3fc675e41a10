// Runs days over records in memory: gathers for each channel exactly what reconciling/day.ts asks for, and remembers what was said.
import type { CalendarDate } from '../calendar/date.ts';
import { type ExpectedSettlement, STAGES, type Stage, type StageResult } from '../model/outcome.ts';
import type { AccountEntry, SourceRecord, SourceRow, Transaction } from '../model/record.ts';
import type { ChannelSettings, Settings } from '../model/settings.ts';
import { assignEntries } from '../reconciling/assign-entries.ts';
import type { DayInput, DayOutput, PriorStanding } from '../reconciling/day.ts';
import { reconcileDay } from '../reconciling/reconcile.ts';

type Memory = Record<Stage, Map<number, PriorStanding>>;

/** Gives rows ids in their order; one import for each list. */
export function keepRows(files: readonly (readonly SourceRow[])[]): SourceRecord[] {
  let id = 0;
  return files.flatMap((rows, importId) => rows.map((row) => ({ ...row, id: ++id, importId: importId + 1 })));
}

export function dateOfRecord(record: SourceRecord): CalendarDate {
  return record.source === 'funds' ? record.valueDate : record.clearingDate;
}

const linksOf = (row: Transaction): string[] =>
  [
    ['c', row.channelNo],
    ['o', row.orderNo],
    ['b', row.bankRef],
  ].flatMap(([field, value]) => (value === '' ? [] : [`${field}${value}`]));

/** One channel's life over days. */
class ChannelDays {
  readonly channel: ChannelSettings;
  private readonly settings: Settings;
  private readonly transactions: readonly Transaction[];
  private readonly entries: readonly AccountEntry[];
  private readonly byLink = new Map<string, Transaction[]>();
  private readonly memory: Memory = { channel: new Map(), business: new Map(), fund: new Map() };
  private readonly settlementMemory = new Map<string, PriorStanding>();
  private readonly opened = new Map<string, ExpectedSettlement>();
  private carriedIds = new Set<number>();

  constructor(
    settings: Settings,
    channel: ChannelSettings,
    records: readonly SourceRecord[],
    entries: readonly AccountEntry[],
  ) {
    this.settings = settings;
    this.channel = channel;
    this.entries = entries;
    this.transactions = records.filter(
      (record): record is Transaction => record.source !== 'funds' && record.channel === channel.code,
    );
    for (const row of this.transactions)
      for (const link of linksOf(row)) {
        const list = this.byLink.get(link);
        if (list === undefined) this.byLink.set(link, [row]);
        else list.push(row);
      }
  }

  gather(date: CalendarDate): DayInput {
    const neverRan = (record: SourceRecord): boolean => STAGES.every((stage) => !this.memory[stage].has(record.id));
    const core = this.transactions.filter(
      (row) => row.clearingDate === date || this.carriedIds.has(row.id) || (row.clearingDate < date && neverRan(row)),
    );
    const links = new Set(core.flatMap(linksOf));
    const near = [...links].flatMap((link) => this.byLink.get(link) ?? []).filter((row) => row.clearingDate <= date);
    const rows = [...new Set([...core, ...near])];
    const entries = this.entries.filter((entry) => entry.valueDate === date || this.carriedIds.has(entry.id));
    const entryNos = new Set(entries.map(({ entryNo }) => entryNo));
    const twins = this.entries.filter((entry) => entry.valueDate < date && entryNos.has(entry.entryNo));
    return {
      date,
      channel: this.channel,
      calendar: this.settings.calendar,
      orders: rows.filter(({ source }) => source === 'orders'),
      channelRows: rows.filter(({ source }) => source === 'channel'),
      bankRows: rows.filter(({ source }) => source === 'bank'),
      entries: [...new Set([...entries, ...twins])],
      settlements: [...this.opened.values()].filter(({ id }) => this.settlementMemory.get(id)?.state === 'open'),
      memory: this.rememberedOf([...rows, ...entries, ...twins]),
      settlementMemory: new Map(this.settlementMemory),
    };
  }

  /** A copy, of these records alone: an input is the state before its run and stays so. */
  private rememberedOf(records: readonly SourceRecord[]): Memory {
    const of = (stage: Stage): Map<number, PriorStanding> => {
      const standings = new Map<number, PriorStanding>();
      for (const { id } of this.memory[stage].size === 0 ? [] : records) {
        const prior = this.memory[stage].get(id);
        if (prior !== undefined) standings.set(id, prior);
      }
      return standings;
    };
    return { channel: of('channel'), business: of('business'), fund: of('fund') };
  }

  run(input: DayInput): DayOutput {
    const output = reconcileDay(input);
    for (const settlement of output.settlements) this.opened.set(settlement.id, settlement);
    for (const result of output.results) {
      const prior = standingOf(result);
      for (const id of [...result.upstreamIds, ...result.downstreamIds]) this.memory[result.stage].set(id, prior);
      for (const id of result.settlementIds) this.settlementMemory.set(id, prior);
    }
    for (const { stage, recordId, settlementId, ...standing } of output.carried) {
      const prior: PriorStanding = { ...standing, state: 'open' };
      if (recordId === null) this.settlementMemory.set(settlementId, prior);
      else this.memory[stage].set(recordId, prior);
    }
    this.carriedIds = new Set(output.carried.flatMap(({ recordId }) => recordId ?? []));
    return output;
  }
}

/** What a result leaves behind, before the run's carried list says what stays open. */
function standingOf({ outcome, reason, breakId, clearingDate: since }: StageResult): PriorStanding {
  const used =
    outcome === 'matched' || outcome === 'amount_differs' || outcome === 'fee_differs' || reason === 'reversed';
  const state = used ? 'closed' : outcome === 'no_money' ? 'no_money' : 'open';
  return { state, outcome, reason, breakId, since };
}

export interface RanDay {
  readonly date: CalendarDate;
  readonly inputs: readonly DayInput[];
  readonly outputs: readonly DayOutput[];
  /** All channels together, in contract order. */
  readonly results: readonly StageResult[];
}

/** Runs every date in order. */
export function runDays(
  settings: Settings,
  records: readonly SourceRecord[],
  dates: readonly CalendarDate[],
): RanDay[] {
  const entries = records.filter((record): record is AccountEntry => record.source === 'funds');
  const { claimed } = assignEntries(entries, settings.channels);
  const channels = settings.channels.map(
    (channel) => new ChannelDays(settings, channel, records, claimed.get(channel.code) ?? []),
  );
  return dates.map((date) => {
    const inputs = channels.map((channel) => channel.gather(date));
    const outputs = channels.map((channel, index) => {
      const input = inputs[index];
      if (input === undefined) throw new Error('a channel without its input');
      return channel.run(input);
    });
    const all = outputs.flatMap(({ results }) => results);
    const results = STAGES.flatMap((stage) => all.filter((result) => result.stage === stage));
    return { date, inputs, outputs, results };
  });
}

/** A results row as truth.csv writes it. */
export function truthLine(result: StageResult): string {
  const keys = [result.upstreamKeys.join('|'), result.downstreamKeys.join('|')];
  return [result.clearingDate, result.stage, result.channel, result.outcome, result.reason, ...keys].join(',');
}
