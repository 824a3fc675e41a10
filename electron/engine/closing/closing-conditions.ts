// The conditions of closing a clearing date: each one is looked at, whether the others hold or not, and says what to do.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import type { CheckLink, ClosingCheck, ClosingCondition } from '../../../shared/contract/engine-api.ts';
import { openDatesBefore, openEntryDatesBefore } from '../../workspace/tables/closings.ts';
import { unsettledUpTo } from '../../workspace/tables/reject-settlements.ts';
import { openBreakCount, openBreakPage } from '../../workspace/tables/result-pages.ts';
import { runsOfDay } from '../../workspace/tables/runs.ts';
import { waitingUpTo } from '../../workspace/tables/waiting-decisions.ts';
import { check } from '../check.ts';
import { entryLinks } from '../check-entries.ts';
import { importLinks } from '../check-imports.ts';
import type { EngineContext } from '../engine-context.ts';

const ITEMS_NAMED = 20;

/** All conditions, in the order in which they are best mended. Those of a closed date say whether they still hold. */
export function closingChecks(context: EngineContext, date: CalendarDate): ClosingCheck[] {
  return [
    runsChecked(context, date),
    earlierDays(context, date),
    rejectsSettled(context, date),
    controlTotals(context, date),
    breaksDecided(context, date),
    approvalsDone(context, date),
  ];
}

function checked(
  condition: ClosingCondition,
  count: number,
  items: readonly string[],
  message: () => string,
): ClosingCheck {
  const ok = count === 0;
  return { condition, ok, count, message: ok ? '' : message(), items: items.slice(0, ITEMS_NAMED) };
}

/** Every channel of the settings. */
function runsChecked(context: EngineContext, date: CalendarDate): ClosingCheck {
  const current = runsOfDay(context.workspace.database, date).filter(({ stale }) => !stale);
  const ran = new Set(current.map(({ channel }) => channel));
  const missing = context.settings().channels.flatMap(({ code }) => (ran.has(code) ? [] : [code]));
  return checked(
    'not_stale',
    missing.length,
    missing,
    () => `${date} has no current run of ${missing.join(', ')}; reconcile it first`,
  );
}

function earlierDays({ workspace }: EngineContext, date: CalendarDate): ClosingCheck {
  const dates = openDatesBefore(workspace.database, date);
  return checked(
    'earlier_days',
    dates.length,
    dates,
    () => `earlier dates are open (${dates.length}, the first is ${dates[0]}); close them first, in order`,
  );
}

function rejectsSettled({ workspace }: EngineContext, date: CalendarDate): ClosingCheck {
  const waiting = unsettledUpTo(workspace.database, date);
  return checked(
    'rejects_settled',
    waiting.length,
    waiting.map(({ importId, line }) => `${importId}:${line}`),
    () =>
      `rejected lines of files with rows up to ${date} are not settled (${waiting.length}); replace the file by a corrected one, undo its import, or settle the lines with a note`,
  );
}

/** Of the date, and of the bank statements of the dates before that its run took in. */
function controlTotals(context: EngineContext, date: CalendarDate): ClosingCheck {
  const before = openEntryDatesBefore(context.workspace.database, date);
  const links = [
    ...before.flatMap((one) => [...importLinks(context, one), ...entryLinks(context, one)]),
    ...check(context, { date }).links,
  ];
  const failing = [...new Set(links.filter(({ ok }) => !ok).map(nameOf))];
  return checked(
    'control_totals',
    failing.length,
    failing,
    () =>
      `links of the chain of control totals do not balance on ${date} (${failing.length}); check names the records: mend them and run the date again`,
  );
}

function nameOf({ kind, date, channel, currency, from, to, records }: CheckLink): string {
  const place = [kind, date, channel, currency].filter((part) => part !== '').join(' ');
  const [first] = records;
  return `${place}: ${from} -> ${to}${first === undefined ? '' : `: ${first}`}`;
}

/** A break that is only enquired is open until the reply decides it; carried, it is decided. */
function breaksDecided({ workspace }: EngineContext, date: CalendarDate): ClosingCheck {
  const { database } = workspace;
  const count = openBreakCount(database, date);
  const first = openBreakPage(database, date, 0, ITEMS_NAMED).results;
  return checked(
    'breaks_decided',
    count,
    first.map(({ result }) => result.breakId),
    () => `breaks up to ${date} are not decided (${count}); decide them, or carry them to suspense`,
  );
}

function approvalsDone({ workspace }: EngineContext, date: CalendarDate): ClosingCheck {
  const waiting = waitingUpTo(workspace.database, date);
  return checked(
    'approvals_done',
    waiting.length,
    waiting.map(String),
    () =>
      `decisions on breaks up to ${date} wait for their checker (${waiting.length}); have them approved or rejected first`,
  );
}
