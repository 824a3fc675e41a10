// People's keys, own and trusted. Rows are only ever added: the newest key of a user counts, the others explain old signatures.
import { text } from '../columns.ts';
import type { Database, Row } from '../database.ts';

export interface PersonKey {
  readonly user: string;
  readonly fingerprint: string;
  /** SPKI, base64. */
  readonly publicKey: string;
  /** The sealed private key as JSON; '' where only the public key is here. */
  readonly sealed: string;
  /** The identity card as JSON. */
  readonly card: string;
  readonly at: string;
  readonly by: string;
}

export function insertPersonKey(database: Database, key: PersonKey): void {
  database.run(
    `INSERT INTO person_key (user, fingerprint, public_key, sealed, card, at, by) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [key.user, key.fingerprint, key.publicKey, key.sealed, key.card, key.at, key.by],
  );
}

/** Every key that was ever known here, oldest first. */
export function personKeys(database: Database): PersonKey[] {
  return database.all('SELECT * FROM person_key ORDER BY id').map(toKey);
}

/** The key that counts for this user, or null. */
export function personKeyOf(database: Database, user: string): PersonKey | null {
  const row = database.first('SELECT * FROM person_key WHERE user = ? ORDER BY id DESC LIMIT 1', [user]);
  return row === null ? null : toKey(row);
}

function toKey(row: Row): PersonKey {
  return {
    user: text(row.user),
    fingerprint: text(row.fingerprint),
    publicKey: text(row.public_key),
    sealed: text(row.sealed),
    card: text(row.card),
    at: text(row.at),
    by: text(row.by),
  };
}
