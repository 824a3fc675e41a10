// SQL values to typed values. STRICT tables keep the types; a surprise here is a defect and throws.
import type { SqlValue } from './database.ts';

export function text(value: SqlValue | undefined): string {
  if (typeof value !== 'string') throw new TypeError(`expected a text column, got ${typeof value}`);
  return value;
}

export function number(value: SqlValue | undefined): number {
  if (typeof value !== 'number') throw new TypeError(`expected a number column, got ${typeof value}`);
  return value;
}

export function textOrNull(value: SqlValue | undefined): string | null {
  return value === null || value === undefined ? null : text(value);
}

export function numberOrNull(value: SqlValue | undefined): number | null {
  return value === null || value === undefined ? null : number(value);
}

export function bytes(value: SqlValue | undefined): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new TypeError('expected a blob column');
  return value;
}

/** A column that CHECK or the writing code holds to a union of texts. */
export function oneOf<T extends string>(choices: readonly T[], value: SqlValue | undefined): T {
  for (const choice of choices) if (choice === value) return choice;
  throw new TypeError(`unexpected value in the workspace: ${String(value)}`);
}

/** JSON that this program wrote itself; '' stands for the fallback. */
export function json<T>(value: SqlValue | undefined, fallback: T): T {
  const source = text(value);
  if (source === '') return fallback;
  try {
    return JSON.parse(source) as T;
  } catch {
    throw new TypeError(`unexpected value in the workspace, not JSON: ${source.slice(0, 40)}`);
  }
}

const SEPARATOR = '\u001f';

/** Lists of keys in one column, joined by a character that no key carries. */
export function joinKeys(keys: readonly string[]): string {
  return keys.join(SEPARATOR);
}

export function splitKeys(value: SqlValue | undefined): string[] {
  const joined = text(value);
  if (joined === '') return [];
  return joined.includes(SEPARATOR) ? joined.split(SEPARATOR) : [joined];
}
