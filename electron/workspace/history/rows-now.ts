// The rows that changes name, as they are now.
import type { Database, Row } from '../database.ts';

/** `keys`: primary keys as JSON lists; `range`: new rows of a numbered table. Keys that are gone are left out. */
export function rowsNow(
  database: Database,
  { table, key }: { readonly table: string; readonly key: readonly string[] },
  keys: readonly string[],
  range: { readonly above: number; readonly to: number } | null,
): Row[] {
  const where = key.map((column) => `"${column}" = ?`).join(' AND ');
  const named = keys.flatMap((one) =>
    database.all(`SELECT * FROM ${table} WHERE ${where}`, JSON.parse(one) as (string | number | null)[]),
  );
  if (range === null) return named;
  const number = `"${key[0] ?? ''}"`;
  return [
    ...named,
    ...database.all(`SELECT * FROM ${table} WHERE ${number} > ? AND ${number} <= ? ORDER BY ${number}`, [
      range.above,
      range.to,
    ]),
  ];
}
