// For tests: a workspace file altered by hand.
import { Database } from '../../workspace/database.ts';
import { loadSqlJs } from '../../workspace/sql-runtime.ts';

/** The bytes of this one after these statements. */
export async function alteredBytes(bytes: Uint8Array, sql: string): Promise<Uint8Array> {
  const copy = new Database(await loadSqlJs(), bytes);
  copy.script(sql);
  const image = copy.image();
  copy.close();
  return image;
}
