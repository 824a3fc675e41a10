// Closing a clearing date 日结, and the lock on what is closed: triggers of the file itself, so that no program can change a closed date by mistake.
// Closed is every date up to the latest closed one: days close in order, and a run takes in all rows since the run before.
import type { Migration } from './migration.ts';

/** What the triggers say. SQLite wants it as a literal. */
export const CLOSED_MESSAGE = 'the clearing date is closed; reopen it with a reason first';

const ABORT = `SELECT RAISE(ABORT, '${CLOSED_MESSAGE}');`;

/** Also false where the date is NULL: rows without a parent, imports without rows. */
const isClosed = (date: string) => `EXISTS (SELECT 1 FROM closed_day WHERE clearing_date >= ${date})`;
const ANY_CLOSED = 'EXISTS (SELECT 1 FROM closed_day)';

type Act = 'insert' | 'update' | 'delete';

const trigger = (table: string, act: Act, when: string) =>
  `CREATE TRIGGER closed_${table}_${act} BEFORE ${act.toUpperCase()} ON ${table} WHEN ${when} BEGIN ${ABORT} END;`;

const listed = (row: 'OLD' | 'NEW', columns: readonly string[]) =>
  `(${columns.map((column) => `${row}.${column}`).join(', ')})`;
const differs = (columns: readonly string[]) => `${listed('OLD', columns)} IS NOT ${listed('NEW', columns)}`;

interface Dated {
  readonly table: string;
  /** The column that holds the clearing date. */
  readonly date: string;
  readonly columns: readonly string[];
  /** Keys of one column without the date, by which REPLACE could remove a closed row unseen. */
  readonly keys: readonly string[];
  /** A column that may be filled once on a closed date: the export that carried the row. */
  readonly exported?: string;
}

/** Rows that bear a date themselves. What stays the same may be written again. */
function dated({ table, date, columns, keys, exported }: Dated): string {
  const replaces = (key: string) =>
    `EXISTS (SELECT 1 FROM ${table} AS before WHERE before.${key} = NEW.${key} AND ${isClosed(`before.${date}`)})`;
  const fixed = columns.filter((column) => column !== exported);
  const filled = exported === undefined ? '' : ` OR (OLD.${exported} <> '' AND OLD.${exported} <> NEW.${exported})`;
  const inserted = keys.map((key) => ` OR ${replaces(key)}`).join('');
  const moved = keys.map((key) => ` OR (OLD.${key} IS NOT NEW.${key} AND ${replaces(key)})`).join('');
  return [
    trigger(table, 'insert', `${ANY_CLOSED} AND (${isClosed(`NEW.${date}`)}${inserted})`),
    trigger(
      table,
      'update',
      `${ANY_CLOSED} AND ((${isClosed(`min(OLD.${date}, NEW.${date})`)} AND (${differs(fixed)}${filled}))${moved})`,
    ),
    trigger(table, 'delete', isClosed(`OLD.${date}`)),
  ].join('\n');
}

/** Rows of another row's date. `dateOf` answers the SQL of that date for a parent's number. */
function child(table: string, columns: readonly string[], parent: string, dateOf: (parent: string) => string): string {
  const isClosedAt = (row: 'OLD' | 'NEW') => `${ANY_CLOSED} AND ${isClosed(dateOf(`${row}.${parent}`))}`;
  return [
    trigger(table, 'insert', isClosedAt('NEW')),
    trigger(table, 'update', `((${isClosedAt('OLD')}) OR (${isClosedAt('NEW')})) AND ${differs(columns)}`),
    trigger(table, 'delete', isClosedAt('OLD')),
  ].join('\n');
}

const runDate = (id: string) => `(SELECT clearing_date FROM run WHERE run.id = ${id})`;
const resultDate = (id: string) => `(SELECT clearing_date FROM result WHERE result.id = ${id})`;
const decisionDate = (id: string) => `(SELECT clearing_date FROM decision WHERE decision.id = ${id})`;
/** The first of its rows' dates; NULL where it has no rows. */
const importDate = (id: string) => `(SELECT json_extract(dates, '$[0]') FROM import WHERE import.id = ${id})`;

