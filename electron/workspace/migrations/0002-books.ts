// Decisions, journal entries and exports. Nothing is edited in place but states; what an export has fixed is never deleted.
import type { Migration } from './migration.ts';

export const books: Migration = {
  number: 2,
  name: 'books',
  sql: `
CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  posting_key TEXT NOT NULL UNIQUE,  -- "decision/BREAK/n": begins the keys of its entries
  break_id TEXT NOT NULL,            -- the break it is filed under: the first of its item to break
  item_id TEXT NOT NULL,
  stage TEXT NOT NULL,
  outcome TEXT NOT NULL,
  channel TEXT NOT NULL,
  clearing_date TEXT NOT NULL,       -- of its entries
  decision TEXT NOT NULL,
  state TEXT NOT NULL,               -- waiting | effective | rejected | undone
  maker TEXT NOT NULL,
  checker TEXT NOT NULL,             -- '' without one
  decided_at TEXT NOT NULL,
  note TEXT NOT NULL,
  kind TEXT NOT NULL,
  currency TEXT NOT NULL,
  amount INTEGER NOT NULL,           -- what the break is about, positive
  upstream_keys TEXT NOT NULL,       -- joined by U+001F
  downstream_keys TEXT NOT NULL,
  reverses INTEGER,                  -- the decision that this one takes back
  batch_id TEXT NOT NULL             -- the export that carried it as an adjustment, '' while none did
) STRICT;
CREATE INDEX decision_day ON decision (clearing_date);
CREATE INDEX decision_item ON decision (item_id);

-- The breaks that a decision closes, each with its effect as it was then (JSON: BreakEffect).
CREATE TABLE decision_break (
  decision_id INTEGER NOT NULL,
  break_id TEXT NOT NULL,
  effect TEXT NOT NULL,
  PRIMARY KEY (decision_id, break_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_break_break ON decision_break (break_id);

CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  posting_key TEXT NOT NULL,
  base_key TEXT NOT NULL,            -- '' where it is the posting key: key of the entry's first statement
  revision INTEGER NOT NULL,         -- 0 first statement; odd: reversal of the one before; even: stated anew
  entry_date TEXT NOT NULL,
  channel TEXT NOT NULL,
  currency TEXT NOT NULL,
  rule TEXT NOT NULL,
  debit TEXT NOT NULL,               -- account roles
  credit TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0),
  cause TEXT NOT NULL,               -- record | settlement | decision
  record_id INTEGER,
  settlement_id TEXT NOT NULL,       -- '' but for settlements
  decision_id INTEGER,
  break_id TEXT NOT NULL,            -- '' but for decisions
  stage TEXT NOT NULL,               -- '' but for decisions
  key TEXT NOT NULL,                 -- natural key that people search for
  reverses TEXT NOT NULL,            -- posting key of the decision's entry that this one reverses, ''
  batch_id TEXT NOT NULL             -- '' while not exported
) STRICT;
CREATE UNIQUE INDEX entry_posting_key ON entry (posting_key);
CREATE INDEX entry_day ON entry (entry_date, channel);
CREATE INDEX entry_record ON entry (record_id) WHERE record_id IS NOT NULL;
CREATE INDEX entry_settlement ON entry (settlement_id) WHERE settlement_id <> '';
CREATE INDEX entry_decision ON entry (decision_id) WHERE decision_id IS NOT NULL;

CREATE TABLE export_batch (
  batch_id TEXT PRIMARY KEY,
  clearing_date TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  mode TEXT NOT NULL,
  exported_at TEXT NOT NULL,
  exported_by TEXT NOT NULL,
  vouchers INTEGER NOT NULL,
  lines INTEGER NOT NULL,            -- of the journal, without its header
  sha256 TEXT NOT NULL,              -- of the journal
  UNIQUE (clearing_date, sequence)
) STRICT;

-- The files as they were written, deflated: written again they are byte-equal whatever the settings say by then.
CREATE TABLE export_file (
  batch_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (batch_id, position)
) STRICT;
`,
};
