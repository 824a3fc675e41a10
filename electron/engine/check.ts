// The chain of control totals 控制总数: each step says what went in and what came out; a link that does not balance names its records.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { CheckLink, CheckReport } from '../../shared/contract/engine-api.ts';
import { proofRuns } from '../workspace/tables/proof.ts';
import { auditLinks } from './check-audit.ts';
import { balanceLinks } from './check-balances.ts';
import { bookLinks } from './check-books.ts';
import { closingLinks } from './check-closings.ts';
import { decidedLinks } from './check-decided.ts';
import { entryLinks } from './check-entries.ts';
import { exportLinks } from './check-exports.ts';
import { importLinks } from './check-imports.ts';
import { integrityLink } from './check-integrity.ts';
import { keptFileLinks } from './check-kept-files.ts';
import { readableLinks } from './check-readable.ts';
import { schemaLinks } from './check-schema.ts';
import { settingsLinks } from './check-settings.ts';
import { runLinks } from './check-stages.ts';
import type { EngineContext } from './engine-context.ts';

/** Of one date with the balances as of it, or of the whole workspace. Dates that were not run yet have no stage links. */
export function check(context: EngineContext, args: { readonly date: CalendarDate | null }): CheckReport {
  const { date } = args;
  const runs = proofRuns(context.workspace.database).filter((run) => date === null || run.date === date);
  const stageLinks = runs.flatMap((run, done) => {
    context.progress({ task: 'check', phase: `${run.date} ${run.channel}`, done, total: runs.length });
    return readableLinks(`run ${run.date} ${run.channel}`, () => runLinks(context, run));
  });
  const integrity = date === null ? [integrityLink(context)] : [];
  const balancesOn = runs.at(-1)?.date;
  const parts: readonly (readonly [what: string, links: () => readonly CheckLink[]])[] = [
    ['the imports', () => importLinks(context, date)],
    ['the kept files', () => keptFileLinks(context, date)],
    ['the account entries', () => entryLinks(context, date)],
    ['the runs', () => stageLinks],
    ['the decisions and entries', () => bookLinks(context, date)],
    ['the decisions in force', () => decidedLinks(context)],
    ['the exports', () => exportLinks(context, date)],
    ['the balances', () => (balancesOn === undefined ? [] : balanceLinks(context, balancesOn))],
    ['the audit log', () => auditLinks(context)],
    ['the settings', () => settingsLinks(context)],
    ['the closings', () => closingLinks(context)],
    ['the workspace file', () => integrity],
    ['the locks', () => (date === null ? schemaLinks(context) : [])],
  ];
  const links = parts.flatMap(([what, read]) => readableLinks(what, read));
  return { ok: links.every((link) => link.ok), links };
}
