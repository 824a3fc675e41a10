// People's keys, and the decision packages that go from maker to checker and back. Rows are only ever added: the newest key of a user counts.
import type { Migration } from './migration.ts';

export const people: Migration = {
  number: 7,
  name: 'people',
  sql: `
CREATE TABLE person_key (
  id INTEGER PRIMARY KEY,
  user TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  public_key TEXT NOT NULL,     -- SPKI, base64
  sealed TEXT NOT NULL,         -- JSON: the private key under its owner's passphrase, with the parameters; '' where it is not here
  card TEXT NOT NULL,           -- JSON: the identity card, signed by the key itself
  at TEXT NOT NULL,
  by TEXT NOT NULL              -- who brought it; its owner for an own key
) STRICT;
CREATE INDEX person_key_user ON person_key (user);
CREATE TRIGGER person_key_no_update BEFORE UPDATE ON person_key BEGIN SELECT RAISE(ABORT, 'keys are append-only'); END;
CREATE TRIGGER person_key_no_delete BEFORE DELETE ON person_key BEGIN SELECT RAISE(ABORT, 'keys are append-only'); END;

-- made: by its maker here. answered: another's, by its checker here.
CREATE TABLE package (
  package_id TEXT NOT NULL,
  direction TEXT NOT NULL,
  maker TEXT NOT NULL,
  checker TEXT NOT NULL,        -- '' for made
  at TEXT NOT NULL,
  note TEXT NOT NULL,
  decisions INTEGER NOT NULL,
  sha256 TEXT NOT NULL,         -- of the package's content
  content TEXT NOT NULL,        -- the package file
  answer TEXT NOT NULL,         -- the answer file; '' for made
  PRIMARY KEY (package_id, direction)
) STRICT;
CREATE TRIGGER package_no_update BEFORE UPDATE ON package BEGIN SELECT RAISE(ABORT, 'packages are append-only'); END;
CREATE TRIGGER package_no_delete BEFORE DELETE ON package BEGIN SELECT RAISE(ABORT, 'packages are append-only'); END;

-- A package made here whose answer came home. The primary key is what makes that happen once.
CREATE TABLE package_merge (
  package_id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  checker TEXT NOT NULL,
  fingerprint TEXT NOT NULL,    -- of the checker's key
  answer TEXT NOT NULL          -- the answer file
) STRICT;
CREATE TRIGGER package_merge_no_update BEFORE UPDATE ON package_merge BEGIN SELECT RAISE(ABORT, 'merges are append-only'); END;
CREATE TRIGGER package_merge_no_delete BEFORE DELETE ON package_merge BEGIN SELECT RAISE(ABORT, 'merges are append-only'); END;
`,
};
