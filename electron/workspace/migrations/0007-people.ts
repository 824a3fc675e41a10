// People's keys, and the decision packages that go from maker to checker and back. Rows are only ever added: the newest key of a user counts.
import { appendOnly } from './append-only.ts';
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
${appendOnly('person_key', [], 'keys are append-only')}

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
${appendOnly('package', [['package_id', 'direction']], 'packages are append-only')}

-- A package made here whose answer came home. The primary key is what makes that happen once.
CREATE TABLE package_merge (
  package_id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  checker TEXT NOT NULL,
  fingerprint TEXT NOT NULL,    -- of the checker's key
  answer TEXT NOT NULL          -- the answer file
) STRICT;
${appendOnly('package_merge', [['package_id']], 'merges are append-only')}
`,
};
