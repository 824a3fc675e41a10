// One digest over every row of every table: two workspaces with the same digest hold the same.
import { createHash } from 'node:crypto';
import type { Database } from '../workspace/database.ts';

/** Tables by name, rows in the order of the table's own key. Linear in the rows. */
export function stateDigest(database: Database): string {
  const hash = createHash('sha256');
  const tables = database.all(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
  );
  for (const { name } of tables) {
    hash.update(`\ntable ${name}`);
    database.each(`SELECT * FROM "${String(name)}"`, [], (columns) => {
      for (const value of columns) {
        const bytes = value instanceof Uint8Array ? value : Buffer.from(String(value));
        hash.update(`\n${value === null ? 'null' : typeof value} ${bytes.length} `).update(bytes);
      }
    });
  }
  return hash.digest('hex');
}
