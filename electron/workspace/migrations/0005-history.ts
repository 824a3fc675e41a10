// What was done to the workspace: an append-only audit log, hash-chained, and beside it what is needed to undo each action.
import { appendOnly } from './append-only.ts';
import type { Migration } from './migration.ts';

export const history: Migration = {
  number: 5,
  name: 'history',
  sql: `
-- One row per action, in order. hash = SHA-256 of the row's canonical text, which holds the hash of the row before.
CREATE TABLE audit (
  sequence INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  user TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,        -- what it was done to: file names, dates, break ids
  why TEXT NOT NULL,
  before TEXT NOT NULL,         -- JSON: what rows said before, by table; counts where they are many
  after TEXT NOT NULL,
  signer TEXT NOT NULL,         -- fingerprint of the signing key; '' where nobody was signed in
  signature TEXT NOT NULL,      -- of the hash, base64; '' where nobody was signed in
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
-- The next row and no other: after the last one, or after the last one that is known of where the log was cut.
CREATE TRIGGER audit_in_order BEFORE INSERT ON audit
WHEN NEW.sequence <= (SELECT coalesce(max(sequence), 0) FROM audit)
  OR NEW.sequence > 1 + max(
    (SELECT coalesce(max(sequence), 0) FROM audit),
    (SELECT coalesce(max(id), 0) FROM step),
    coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'audit_head'), 0))
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

-- The same actions as steps that can be undone and done again. id = the audit row's sequence.
CREATE TABLE step (
  id INTEGER PRIMARY KEY,
  state TEXT NOT NULL,          -- done | undone | set_aside (undone, and something else was done since) | none (nothing to undo: undo and redo themselves)
  undoes INTEGER                -- the step that this one takes back or does again
) STRICT;
CREATE INDEX step_undoes ON step (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX step_done ON step (id) WHERE state = 'done';
CREATE INDEX step_undone ON step (id) WHERE state = 'undone';
CREATE TRIGGER step_no_update BEFORE UPDATE ON step WHEN (OLD.id, OLD.undoes) IS NOT (NEW.id, NEW.undoes)
BEGIN SELECT RAISE(ABORT, 'steps are only added to'); END;
CREATE TRIGGER step_no_delete BEFORE DELETE ON step BEGIN SELECT RAISE(ABORT, 'steps are only added to'); END;
CREATE TRIGGER step_in_order BEFORE INSERT ON step WHEN NEW.id <= (SELECT coalesce(max(id), 0) FROM step)
BEGIN SELECT RAISE(ABORT, 'steps are only added to'); END;

-- Apart, so that a step's state changes without writing these again. A step that is undone by no rows has none.
CREATE TABLE step_changes (
  step_id INTEGER PRIMARY KEY,
  content BLOB NOT NULL         -- rows before the action, deflated
) STRICT;
${appendOnly('step_changes', [['step_id']], 'steps are only added to')}

-- What left the house stays as it was.
${appendOnly('export_batch', [['batch_id'], ['clearing_date', 'sequence']], 'exports are append-only')}
${appendOnly('export_file', [['batch_id', 'position']], 'exports are append-only')}
`,
};
