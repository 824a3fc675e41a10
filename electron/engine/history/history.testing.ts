// What tests of undo and redo compare: the books and facts of a workspace as text, sums of entries, the audit chain.
import { createHash } from 'node:crypto';
import type { HistoryMove } from '../../../shared/contract/engine-api.ts';
import type { Result } from '../../../shared/model/problem.ts';
import { trackedTables } from '../../workspace/history/tracked-tables.ts';
import { auditHash, auditRows, FIRST_PREVIOUS_HASH } from '../../workspace/tables/audit.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { EngineContext } from '../engine-context.ts';
import { USE_CASES } from '../use-cases.ts';

/** Rows of every tracked table, by table, in the order of their keys. */
export function rowsOf({ database }: Workspace): Map<string, string[]> {
  return new Map(
    trackedTables(database).map(({ name, key }) => [
      name,
      database
        .all(`SELECT * FROM ${name} ORDER BY ${key.map((column) => `"${column}"`).join(', ')}`)
        .map((row) => JSON.stringify(Object.values(row))),
    ]),
  );
}

/** Tables that differ, each with the first row that does; [] where none does. */
export function differences(
  left: ReadonlyMap<string, readonly string[]>,
  right: ReadonlyMap<string, readonly string[]>,
): string[] {
  return [...left].flatMap(([table, rows]) => {
    const others = right.get(table) ?? [];
    const at = rows.findIndex((row, index) => row !== others[index]);
    if (at < 0 && rows.length === others.length) return [];
    const place = at < 0 ? rows.length : at;
    return [`${table} ${rows.length}/${others.length}: ${rows[place] ?? 'nothing'} | ${others[place] ?? 'nothing'}`];
  });
}

export function digest(workspace: Workspace): string {
  const hash = createHash('sha256');
  for (const [table, rows] of rowsOf(workspace)) hash.update(`${table}\n${rows.join('\n')}\n`);
  return hash.digest('hex');
}

/** What each account holds, exported or not: "channel role currency amount", accounts at zero left out. */
export function balances({ database }: Workspace): string[] {
  return database
    .all(
      `SELECT channel, role, currency, sum(amount) AS held FROM (
         SELECT channel, debit AS role, currency, amount FROM entry UNION ALL
         SELECT channel, credit AS role, currency, -amount FROM entry)
       GROUP BY channel, role, currency HAVING held <> 0 ORDER BY channel, role, currency`,
    )
    .map((row) => Object.values(row).join(' '));
}

/** Every entry that an export has carried, but for the row that it is traced to: that follows the import which has that row now. */
export function exportedEntries({ database }: Workspace): string[] {
  return database
    .all(`SELECT * FROM entry WHERE batch_id <> '' ORDER BY id`)
    .map(({ record_id: _tracedTo, ...row }) => JSON.stringify(row));
}

/** Where the audit log is not the chain that it should be; [] where it is. */
export function brokenAudit({ database }: Workspace): string[] {
  let previous = FIRST_PREVIOUS_HASH;
  return auditRows(database, 1, 1_000_000).flatMap((row, index) => {
    const isWhole = row.sequence === index + 1 && row.previousHash === previous && auditHash(row) === row.hash;
    previous = row.hash;
    return isWhole ? [] : [`audit row ${row.sequence}`];
  });
}

export function undo(context: EngineContext, user = 'li', reverse = false): Result<HistoryMove> {
  return USE_CASES.undo(context, { user, note: '', reverse });
}

export function redo(context: EngineContext, user = 'li'): Result<HistoryMove> {
  return USE_CASES.redo(context, { user, note: '' });
}

export function jump(context: EngineContext, to: number, user = 'li', reverse = false): Result<HistoryMove> {
  return USE_CASES.jump(context, { to, user, note: '', reverse });
}

/** Links of the control-total chain that do not tie. */
export function failingLinks(context: EngineContext): string[] {
  const checked = USE_CASES.check(context, { date: null });
  if (!checked.ok) throw new Error(checked.problem.message);
  return checked.value.links.flatMap((link) =>
    link.ok ? [] : [`${link.kind} ${link.date} ${link.channel} ${link.from} -> ${link.to}: ${link.records.join('; ')}`],
  );
}
