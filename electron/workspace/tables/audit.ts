// The audit log: who did what, when, why, with before and after. Rows are only ever added; each holds the hash of the one before.
import { createHash } from 'node:crypto';
import type { ActionKind } from '../../../shared/model/action.ts';
import { number } from '../columns.ts';
import type { Database, Row, SqlValue } from '../database.ts';

export interface AuditFacts {
  /** ISO 8601 with offset Z. */
  readonly at: string;
  readonly user: string;
  readonly action: ActionKind;
  readonly subject: string;
  readonly why: string;
  /** JSON. */
  readonly before: string;
  readonly after: string;
}

export interface AuditRow extends AuditFacts {
  readonly sequence: number;
  /** '' where nobody was signed in. */
  readonly signer: string;
  readonly signature: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** What is before the first row. */
export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

/** The text that is hashed: a JSON list of the row's facts, the hash of the row before last. Anyone can make it again from an exported log. */
export function auditText(row: Omit<AuditRow, 'hash' | 'signature'>): string {
  const { sequence, at, user, action, subject, why, before, after, signer, previousHash } = row;
  return JSON.stringify([sequence, at, user, action, subject, why, before, after, signer, previousHash]);
}

/** SHA-256 of `auditText`, in hex. */
export function auditHash(row: Omit<AuditRow, 'hash' | 'signature'>): string {
  return createHash('sha256').update(auditText(row), 'utf8').digest('hex');
}

/** How many rows the log has and the hash of the last. Whoever holds one from before can tell a log that was cut or written anew. */
export interface AuditHead {
  readonly rows: number;
  readonly hash: string;
}

/**
 * `sign` answers a signature of the hash; null where nobody is signed in. Answers the new row. A log that is not what the last action left
 * goes on from what it left: the gap stays to be seen.
 */
export function appendAudit(
  database: Database,
  facts: AuditFacts,
  signing: { readonly signer: string; sign(hash: string): string } | null,
): AuditRow {
  const before = latestHead(database);
  const unsigned = {
    ...facts,
    user: keepable(facts.user),
    subject: keepable(facts.subject),
    why: keepable(facts.why),
    sequence: before.rows + 1,
    signer: signing?.signer ?? '',
    previousHash: before.hash,
  };
  const hash = auditHash(unsigned);
  const row = { ...unsigned, hash, signature: signing?.sign(hash) ?? '' };
  database.run(
    `INSERT INTO audit (sequence, at, user, action, subject, why, before, after, signer, signature, previous_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      row.sequence,
      row.at,
      row.user,
      row.action,
      row.subject,
      row.why,
      row.before,
      row.after,
      row.signer,
      row.signature,
      row.previousHash,
      row.hash,
    ],
  );
  database.run(
    `INSERT INTO meta (key, value) VALUES ('audit_head', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [`${row.sequence} ${hash}`],
  );
  return row;
}

/** What comes back from the file as it was written: half characters and zero bytes do not. */
function keepable(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8').replaceAll('\u0000', '\ufffd');
}

/** The end of the log as the last action noted it, beside the log; null before the first, or where the note is damaged. */
export function notedHead(database: Database): AuditHead | null {
  const noted = database.first(`SELECT value FROM meta WHERE key = 'audit_head'`)?.value;
  const match = /^(\d{1,15}) ([0-9a-f]{64})$/.exec(typeof noted === 'string' ? noted : '');
  return match === null ? null : { rows: Number(match[1]), hash: match[2] ?? '' };
}

/** The end of the log as it stands. */
export function auditHead(database: Database): AuditHead {
  const last = lastAudit(database);
  return { rows: last?.sequence ?? 0, hash: last?.hash ?? FIRST_PREVIOUS_HASH };
}

function latestHead(database: Database): AuditHead {
  const [noted, last] = [notedHead(database), auditHead(database)];
  const head = noted !== null && noted.rows >= last.rows ? noted : last;
  const steps = number(database.first('SELECT coalesce(max(id), 0) AS steps FROM step')?.steps);
  return { rows: Math.max(head.rows, steps), hash: head.hash };
}

export function lastAudit(database: Database): AuditRow | null {
  const row = database.first('SELECT * FROM audit ORDER BY sequence DESC LIMIT 1');
  return row === null ? null : toAudit(row);
}

export function auditRows(database: Database, from: number, limit: number): AuditRow[] {
  return database.all('SELECT * FROM audit WHERE sequence >= ? ORDER BY sequence LIMIT ?', [from, limit]).map(toAudit);
}

/** Newest first. */
export function latestAuditRows(database: Database, offset: number, limit: number): AuditRow[] {
  return database.all('SELECT * FROM audit ORDER BY sequence DESC LIMIT ? OFFSET ?', [limit, offset]).map(toAudit);
}

/** Rows of these actions, in order. */
export function auditRowsOf(database: Database, actions: readonly ActionKind[]): AuditRow[] {
  const rows = database.all('SELECT * FROM audit WHERE action IN (SELECT value FROM json_each(?)) ORDER BY sequence', [
    JSON.stringify(actions),
  ]);
  return rows.map(toAudit);
}

export function auditRow(database: Database, sequence: number): AuditRow | null {
  return auditRows(database, sequence, 1).find((row) => row.sequence === sequence) ?? null;
}

export function auditCount(database: Database): number {
  return number(database.first('SELECT count(*) AS rows FROM audit')?.rows);
}

const ROWS_AT_ONCE = 500;

/** Every row in order, a few at a time. */
export function* eachAudit(database: Database): Generator<AuditRow> {
  for (let from = Number.MIN_SAFE_INTEGER; ; ) {
    const rows = auditRows(database, from, ROWS_AT_ONCE);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    from = last.sequence + 1;
  }
}

/** What copies of a workspace are compared by. */
export interface AuditLink {
  readonly action: string;
  /** JSON; of a restore alone, else ''. */
  readonly before: string;
  readonly hash: string;
}

/** Of every row, in order. */
export function auditLinksOf(database: Database): AuditLink[] {
  const links: AuditLink[] = [];
  const query = `SELECT action, CASE action WHEN 'restore' THEN before ELSE '' END, hash FROM audit ORDER BY sequence`;
  database.each(query, [], ([action, before, hash]) =>
    links.push({ action: String(action), before: String(before), hash: String(hash) }),
  );
  return links;
}

/** Copies from before there was an audit log have none. */
export const hasAudit = (database: Database): boolean =>
  database.first(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'audit'`) !== null;

/** Numbers of the steps that the actions left, in order. */
export function stepNumbers(database: Database): number[] {
  const numbers: number[] = [];
  database.each('SELECT id FROM step ORDER BY id', [], ([id]) => numbers.push(number(id)));
  return numbers;
}

/** As it stands, whatever became of it: the log is read to the end where a row was changed, and its hash tells. An altered action is no known word. */
function toAudit(row: Row): AuditRow {
  const said = (value: SqlValue | undefined) => (typeof value === 'string' ? value : String(value ?? ''));
  return {
    sequence: number(row.sequence),
    at: said(row.at),
    user: said(row.user),
    action: said(row.action) as ActionKind,
    subject: said(row.subject),
    why: said(row.why),
    before: said(row.before),
    after: said(row.after),
    signer: said(row.signer),
    signature: said(row.signature),
    previousHash: said(row.previous_hash),
    hash: said(row.hash),
  };
}
