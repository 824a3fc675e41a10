// Steps as the contract tells them.
import type { ChangedTable, HistoryDetail, HistoryStep } from '../../../shared/contract/engine-api.ts';
import type { Database } from '../../workspace/database.ts';
import type { AuditRow } from '../../workspace/tables/audit.ts';
import type { HistoryRow } from '../../workspace/tables/history-pages.ts';
import { planOf } from './step-plan.ts';

export function stepView(database: Database, row: HistoryRow): HistoryStep {
  const { undoable, said } = planOf(database, row);
  const { id, at, user, action, subject, why, state, undoes } = row;
  return { id, at, user, action, subject, why, state, undoable, undoSaid: said, undoes };
}

export function detailView(database: Database, row: HistoryRow, audit: AuditRow): HistoryDetail {
  return {
    step: stepView(database, row),
    tables: changedTables(audit),
    hash: audit.hash,
    previousHash: audit.previousHash,
    signer: audit.signer,
  };
}

type Rows = ChangedTable['before'];

/** Tables by name. A count of many rows is told as one row with that count. */
function changedTables(audit: AuditRow): ChangedTable[] {
  const [before, after] = [factsOf(audit.before), factsOf(audit.after)];
  const tables = [...new Set([...before.keys(), ...after.keys()])].sort();
  return tables.map((table) => ({ table, before: before.get(table) ?? [], after: after.get(table) ?? [] }));
}

function factsOf(json: string): Map<string, Rows> {
  const facts = JSON.parse(json) as Readonly<Record<string, Rows | Rows[number]>>;
  return new Map(
    Object.entries(facts).map(([table, rows]) => [table, Array.isArray(rows) ? rows : [rows as Rows[number]]]),
  );
}
