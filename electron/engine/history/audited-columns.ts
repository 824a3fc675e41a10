// What the audit log says of a table: nothing that the workspace keeps elsewhere whole, and no account or card number.
import { createHash } from 'node:crypto';
import type { SqlValue } from '../../workspace/database.ts';

/** Tables with a row per statement line: the log counts their rows. */
const COUNTED_ONLY = new Set(['record', 'result', 'settlement', 'closure']);

/** Tables whose rows belong to a row that is named or counted anyway. */
const LEFT_OUT = new Set([
  'reject',
  'statement',
  'result_member',
  'result_settlement',
  'carried',
  'late_row',
  'outcome_total',
]);

/** Long texts that the workspace keeps in every version: the log says which one, by SHA-256. */
const BY_HASH = new Set([
  'settings.text',
  'profile.text',
  'profile.data',
  'import.profile_data',
  'import.mapping',
  'import.evidence',
  'import.warnings',
  'import.left_out',
  'run.warnings',
  'decision_break.effect',
]);

export function isCountedOnly(table: string): boolean {
  return COUNTED_ONLY.has(table);
}

export function isLeftOut(table: string): boolean {
  return LEFT_OUT.has(table);
}

export function auditedValue(table: string, column: string, value: SqlValue): unknown {
  if (!BY_HASH.has(`${table}.${column}`) || typeof value !== 'string' || value === '') return value;
  return `sha256:${createHash('sha256').update(value, 'utf8').digest('hex')}`;
}
