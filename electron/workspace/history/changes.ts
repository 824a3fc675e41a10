// What one action changed, as rows: enough to bring every tracked table back to what it was, and to do the action again.
// Stored deflated, one line per changed row, with the names of the columns as they were then.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { SqlValue } from '../database.ts';

export type ChangeAct = 'insert' | 'update' | 'delete';

export interface RowChange {
  readonly table: string;
  readonly act: ChangeAct;
  /** 'insert': the values of the primary key. 'update', 'delete': the whole row as it was before. */
  readonly values: readonly SqlValue[];
}

export interface Changes {
  /** Columns and primary key of every table that is named, as they were then. */
  readonly tables: ReadonlyMap<string, { readonly columns: readonly string[]; readonly key: readonly string[] }>;
  /** Numbered tables: rows above `above` up to `to` are new. */
  readonly added: ReadonlyMap<string, { readonly above: number; readonly to: number }>;
  /** In the order they happened. */
  readonly rows: readonly RowChange[];
}

interface Head {
  readonly tables: Readonly<Record<string, { readonly columns: string[]; readonly key: string[] }>>;
  readonly added: Readonly<Record<string, { readonly above: number; readonly to: number }>>;
}

const LINES_AT_ONCE = 4096;

export function encodeChanges({ tables, added, rows }: Changes): Uint8Array {
  const head = { tables: Object.fromEntries(tables), added: Object.fromEntries(added) };
  const chunks = [Buffer.from(JSON.stringify(head), 'utf8')];
  for (let start = 0; start < rows.length; start += LINES_AT_ONCE) {
    const lines = rows
      .slice(start, start + LINES_AT_ONCE)
      .map(({ table, act, values }) => `\n${JSON.stringify([table, act, values])}`);
    chunks.push(Buffer.from(lines.join(''), 'utf8'));
  }
  return new Uint8Array(deflateRawSync(Buffer.concat(chunks)));
}

export function decodeChanges(bytes: Uint8Array): Changes {
  const plain = inflateRawSync(bytes);
  let head: Head | null = null;
  const rows: RowChange[] = [];
  for (let start = 0; start <= plain.length; ) {
    const found = plain.indexOf(10, start);
    const end = found < 0 ? plain.length : found;
    const line: unknown = JSON.parse(plain.toString('utf8', start, end));
    if (head === null) head = line as Head;
    else {
      const [table, act, values] = line as [string, ChangeAct, SqlValue[]];
      rows.push({ table, act, values });
    }
    start = end + 1;
  }
  return {
    tables: new Map(Object.entries(head?.tables ?? {})),
    added: new Map(Object.entries(head?.added ?? {})),
    rows,
  };
}

export function isNothing({ added, rows }: Changes): boolean {
  return added.size === 0 && rows.length === 0;
}
