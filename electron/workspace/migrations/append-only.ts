// Tables whose rows never change or go. REPLACE removes a row without firing a delete trigger, so a row under a key that is taken is refused too.

/** SQL of three triggers. `keys`: each of the table's keys, by its columns; the row number is one besides. */
export function appendOnly(table: string, keys: readonly (readonly string[])[], message: string): string {
  const abort = `BEGIN SELECT RAISE(ABORT, '${message}'); END;`;
  const same = keys.map((columns) => columns.map((column) => `before.${column} = NEW.${column}`).join(' AND '));
  const taken = [...same, 'before.rowid = NEW.rowid'].map((one) => `(${one})`).join(' OR ');
  return [
    `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} ${abort}`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} ${abort}`,
    `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table} WHEN EXISTS (SELECT 1 FROM ${table} AS before WHERE ${taken}) ${abort}`,
  ].join('\n');
}