const TABLES: readonly Dated[] = [
  {
    table: 'record',
    date: 'clearing_date',
    // biome-ignore format: as in the table
    columns: ['id', 'import_id', 'source', 'channel', 'clearing_date', 'kind', 'status', 'direction', 'amount', 'currency', 'fee', 'time', 'order_no', 'channel_no', 'bank_ref', 'batch_no', 'merchant_no', 'entry_no', 'account_no', 'balance', 'reference', 'memo', 'extra', 'line', 'byte_start', 'byte_end'],
    keys: ['id'],
  },
  {
    table: 'run',
    date: 'clearing_date',
    // biome-ignore format: as in the table
    columns: ['id', 'clearing_date', 'channel', 'channel_order', 'at', 'input_digest', 'settings_version', 'stale', 'warnings'],
    keys: ['id'],
  },
  {
    table: 'result',
    date: 'clearing_date',
    // biome-ignore format: as in the table
    columns: ['id', 'run_id', 'clearing_date', 'stage', 'channel', 'outcome', 'reason', 'kind', 'currency', 'upstream_keys', 'downstream_keys', 'upstream_amount', 'downstream_amount', 'difference', 'upstream_fee', 'downstream_fee', 'rule', 'break_id', 'item_id', 'settlement_ids', 'differences', 'losers', 'first_time'],
    keys: ['id'],
  },
  {
    table: 'outcome_total',
    date: 'clearing_date',
    // biome-ignore format: as in the table
    columns: ['clearing_date', 'stage', 'channel', 'currency', 'outcome', 'channel_order', 'count', 'upstream_count', 'upstream_amount', 'downstream_count', 'downstream_amount', 'difference'],
    keys: [],
  },
  {
    table: 'settlement',
    date: 'opened_on',
    // biome-ignore format: as in the table
    columns: ['id', 'key', 'channel', 'opened_on', 'settle_date', 'due_date', 'currency', 'group_value', 'is_fee', 'signed_amount', 'kind', 'row_ids'],
    keys: ['id'],
  },
  { table: 'closure', date: 'closed_on', columns: ['break_id', 'closed_on', 'channel', 'outcome'], keys: [] },
  {
    table: 'decision',
    date: 'clearing_date',
    // biome-ignore format: as in the table
    columns: ['id', 'posting_key', 'break_id', 'item_id', 'stage', 'outcome', 'channel', 'clearing_date', 'decision', 'state', 'maker', 'checker', 'decided_at', 'note', 'kind', 'currency', 'amount', 'upstream_keys', 'downstream_keys', 'reverses', 'batch_id'],
    keys: ['id', 'posting_key'],
    exported: 'batch_id',
  },
  {
    table: 'entry',
    date: 'entry_date',
    // biome-ignore format: as in the table
    columns: ['id', 'posting_key', 'base_key', 'revision', 'entry_date', 'channel', 'currency', 'rule', 'debit', 'credit', 'amount', 'cause', 'record_id', 'settlement_id', 'decision_id', 'break_id', 'stage', 'key', 'reverses', 'batch_id'],
    keys: ['id', 'posting_key'],
    exported: 'batch_id',
  },
];

// biome-ignore format: as in the table
const IMPORT_COLUMNS = ['id', 'file', 'sha256', 'profile', 'source', 'channel', 'encoding', 'bytes', 'imported_at', 'undone_at', 'undone_by', 'lines_read', 'header_footer', 'row_count', 'rejected', 'proof', 'sums', 'declared', 'warnings', 'header', 'mapping', 'container_id', 'container_file', 'replaces', 'title', 'profile_version', 'profile_data', 'evidence', 'left_out'];

/** An import with rows of closed dates. Of its dates, the open ones may change. */
function importLock(): string {
  const isClosedAt = (row: 'OLD' | 'NEW') => isClosed(`json_extract(${row}.dates, '$[0]')`);
  const closedDates = (row: 'OLD' | 'NEW') =>
    `(SELECT json_group_array(value) FROM json_each(${row}.dates) WHERE ${isClosed('value')})`;
  const replaced = `EXISTS (SELECT 1 FROM import AS before WHERE (before.id = NEW.id OR (before.sha256 = NEW.sha256 AND before.undone_at IS NULL))
    AND ${isClosed(`json_extract(before.dates, '$[0]')`)})`;
  const changed = `(${differs(IMPORT_COLUMNS)} OR ${closedDates('OLD')} <> ${closedDates('NEW')})`;
  const moved = `((OLD.id, OLD.sha256) IS NOT (NEW.id, NEW.sha256) AND ${replaced})`;
  return [
    trigger('import', 'insert', `${ANY_CLOSED} AND (${isClosedAt('NEW')} OR ${replaced})`),
    trigger(
      'import',
      'update',
      `${ANY_CLOSED} AND (((${isClosedAt('OLD')} OR ${isClosedAt('NEW')}) AND ${changed}) OR ${moved})`,
    ),
    trigger('import', 'delete', isClosedAt('OLD')),
  ].join('\n');
}

