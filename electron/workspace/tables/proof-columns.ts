// How the proof names and signs a record, in SQL; the queries of the other proof files read these columns.
import { number, text } from '../columns.ts';
import type { SqlValue } from '../database.ts';

/** The natural key of DOMAIN's sources, and the name of a row as people search for it. */
export const KEY = `CASE record.source WHEN 'orders' THEN record.order_no WHEN 'channel' THEN record.channel_no
  WHEN 'funds' THEN record.entry_no ELSE CASE record.channel_no WHEN '' THEN record.bank_ref ELSE record.channel_no END END`;
export const SIGNED = `CASE WHEN record.direction = 'C' OR record.kind = 'payment' THEN record.amount ELSE -record.amount END`;
/** In the order toProofRecord reads. */
export const PROOF_COLUMNS = `record.id, record.import_id, record.line, ${KEY}, record.source, record.status, record.currency,
  record.amount, ${SIGNED}`;

/** A record as the proof sees it. `signed` is money towards the company. */
export interface ProofRecord {
  readonly id: number;
  /** "import id:line key". */
  readonly name: string;
  readonly source: string;
  readonly status: string;
  readonly currency: string;
  readonly amount: number;
  readonly signed: number;
}

export function toProofRecord(columns: readonly SqlValue[]): ProofRecord {
  const [id, importId, line, key, source, status, currency, amount, signed] = columns;
  return {
    id: number(id),
    name: `${number(importId)}:${number(line)} ${text(key)}`,
    source: text(source),
    status: text(status),
    currency: text(currency),
    amount: number(amount),
    signed: number(signed),
  };
}
