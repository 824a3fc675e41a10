// What the engine says of the audit log: its rows as they stand, and an exported copy beside it.

/** A row of the log as it stands in the workspace, whatever became of it: `action` is a word of the log, not always a known one. */
export interface AuditEntry {
  readonly sequence: number;
  readonly at: string;
  readonly user: string;
  readonly action: string;
  readonly subject: string;
  readonly why: string;
  /** JSON, account and card numbers masked. */
  readonly before: string;
  readonly after: string;
  /** Fingerprint of the signing key; '' where nobody was signed in. */
  readonly signer: string;
  readonly signature: string;
  readonly previousHash: string;
  readonly hash: string;
}

/**
 * same: the file is the log. prefix: the log goes on where the file ends. longer: the file goes on where the log ends, so rows are
 * missing here. differs: they part at `line`. broken: the file does not hold together by itself.
 */
export type AuditVerdict = 'same' | 'prefix' | 'longer' | 'differs' | 'broken';

export interface AuditComparison {
  readonly verdict: AuditVerdict;
  /** Lines of the file, rows of the log. */
  readonly lines: number;
  readonly rows: number;
  /** The first line that is not as it should be, or null. */
  readonly line: number | null;
  /** One sentence. */
  readonly said: string;
}