/** What a decision of a closed date said of its breaks stays. A later run may find more breaks of an item that it parked. */
function decisionBreakLock(): string {
  const isClosedAt = (row: 'OLD' | 'NEW') => isClosed(decisionDate(`${row}.decision_id`));
  const isThere = `EXISTS (SELECT 1 FROM decision_break AS before WHERE before.decision_id = NEW.decision_id AND before.break_id = NEW.break_id)`;
  const parks = `EXISTS (SELECT 1 FROM decision WHERE decision.id = NEW.decision_id AND decision.decision = 'carry')`;
  return [
    trigger('decision_break', 'insert', `${ANY_CLOSED} AND ${isClosedAt('NEW')} AND (${isThere} OR NOT ${parks})`),
    trigger(
      'decision_break',
      'update',
      `${ANY_CLOSED} AND (${isClosedAt('OLD')} OR ${isClosedAt('NEW')}) AND ${differs(['decision_id', 'break_id', 'effect'])}`,
    ),
    trigger('decision_break', 'delete', `${ANY_CLOSED} AND ${isClosedAt('OLD')}`),
  ].join('\n');
}

/**
 * What results and runs read of the decisions of closed dates. A decision of an open date may take over from one, and give it back;
 * a later run may find more breaks of an item that was parked.
 */
function breakDecisionLock(): string {
  const isClosedAt = (row: 'OLD' | 'NEW') => isClosed(decisionDate(`${row}.decision_id`));
  const held = `EXISTS (SELECT 1 FROM break_decision AS before WHERE before.break_id = NEW.break_id AND ${isClosed(decisionDate('before.decision_id'))})`;
  const decides = (condition: string) =>
    `EXISTS (SELECT 1 FROM decision JOIN decision_break ON decision_break.decision_id = decision.id
      WHERE decision.id = NEW.decision_id AND decision_break.break_id = NEW.break_id AND ${condition})`;
  const said = '(decision.decision, decision.state) = (NEW.decision, NEW.state)';
  const changed = differs(['break_id', 'decision_id', 'decision', 'state']);
  return [
    trigger(
      'break_decision',
      'insert',
      `${ANY_CLOSED} AND (${held} OR (${isClosedAt('NEW')} AND NOT ${decides(`${said} AND decision.decision = 'carry'`)}))`,
    ),
    trigger(
      'break_decision',
      'update',
      `${ANY_CLOSED} AND ${changed} AND (
        (OLD.break_id <> NEW.break_id AND (${isClosedAt('OLD')} OR ${held}))
        OR (${isClosedAt('OLD')} AND (OLD.decision_id = NEW.decision_id OR NOT ${decides('decision.id > OLD.decision_id')}))
        OR (${isClosedAt('NEW')} AND NOT ${decides(said)}))`,
    ),
    trigger('break_decision', 'delete', `${ANY_CLOSED} AND ${isClosedAt('OLD')}`),
  ].join('\n');
}

/** A balance of a closed date, in whichever file it stands. */
function statementLock(): string {
  // biome-ignore format: as in the table
  const columns = ['import_id', 'position', 'account_no', 'currency', 'number', 'opening_date', 'opening', 'closing_date', 'closing'];
  const isClosedAt = (row: 'OLD' | 'NEW') =>
    `(${isClosed(importDate(`${row}.import_id`))} OR ${isClosed(`nullif(${row}.closing_date, '')`)})`;
  const held = `EXISTS (SELECT 1 FROM statement AS before WHERE before.import_id = NEW.import_id AND before.position = NEW.position
    AND ${isClosed(`nullif(before.closing_date, '')`)})`;
  return [
    trigger('statement', 'insert', `${ANY_CLOSED} AND (${isClosedAt('NEW')} OR ${held})`),
    trigger(
      'statement',
      'update',
      `${ANY_CLOSED} AND (${isClosedAt('OLD')} OR ${isClosedAt('NEW')} OR ${held}) AND ${differs(columns)}`,
    ),
    trigger('statement', 'delete', `${ANY_CLOSED} AND ${isClosedAt('OLD')}`),
  ].join('\n');
}

/** A run of a closed date stands by the settings that it ran with. */
const SETTINGS_LOCK = (
  [
    ['insert', 'NEW'],
    ['update', 'OLD'],
    ['delete', 'OLD'],
  ] as const
)
  .map(([act, row]) =>
    trigger(
      'settings',
      act,
      `${ANY_CLOSED} AND EXISTS (SELECT 1 FROM run WHERE run.settings_version = ${row}.version AND ${isClosed('run.clearing_date')})`,
    ),
  )
  .join('\n');

