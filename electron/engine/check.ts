// The chain of control totals 控制总数: each step says what went in and what came out; a link that does not balance names its records.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { CheckReport } from '../../shared/contract/engine-api.ts';
import { proofRuns } from '../workspace/tables/proof.ts';
import { auditLinks } from './check-audit.ts';
import { balanceLinks } from './check-balances.ts';
import { bookLinks } from './check-books.ts';
import { entryLinks } from './check-entries.ts';
import { importLinks } from './check-imports.ts';
import { integrityLink } from './check-integrity.ts';
import { keptFileLinks } from './check-kept-files.ts';
import { runLinks } from './check-stages.ts';
import type { EngineContext } from './engine-context.ts';

/** Of one date with the balances as of it, or of the whole workspace. Dates that were not run yet have no stage links. */
export function check(context: EngineContext, args: { readonly date: CalendarDate | null }): CheckReport {
  const { date } = args;
  const runs = proofRuns(context.workspace.database).filter((run) => date === null || run.date === date);
  const stageLinks = runs.flatMap((run, done) => {
    context.progress({ task: 'check', phase: `${run.date} ${run.channel}`, done, total: runs.length });
    return runLinks(context, run);
  });
  const integrity = date === null ? [integrityLink(context)] : [];
  const balancesOn = runs.at(-1)?.date;
  const links = [
    ...importLinks(context, date),
    ...keptFileLinks(context, date),
    ...entryLinks(context, date),
    ...stageLinks,
    ...bookLinks(context, date),
    ...(balancesOn === undefined ? [] : balanceLinks(context, balancesOn)),
    ...auditLinks(context),
    ...integrity,
  ];
  return { ok: links.every((link) => link.ok), links };
}
