// One run of one clearing date over all channels: gather, compute, and what of it is kept. Computing changes nothing; `keepDay` does.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import { STAGES, type Stage, type StageResult } from '../../shared/model/outcome.ts';
import type { Problem } from '../../shared/model/problem.ts';
import type { AccountEntry, SourceRecord } from '../../shared/model/record.ts';
import type { DayInput, DayOutput, LateRow, PriorStanding } from '../../shared/reconciling/day.ts';
import { reconcileDay } from '../../shared/reconciling/reconcile.ts';
import type { Database } from '../workspace/database.ts';
import {
  type Closure,
  earlierBreaks,
  insertCarried,
  insertClosures,
  insertLateRows,
} from '../workspace/tables/carried.ts';
import { insertOutcomeTotals, type StoredOutcomeTotal } from '../workspace/tables/outcome-totals.ts';
import { insertResults, type NewResult } from '../workspace/tables/results.ts';
import { deleteDay, insertRun } from '../workspace/tables/runs.ts';
import { insertSettlements } from '../workspace/tables/settlements.ts';
import type { EngineContext } from './engine-context.ts';
import { gatherDay, gatherGround, inputDigest } from './gather-day.ts';
import { isLinkable, linkItems, membersOf } from './item-links.ts';
import { sumOutcomes } from './outcome-sums.ts';

/** What one channel's run says, freed of its input: the input of a large day is let go before the next channel is read. */
export interface ChannelRun {
  readonly channel: string;
  readonly channelOrder: number;
  readonly output: DayOutput;
  readonly digest: string;
  /** By position in output.results. */
  readonly itemIds: readonly string[];
  readonly firstTimes: readonly string[];
  readonly closures: readonly Closure[];
  readonly totals: readonly StoredOutcomeTotal[];
}

export interface DayRun {
  readonly date: CalendarDate;
  readonly channels: readonly ChannelRun[];
  readonly unassigned: readonly AccountEntry[];
  readonly warnings: readonly Problem[];
}

/** Runs the three stages in order over everything that is open, as if no later day had ever run. */
export function computeDay(context: EngineContext, date: CalendarDate, decided: ReadonlySet<string>): DayRun {
  const settings = context.settings();
  const { database } = context.workspace;
  const ground = gatherGround(database, settings, date, decided);
  const channels = settings.channels.map((channel, channelOrder) => {
    context.throwIfCancelled();
    context.progress({
      task: 'reconcile',
      phase: `channel ${channel.code}`,
      done: channelOrder,
      total: settings.channels.length,
    });
    const input = gatherDay(database, ground, channel);
    context.throwIfCancelled();
    const output = reconcileDay(input);
    return {
      channel: channel.code,
      channelOrder,
      output,
      digest: inputDigest(input),
      ...factsOf(database, input, output, channelOrder),
    };
  });
  return {
    date,
    channels,
    unassigned: ground.unassigned,
    warnings: channels.flatMap(({ output }) => [...output.warnings, ...output.lateRows.map(lateWarning)]),
  };
}

/** A decision is final: a counterpart that comes late is no match, but people must look at the decision again. */
function lateWarning({ stage, recordId, breakId }: LateRow): Problem {
  const message = `a row of the ${stage} stage came after its break ${breakId} was decided; look at that decision again, and undo it where the row changes it`;
  return { code: 'warning', message, field: 'record', value: String(recordId) };
}

function factsOf(database: Database, input: DayInput, output: DayOutput, channelOrder: number) {
  const records = new Map<number, SourceRecord>();
  for (const record of [...input.orders, ...input.channelRows, ...input.bankRows, ...input.entries])
    records.set(record.id, record);
  const settlements = new Map([...input.settlements, ...output.settlements].map((one) => [one.id, one]));
  const linkable = output.results.filter(isLinkable);
  const items = linkItems(
    output.results,
    earlierBreaks(database, input.channel.code, input.date, new Set(linkable.flatMap(membersOf))),
  );
  return {
    itemIds: output.results.map((result) => items.get(result.breakId) ?? ''),
    firstTimes: output.results.map((result) => {
      const [first] = membersOf(result);
      const record = first === undefined ? undefined : records.get(first);
      const settlement = settlements.get(result.settlementIds[0] ?? '');
      if (settlement !== undefined) return settlement.settleDate;
      return record === undefined ? '' : record.source === 'funds' ? record.valueDate : record.time;
    }),
    closures: closuresOf(input, output),
    totals: sumOutcomes(output.results, channelOrder, records, settlements),
  };
}