export const closing: Migration = {
  number: 6,
  name: 'closing',
  sql: `
-- Every closing and reopening, in order. Only ever added to.
CREATE TABLE closing_act (
  id INTEGER PRIMARY KEY,
  act TEXT NOT NULL CHECK (act IN ('closed', 'reopened')),
  clearing_date TEXT NOT NULL,
  at TEXT NOT NULL,
  user TEXT NOT NULL,
  reason TEXT NOT NULL,
  CHECK (act = 'closed' OR trim(reason) <> '')
) STRICT;
CREATE INDEX closing_act_day ON closing_act (clearing_date);
CREATE TRIGGER closing_act_no_update BEFORE UPDATE ON closing_act BEGIN SELECT RAISE(ABORT, 'closings are only added to'); END;
CREATE TRIGGER closing_act_no_delete BEFORE DELETE ON closing_act BEGIN SELECT RAISE(ABORT, 'closings are only added to'); END;

-- The dates that are closed now. Follows from the acts, and changes by them alone.
CREATE TABLE closed_day (
  clearing_date TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TRIGGER closing_act_in_order BEFORE INSERT ON closing_act
WHEN NEW.id <= (SELECT coalesce(max(id), 0) FROM closing_act)
  OR (NEW.act = 'closed' AND ${isClosed('NEW.clearing_date')})
  OR (NEW.act = 'reopened' AND NEW.clearing_date IS NOT (SELECT max(clearing_date) FROM closed_day))
BEGIN SELECT RAISE(ABORT, 'days are closed in order, and the last one is reopened first'); END;
CREATE TRIGGER closing_act_closes AFTER INSERT ON closing_act WHEN NEW.act = 'closed'
BEGIN INSERT INTO closed_day (clearing_date) VALUES (NEW.clearing_date); END;
CREATE TRIGGER closing_act_reopens AFTER INSERT ON closing_act WHEN NEW.act = 'reopened'
BEGIN DELETE FROM closed_day WHERE clearing_date = NEW.clearing_date; END;
CREATE TRIGGER closed_day_by_act BEFORE INSERT ON closed_day
WHEN NOT EXISTS (SELECT 1 FROM closing_act WHERE id = (SELECT max(id) FROM closing_act) AND act = 'closed' AND clearing_date = NEW.clearing_date)
BEGIN SELECT RAISE(ABORT, 'a day is closed by a recorded act'); END;
CREATE TRIGGER closed_day_reopened BEFORE DELETE ON closed_day
WHEN NOT EXISTS (SELECT 1 FROM closing_act WHERE id = (SELECT max(id) FROM closing_act) AND act = 'reopened' AND clearing_date = OLD.clearing_date)
BEGIN SELECT RAISE(ABORT, 'a day is reopened by a recorded act with its reason'); END;
CREATE TRIGGER closed_day_no_update BEFORE UPDATE ON closed_day
BEGIN SELECT RAISE(ABORT, 'a day is closed and reopened by recorded acts'); END;

-- What became of rejected lines that no corrected file replaced.
CREATE TABLE reject_settlement (
  import_id INTEGER NOT NULL,
  position INTEGER NOT NULL,      -- of the reject
  line INTEGER NOT NULL,
  note TEXT NOT NULL CHECK (trim(note) <> ''),
  user TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (import_id, position)
) STRICT, WITHOUT ROWID;

${TABLES.map(dated).join('\n')}
${importLock()}
${child('reject', ['import_id', 'position', 'line', 'field', 'value', 'reason', 'raw'], 'import_id', importDate)}
${child('reject_settlement', ['import_id', 'position', 'line', 'note', 'user', 'at'], 'import_id', importDate)}
${statementLock()}
${child('original', ['import_id', 'size', 'content'], 'import_id', importDate)}
${child('carried', ['run_id', 'position', 'stage', 'record_id', 'settlement_id', 'outcome', 'reason', 'break_id', 'since'], 'run_id', runDate)}
${child('late_row', ['run_id', 'stage', 'record_id', 'break_id'], 'run_id', runDate)}
${child('result_member', ['result_id', 'side', 'position', 'record_id'], 'result_id', resultDate)}
${child('result_settlement', ['result_id', 'position', 'settlement_id'], 'result_id', resultDate)}
${decisionBreakLock()}
${breakDecisionLock()}
${SETTINGS_LOCK}
`,
};
