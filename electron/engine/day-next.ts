// What to do next with a day, in the order in which it blocks: files, their rejects, unassigned entries, runs, decisions, approvals, export.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { DayChannel, DayView, NextStep } from '../../shared/contract/engine-api.ts';
import type { ChannelSettings } from '../../shared/model/settings.ts';
import { addMinor } from '../../shared/money/amount.ts';
import { decisionsWhere } from '../workspace/tables/decisions.ts';
import { type DayImports, importFigures, undeclaredOf } from './day-import.ts';
import type { EngineContext } from './engine-context.ts';

export function nextSteps(
  context: EngineContext,
  date: CalendarDate,
  day: { readonly imports: DayImports; readonly state: DayView['state']; readonly channels: readonly DayChannel[] },
): NextStep[] {
  const { currency, channels } = context.settings();
  if (day.imports.sums.length === 0 && day.state === 'not-run')
    return [step('import', '', 0, 0, currency, 'no file has rows of this date')];
  const steps = [
    ...importSteps(day.imports, channels, currency),
    ...rejectSteps(day.imports, currency),
    ...assignSteps(day.imports),
    ...(day.state === 'run' ? [] : [step('reconcile', '', 0, 0, currency, day.state)]),
    ...day.channels.flatMap(decideSteps),
    ...approveSteps(context, date),
    ...day.channels.flatMap(exportSteps),
  ];
  return steps.length > 0 ? steps : [step('done', '', 0, 0, currency, '')];
}

function step(
  action: NextStep['action'],
  channel: string,
  count: number,
  amount: number,
  currency: string,
  detail: string,
): NextStep {
  return { action, channel, count, amount, currency, detail };
}

/** Only channels that have a part of their files: one without any may simply be closed that day. */
function importSteps(imports: DayImports, channels: readonly ChannelSettings[], currency: string): NextStep[] {
  return channels.flatMap((channel) => {
    const { missing, rows } = importFigures(imports, channel, currency);
    const hasSome = rows > 0 || imports.sums.some((sum) => sum.channel === channel.code);
    return hasSome && missing.length > 0
      ? [step('import', channel.code, missing.length, 0, currency, missing.join(', '))]
      : [];
  });
}

function rejectSteps({ files, unsettled }: DayImports, currency: string): NextStep[] {
  return files.flatMap((view) => {
    const waiting = unsettled.get(view.id) ?? 0;
    if (waiting === 0 && view.proof !== 'contradicted') return [];
    const of = view.sums[0]?.currency ?? currency;
    const [first] = view.rejects;
    const where = first === undefined ? view.file : `${view.file}:${first.line}`;
    return [step('look-at-rejects', view.channel, waiting, undeclaredOf(view, of), of, where)];
  });
}

function assignSteps({ unassigned }: DayImports): NextStep[] {
  const sums = new Map<string, { count: number; amount: number; first: string }>();
  for (const entry of unassigned) {
    const sum = sums.get(entry.currency) ?? { count: 0, amount: 0, first: entry.entryNo };
    const signed = entry.direction === 'C' ? entry.amount : -entry.amount;
    sums.set(entry.currency, { ...sum, count: sum.count + 1, amount: addMinor(sum.amount, signed) });
  }
  return [...sums].map(([currency, { count, amount, first }]) =>
    step('assign-entries', '', count, amount, currency, first),
  );
}

function decideSteps({ channel, currency, cells }: DayChannel): NextStep[] {
  const decide = cells.find(({ link }) => link === 'decide');
  if (decide === undefined || decide.verdict !== 'open') return [];
  return [step('decide', channel, decide.listed.count, decide.listed.amount, currency, '')];
}

function approveSteps({ workspace }: EngineContext, date: CalendarDate): NextStep[] {
  const sums = new Map<string, { count: number; amount: number; what: string[] }>();
  for (const { currency, amount, decision } of decisionsWhere(workspace.database, { date, state: 'waiting' })) {
    const sum = sums.get(currency) ?? { count: 0, amount: 0, what: [] };
    sums.set(currency, { count: sum.count + 1, amount: addMinor(sum.amount, amount), what: [...sum.what, decision] });
  }
  return [...sums].map(([currency, { count, amount, what }]) =>
    step('approve', '', count, amount, currency, [...new Set(what)].join(', ')),
  );
}

/** One on each side of a summary voucher. */
const LINES_OF_A_VOUCHER = 2;

function exportSteps({ channel, currency, cells }: DayChannel): NextStep[] {
  const exported = cells.find(({ link }) => link === 'export');
  if (exported === undefined || exported.itemsOf === exported.items) return [];
  return [
    step(
      'export',
      channel,
      (exported.itemsOf - exported.items) / LINES_OF_A_VOUCHER,
      exported.listed.amount,
      currency,
      '',
    ),
  ];
}
