// A workspace with a few actions and two exports, and hands that do to its audit log what nobody may.
import { inflateSync } from 'node:zlib';
import { batches, batchFiles } from '../../workspace/tables/exports.ts';
import { answerOf, type Bench } from '../engine.testing.ts';
import { DAY_2, provenDays } from '../proof.testing.ts';
import { USE_CASES } from '../use-cases.ts';

/** Ten and more rows; the last export is not the last row. */
export async function loggedDays(): Promise<Bench> {
  const made = await provenDays();
  answerOf(USE_CASES.exportDay(made.context, { date: DAY_2, mode: 'summary', user: 'li', again: false }));
  answerOf(
    USE_CASES.saveSettings(made.context, {
      text: answerOf(USE_CASES.settings(made.context, undefined)).text.replace('carry_days: 2', 'carry_days: 3'),
      user: 'li',
    }),
  );
  return made;
}

/** Without the triggers that keep the log and the exports append-only: what someone with another program can do to the file. */
export function tamper({ workspace }: Bench, sql: string): void {
  const { database } = workspace;
  const locks = ['audit', 'step', 'step_changes', 'export_batch', 'export_file'];
  const triggers = database.all(
    `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(locks)],
  );
  for (const { name } of triggers) database.script(`DROP TRIGGER "${String(name)}"`);
  database.script(sql);
}

export function auditFailures(made: Bench): string[] {
  return answerOf(USE_CASES.check(made.context, { date: null })).links.flatMap((link) =>
    link.kind === 'audit' && !link.ok ? [...link.records, ...(link.records.length === 0 ? [link.from] : [])] : [],
  );
}

export function manifestOf({ workspace }: Bench, index: number): Uint8Array {
  const batchId = batches(workspace.database, null)[index]?.batchId ?? '';
  const file = batchFiles(workspace.database, batchId).find(({ name }) => name === 'manifest.json');
  if (file === undefined) throw new Error('no manifest');
  return new Uint8Array(inflateSync(file.content));
}

export function fileOf(made: Bench, name: string): Uint8Array {
  const file = answerOf(USE_CASES.auditFiles(made.context, undefined)).find((one) => one.name === name);
  if (file === undefined) throw new Error(`no ${name}`);
  return file.bytes;
}
