// Where an import came from and how it was read: archives and workbooks as they came, users' profiles, what it replaces, balances of statements.
import type { Migration } from './migration.ts';

export const sources: Migration = {
  number: 4,
  name: 'sources',
  sql: `
-- An archive or workbook as it came, deflated, once each, however many imports came out of it.
CREATE TABLE container (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;

ALTER TABLE import ADD COLUMN container_id INTEGER;
ALTER TABLE import ADD COLUMN container_file TEXT NOT NULL DEFAULT '';     -- its name when this import came out of it
ALTER TABLE import ADD COLUMN replaces INTEGER;                            -- the import that it took the place of
ALTER TABLE import ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE import ADD COLUMN profile_version INTEGER NOT NULL DEFAULT 0;  -- 0: shipped, or read by a program of its own
ALTER TABLE import ADD COLUMN profile_data TEXT NOT NULL DEFAULT '';       -- JSON: Profile, where it was a user's; read again by this whatever is saved later
ALTER TABLE import ADD COLUMN evidence TEXT NOT NULL DEFAULT '[]';         -- JSON: Evidence[]
ALTER TABLE import ADD COLUMN left_out TEXT NOT NULL DEFAULT '[]';         -- JSON: LeftOut[]
UPDATE import SET title = profile;
CREATE INDEX import_container ON import (container_id) WHERE container_id IS NOT NULL;
CREATE INDEX import_replaces ON import (replaces) WHERE replaces IS NOT NULL;

-- Every version of a user's profile that was ever saved; the newest counts, unless it says that the profile was removed.
CREATE TABLE profile (
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  text TEXT NOT NULL,             -- YAML as it was saved
  data TEXT NOT NULL,             -- JSON: Profile
  saved_at TEXT NOT NULL,
  saved_by TEXT NOT NULL,
  removed INTEGER NOT NULL,
  PRIMARY KEY (name, version)
) STRICT, WITHOUT ROWID;

-- What account statements say of their balances, signed.
CREATE TABLE statement (
  import_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  account_no TEXT NOT NULL,
  currency TEXT NOT NULL,
  number TEXT NOT NULL,
  opening_date TEXT NOT NULL,     -- '' where the file does not date the balance
  opening INTEGER,
  closing_date TEXT NOT NULL,
  closing INTEGER,
  PRIMARY KEY (import_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_account ON statement (account_no, currency);
`,
};