/** Open breaks of earlier runs that these results use up under another name or none, and those whose rows left the stage altogether. */
function closuresOf(input: DayInput, { results, carried }: DayOutput): Closure[] {
  const closures = new Map<string, Closure>();
  const close = (breakId: string, outcome: StageResult['outcome']) =>
    closures.set(breakId, { breakId, closedOn: input.date, channel: input.channel.code, outcome });
  const bankRowOf = new Map<number, number>();
  for (const { stage, upstreamIds, downstreamIds } of results) {
    const [channelRow, bankRow] = [upstreamIds[0], downstreamIds[0]];
    if (stage === 'channel' && channelRow !== undefined && bankRow !== undefined) bankRowOf.set(channelRow, bankRow);
  }
  for (const result of results) {
    const memory = input.memory[result.stage];
    // A channel row that came late stands in the ledger in place of its bank row, and closes what that one had open there.
    const priorOf = (id: number) =>
      memory.get(id) ?? (result.stage === 'business' ? memory.get(bankRowOf.get(id) ?? -1) : undefined);
    const priors = [
      ...membersOf(result).map(priorOf),
      ...result.settlementIds.map((id) => input.settlementMemory.get(id)),
    ];
    for (const prior of priors) {
      if (prior === undefined || prior.state !== 'open' || prior.breakId === '' || prior.breakId === result.breakId)
        continue;
      close(prior.breakId, result.outcome);
    }
  }
  const standing = new Set([...carried, ...results].map(({ breakId }) => breakId));
  for (const prior of openPriors(input)) {
    if (prior.breakId === '' || standing.has(prior.breakId) || closures.has(prior.breakId)) continue;
    // A bank row that was reversed since, say: the confirmed ledger no longer holds it, so nothing is missing.
    close(prior.breakId, 'no_money');
  }
  return [...closures.values()];
}

function openPriors({ memory, settlementMemory }: DayInput): PriorStanding[] {
  const all = [
    ...memory.channel.values(),
    ...memory.business.values(),
    ...memory.fund.values(),
    ...settlementMemory.values(),
  ];
  return all.filter(({ state }) => state === 'open');
}

/** Replaces the whole day. Inside the caller's transaction. */
export function keepDay(context: EngineContext, day: DayRun, settingsVersion: number): void {
  const { database } = context.workspace;
  deleteDay(database, day.date);
  const at = context.now();
  const runIds = day.channels.map((run) => {
    const runId = insertRun(database, {
      date: day.date,
      channel: run.channel,
      channelOrder: run.channelOrder,
      at,
      inputDigest: run.digest,
      settingsVersion,
      warnings: run.output.warnings,
    });
    insertCarried(database, { id: runId, date: day.date }, run.output.carried);
    insertLateRows(database, runId, run.output.lateRows);
    insertClosures(database, run.closures);
    insertSettlements(database, day.date, run.output.settlements);
    insertOutcomeTotals(database, day.date, run.totals);
    return runId;
  });
  for (const stage of STAGES) {
    for (const [position, run] of day.channels.entries()) {
      context.throwIfCancelled();
      insertResults(database, newResults(run, stage, runIds[position] ?? 0));
    }
  }
}

function newResults(run: ChannelRun, stage: Stage, runId: number): NewResult[] {
  return run.output.results.flatMap((result, index) =>
    result.stage === stage
      ? [{ runId, result, itemId: run.itemIds[index] ?? '', firstTime: run.firstTimes[index] ?? '' }]
      : [],
  );
}
