// The Day screen: per channel and currency seven links with their verdicts, one sum per currency, and what to do next.
// Verdicts come from the same links as `check`; those of a run are computed once and kept until rows or settings change.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { CheckLink, DayChannel, DayView } from '../../shared/contract/engine-api.ts';
import { ok, type Result } from '../../shared/model/problem.ts';
import type { Database } from '../workspace/database.ts';
import { isClosed } from '../workspace/tables/closings.ts';
import { outcomeTotals } from '../workspace/tables/outcome-totals.ts';
import { proofRuns } from '../workspace/tables/proof.ts';
import { voucherSums } from '../workspace/tables/proof-books.ts';
import { breakSums, recordVersion } from '../workspace/tables/proof-day.ts';
import { runsOfDay } from '../workspace/tables/runs.ts';
import { newestSettingsVersion } from '../workspace/tables/settings-history.ts';
import { runLinks } from './check-stages.ts';
import { cellsOf, sumCells } from './day-cells.ts';
import { type DayImports, dayImports, importFigures } from './day-import.ts';
import { nextSteps } from './day-next.ts';
import type { EngineContext } from './engine-context.ts';
import { recordViews } from './record-view.ts';

export function day(context: EngineContext, { date }: { readonly date: CalendarDate }): Result<DayView> {
  const { database } = context.workspace;
  const runs = runsOfDay(database, date);
  const state = runs.length === 0 ? 'not-run' : runs.some(({ stale }) => stale) ? 'stale' : 'run';
  const imports = dayImports(context, date);
  const channels = dayChannels(context, date, imports);
  const cells = channels.flatMap((channel) => channel.cells);
  const count = (...verdicts: string[]) => cells.filter(({ verdict }) => verdicts.includes(verdict)).length;
  return ok({
    date,
    state,
    closed: isClosed(database, date),
    channels,
    sums: [...new Set(channels.map(({ currency }) => currency))].sort().map((currency) => ({
      channel: '',
      name: '',
      currency,
      cells: sumCells(channels.filter((channel) => channel.currency === currency).map((channel) => channel.cells)),
    })),
    next: nextSteps(context, date, { imports, state, channels }),
    unassignedEntries: recordViews(context, imports.unassigned),
    links: {
      ties: count('ties'),
      listed: count('listed'),
      timing: count('timing'),
      open: count('open'),
      unexplained: count('unexplained'),
      notRun: count('not-run', 'stale'),
    },
  });
}

/** Channels in the order of the settings; a channel in two currencies stands twice. */
function dayChannels(context: EngineContext, date: CalendarDate, imports: DayImports): DayChannel[] {
  const { database } = context.workspace;
  const settings = context.settings();
  const runs = new Map(runsOfDay(database, date).map((run) => [run.channel, run]));
  const facts = {
    outcomes: outcomeTotals(database, date),
    breaks: breakSums(database, date),
    vouchers: voucherSums(database, date),
  };
  const failing = failingLinks(context, date);
  return settings.channels.flatMap((channel) => {
    const { code, name } = channel;
    const mine = <T extends { readonly channel: string }>(rows: readonly T[]) =>
      rows.filter((row) => row.channel === code);
    const all = [
      ...mine(imports.sums),
      ...mine(facts.outcomes),
      ...mine(facts.vouchers),
      ...(imports.claimed.get(code) ?? []),
    ];
    const currencies = new Set(all.map(({ currency }) => currency));
    if (currencies.size === 0) currencies.add(settings.currency);
    return [...currencies].sort().map((currency) => {
      const here = <T extends { readonly channel: string; readonly currency: string }>(rows: readonly T[]) =>
        mine(rows).filter((row) => row.currency === currency);
      const cells = cellsOf({
        imports: importFigures(imports, channel, currency),
        run: runs.get(code),
        outcomes: here(facts.outcomes),
        breaks: here(facts.breaks),
        vouchers: here(facts.vouchers),
        failing: here(failing),
      });
      return { channel: code, name, currency, cells };
    });
  });
}

const known = new WeakMap<Database, { version: string; links: Map<string, readonly CheckLink[]> }>();

function failingLinks(context: EngineContext, date: CalendarDate): CheckLink[] {
  const { database } = context.workspace;
  const version = `${recordVersion(database)} ${newestSettingsVersion(database)}`;
  const kept = known.get(database);
  const links = kept !== undefined && kept.version === version ? kept.links : new Map<string, readonly CheckLink[]>();
  known.set(database, { version, links });
  return proofRuns(database)
    .filter((run) => run.date === date)
    .flatMap((run) => {
      const name = `${run.date} ${run.channel} ${run.inputDigest}`;
      const found = links.get(name) ?? runLinks(context, run).filter((link) => !link.ok);
      links.set(name, found);
      return found;
    });
}
