// The import link of a day: which files hold rows of the date, what they declare, and what they rejected.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import { addDays } from '../../shared/calendar/date.ts';
import type { ImportView } from '../../shared/contract/engine-api.ts';
import type { AccountEntry } from '../../shared/model/record.ts';
import type { ChannelSettings } from '../../shared/model/settings.ts';
import { addMinor, type Minor } from '../../shared/money/amount.ts';
import { exponentOf } from '../../shared/money/currency.ts';
import { parseAmount } from '../../shared/money/parse.ts';
import { assignEntries } from '../../shared/reconciling/assign-entries.ts';
import { allImports } from '../workspace/tables/imports.ts';
import { type DaySum, daySums } from '../workspace/tables/proof-day.ts';
import { recordsBetween } from '../workspace/tables/records.ts';
import { unsettledByImport } from '../workspace/tables/reject-settlements.ts';
import type { EngineContext } from './engine-context.ts';

export interface DayImports {
  readonly sums: readonly DaySum[];
  /** Files in force that have rows of the date. */
  readonly files: readonly ImportView[];
  /** Rejected lines of these files of which nobody said what became of them, by import. */
  readonly unsettled: ReadonlyMap<number, number>;
  readonly claimed: ReadonlyMap<string, readonly AccountEntry[]>;
  readonly unassigned: readonly AccountEntry[];
  /** True where a bank statement covers the date, with or without lines on it. */
  readonly hasStatement: boolean;
}

export function dayImports(context: EngineContext, date: CalendarDate): DayImports {
  const { database } = context.workspace;
  const inForce = allImports(database).filter((view) => !view.undone);
  const entries = recordsBetween(database, '', addDays(date, -1), date).filter(
    (record): record is AccountEntry => record.source === 'funds',
  );
  const { claimed, unassigned } = assignEntries(entries, context.settings().channels);
  return {
    sums: daySums(database, date),
    files: inForce.filter((view) => view.dates.includes(date)),
    unsettled: unsettledByImport(database),
    claimed,
    unassigned,
    hasStatement: inForce.some(
      ({ source, dates }) => source === 'funds' && (dates[0] ?? '9') <= date && date <= (dates.at(-1) ?? ''),
    ),
  };
}

export interface ImportFigures {
  readonly rows: number;
  /** What the bank file's rows come to, signed payments - refunds. */
  readonly amount: Minor;
  /** Sources that are there, of those that the channel needs. */
  readonly sources: number;
  readonly sourcesOf: number;
  readonly missing: readonly string[];
  readonly rejected: number;
  /** Of the rejected lines. */
  readonly unsettled: number;
  /** Computed - declared, over the files of the channel that contradict themselves. */
  readonly undeclared: Minor;
  readonly isContradicted: boolean;
}

const NEEDED = ['orders', 'channel', 'bank'] as const;

export function importFigures(day: DayImports, channel: ChannelSettings, currency: string): ImportFigures {
  const own = day.sums.filter((sum) => sum.channel === channel.code);
  const entries = (day.claimed.get(channel.code) ?? []).filter((entry) => entry.currency === currency);
  const inCurrency = own.filter((sum) => sum.currency === currency);
  const missing: string[] = NEEDED.filter((source) => !own.some((sum) => sum.source === source));
  const needsFunds = channel.settlement.entries !== null;
  if (needsFunds && !day.hasStatement) missing.push('funds');
  const sourcesOf = NEEDED.length + (needsFunds ? 1 : 0);
  const files = filesOf(day, channel.code);
  return {
    rows: inCurrency.reduce((sum, { count }) => sum + count, 0) + entries.length,
    amount: inCurrency.reduce((sum, { source, signed }) => (source === 'bank' ? addMinor(sum, signed) : sum), 0),
    sources: sourcesOf - missing.length,
    sourcesOf,
    missing,
    rejected: files.reduce((sum, { rejected }) => sum + rejected, 0),
    unsettled: files.reduce((sum, { id }) => sum + (day.unsettled.get(id) ?? 0), 0),
    undeclared: files.reduce((sum, view) => addMinor(sum, undeclaredOf(view, currency)), 0),
    isContradicted: files.some(({ proof }) => proof === 'contradicted'),
  };
}

/** Files of one channel; those of several channels block none of them in particular. */
function filesOf(day: DayImports, channel: string): ImportView[] {
  return day.files.filter((view) => view.channel === channel);
}

/** The first contradicted total that is money: computed - declared; 0 where only counts differ. */
export function undeclaredOf(view: ImportView, currency: string): Minor {
  if (!view.sums.some((sum) => sum.currency === currency)) return 0;
  const exponent = exponentOf(currency);
  for (const { declared, computed, agrees } of view.declared) {
    if (agrees || (exponent > 0 && !declared.includes('.'))) continue;
    const [said, found] = [parseAmount(declared, exponent), parseAmount(computed, exponent)];
    if (said.ok && found.ok) return found.amount - said.amount;
  }
  return 0;
}
