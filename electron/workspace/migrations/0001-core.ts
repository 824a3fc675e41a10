// Settings, imports, records, runs and their results. All tables STRICT: amounts stay the integers they are.
import type { Migration } from './migration.ts';

export const core: Migration = {
  number: 1,
  name: 'core',
  sql: `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  version INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  saved_by TEXT NOT NULL
) STRICT;

CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  profile TEXT NOT NULL,
  source TEXT NOT NULL,
  channel TEXT NOT NULL,
  encoding TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  imported_at TEXT NOT NULL,
  undone_at TEXT,
  undone_by TEXT,
  lines_read INTEGER NOT NULL,
  header_footer INTEGER NOT NULL,
  row_count INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  proof TEXT NOT NULL,
  dates TEXT NOT NULL,      -- JSON: clearing dates of its rows, sorted
  sums TEXT NOT NULL,       -- JSON: ControlSum[]
  declared TEXT NOT NULL,   -- JSON: DeclaredTotal[]
  warnings TEXT NOT NULL,   -- JSON: Problem[]
  header TEXT NOT NULL,     -- JSON: string[]
  mapping TEXT NOT NULL     -- JSON: { column, field }[]
) STRICT;
CREATE INDEX import_content ON import (sha256);
CREATE UNIQUE INDEX import_content_once ON import (sha256) WHERE undone_at IS NULL AND row_count + rejected > 0;

-- The file as it came, deflated, so that raw lines and byte ranges can be shown.
CREATE TABLE original (
  import_id INTEGER PRIMARY KEY,
  size INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE reject (
  import_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  line INTEGER NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  reason TEXT NOT NULL,
  raw TEXT NOT NULL,
  PRIMARY KEY (import_id, position)
) STRICT, WITHOUT ROWID;

-- One table for the four sources. Texts that a source does not have are ''. Rows of undone imports are deleted.
CREATE TABLE record (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL,
  source TEXT NOT NULL,
  channel TEXT NOT NULL,          -- '' for funds: an entry's channel is found by the channels' filters
  clearing_date TEXT NOT NULL,    -- funds: the value date
  kind TEXT NOT NULL,             -- '' for funds
  status TEXT NOT NULL,           -- '' for funds
  direction TEXT NOT NULL,        -- '' but for funds
  amount INTEGER NOT NULL,
  currency TEXT NOT NULL,
  fee INTEGER,
  time TEXT NOT NULL,             -- '' for funds
  order_no TEXT NOT NULL,
  channel_no TEXT NOT NULL,
  bank_ref TEXT NOT NULL,
  batch_no TEXT NOT NULL,
  merchant_no TEXT NOT NULL,
  entry_no TEXT NOT NULL,
  account_no TEXT NOT NULL,
  balance INTEGER,
  reference TEXT NOT NULL,
  memo TEXT NOT NULL,
  extra TEXT NOT NULL,            -- JSON object, '' for none
  line INTEGER NOT NULL,
  byte_start INTEGER NOT NULL,
  byte_end INTEGER NOT NULL
) STRICT;
CREATE INDEX record_day ON record (channel, clearing_date);
CREATE INDEX record_channel_no ON record (channel_no, clearing_date) WHERE channel_no <> '';
CREATE INDEX record_order_no ON record (order_no, clearing_date) WHERE order_no <> '';
CREATE INDEX record_bank_ref ON record (bank_ref, clearing_date) WHERE bank_ref <> '';
CREATE INDEX record_entry_no ON record (entry_no, clearing_date) WHERE entry_no <> '';
CREATE INDEX record_import ON record (import_id);

-- The last run of each channel's clearing date.
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  clearing_date TEXT NOT NULL,
  channel TEXT NOT NULL,
  channel_order INTEGER NOT NULL,
  at TEXT NOT NULL,
  input_digest TEXT NOT NULL,     -- what went in; the same digest means the same results
  settings_version INTEGER NOT NULL,
  stale INTEGER NOT NULL,
  warnings TEXT NOT NULL,         -- JSON: Problem[]
  UNIQUE (clearing_date, channel)
) STRICT;

-- Written day by day in contract order (stage, channel, outcome, keys, rows), so that the id gives the order within a date.
CREATE TABLE result (
  id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL,
  clearing_date TEXT NOT NULL,
  stage TEXT NOT NULL,
  channel TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  kind TEXT NOT NULL,
  currency TEXT NOT NULL,
  upstream_keys TEXT NOT NULL,    -- joined by U+001F
  downstream_keys TEXT NOT NULL,
  upstream_amount INTEGER,
  downstream_amount INTEGER,
  difference INTEGER,
  upstream_fee INTEGER,
  downstream_fee INTEGER,
  rule TEXT NOT NULL,
  break_id TEXT NOT NULL,         -- '' for matched, timing and no_money
  item_id TEXT NOT NULL,          -- first break of the item of work; '' where break_id is ''
  settlement_ids TEXT NOT NULL,   -- joined by U+001F
  differences TEXT NOT NULL,      -- JSON: FieldDifference[], '' for none
  losers TEXT NOT NULL,           -- JSON: Loser[], '' for none
  first_time TEXT NOT NULL        -- time (or value date, or settle date) of the first row, for reading side by side
) STRICT;
CREATE INDEX result_day ON result (clearing_date, stage, channel, outcome);
CREATE INDEX result_break ON result (break_id, clearing_date) WHERE break_id <> '';
CREATE INDEX result_item ON result (item_id) WHERE item_id <> '';
CREATE INDEX result_open ON result (clearing_date, stage) WHERE break_id <> '';

-- side: 0 upstream, 1 downstream.
CREATE TABLE result_member (
  result_id INTEGER NOT NULL,
  side INTEGER NOT NULL,
  position INTEGER NOT NULL,
  record_id INTEGER NOT NULL,
  PRIMARY KEY (result_id, side, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX result_member_record ON result_member (record_id);

-- Expected settlements, by the run that opened them.
CREATE TABLE settlement (
  id TEXT PRIMARY KEY,
  key TEXT NOT NULL,
  channel TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  settle_date TEXT NOT NULL,
  due_date TEXT NOT NULL,
  currency TEXT NOT NULL,
  group_value TEXT NOT NULL,
  is_fee INTEGER NOT NULL,
  signed_amount INTEGER NOT NULL,
  kind TEXT,
  row_ids TEXT NOT NULL           -- JSON: record ids
) STRICT, WITHOUT ROWID;
CREATE INDEX settlement_day ON settlement (opened_on, channel);
CREATE INDEX settlement_settle_date ON settlement (settle_date, channel);
CREATE INDEX settlement_key ON settlement (key);

CREATE TABLE result_settlement (
  result_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  settlement_id TEXT NOT NULL,
  PRIMARY KEY (result_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX result_settlement_id ON result_settlement (settlement_id);

-- What stays open after a run and takes part in the next one.
CREATE TABLE carried (
  run_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  stage TEXT NOT NULL,
  record_id INTEGER,              -- NULL for a settlement
  settlement_id TEXT NOT NULL,    -- '' for a record
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  break_id TEXT NOT NULL,
  since TEXT NOT NULL,
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;

-- Rows whose counterpart was closed by a final decision before they came.
CREATE TABLE late_row (
  run_id INTEGER NOT NULL,
  stage TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  break_id TEXT NOT NULL,
  PRIMARY KEY (run_id, stage, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX late_row_break ON late_row (break_id);

-- A break of an earlier day whose open record was used up by a later run (a late match, or another break).
CREATE TABLE closure (
  break_id TEXT NOT NULL,
  closed_on TEXT NOT NULL,        -- clearing date of the run that closed it
  channel TEXT NOT NULL,
  outcome TEXT NOT NULL,          -- of the closing result
  PRIMARY KEY (break_id, closed_on)
) STRICT, WITHOUT ROWID;
CREATE INDEX closure_day ON closure (closed_on, channel);

-- The decision that holds for a break now, its linked breaks included. Written by the books whenever a decision changes.
CREATE TABLE break_decision (
  break_id TEXT PRIMARY KEY,
  decision_id INTEGER NOT NULL,
  decision TEXT NOT NULL,
  state TEXT NOT NULL             -- waiting | effective
) STRICT, WITHOUT ROWID;

-- Counts and sums per day, so that the outcome rail and deep pages do not scan results.
CREATE TABLE outcome_total (
  clearing_date TEXT NOT NULL,
  stage TEXT NOT NULL,
  channel TEXT NOT NULL,
  currency TEXT NOT NULL,
  outcome TEXT NOT NULL,
  channel_order INTEGER NOT NULL,
  count INTEGER NOT NULL,
  upstream_count INTEGER NOT NULL,
  upstream_amount INTEGER NOT NULL,   -- signed as money towards the company
  downstream_count INTEGER NOT NULL,
  downstream_amount INTEGER NOT NULL,
  difference INTEGER NOT NULL,
  PRIMARY KEY (clearing_date, stage, channel, currency, outcome)
) STRICT, WITHOUT ROWID;
`,
};
