// manifest.json: what a batch holds, so that whoever takes it over can prove that nothing is missing and nothing came twice.
import type { CalendarDate } from '../calendar/date.ts';
import type { Minor } from '../money/amount.ts';
import { formatPlain } from '../money/format.ts';

export interface ManifestFacts {
  readonly batchId: string;
  readonly clearingDate: CalendarDate;
  readonly mode: string;
  readonly exportedAt: string;
  readonly exportedBy: string;
  /** `lines` without the header. */
  readonly files: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly lines: number;
  }[];
  readonly vouchers: number;
  /** Details behind the journal's lines. */
  readonly entries: number;
  readonly adjustments: number;
  readonly sums: readonly { readonly currency: string; readonly debit: Minor; readonly credit: Minor }[];
  /** Decisions that wait for their checker and are not in the batch. */
  readonly waiting: number;
  /** The control-total chain as of the export. */
  readonly chain: { readonly ok: boolean; readonly links: readonly ManifestLink[] };
  /** How many rows the audit log had and the hash of the last one: whoever keeps the manifest can tell a log that was cut or written anew. */
  readonly audit: { readonly rows: number; readonly hash: string };
}

export interface ManifestLink {
  readonly kind: string;
  readonly date: string;
  readonly channel: string;
  readonly from: string;
  readonly to: string;
  /** '' where the link counts without amounts. */
  readonly currency: string;
  readonly countIn: number;
  readonly countOut: number;
  readonly amountIn: Minor;
  readonly amountOut: Minor;
  readonly ok: boolean;
  readonly records: readonly string[];
}

/** One JSON document, two blanks of indent, a last line end; keys in a fixed order, amounts as plain decimals in text. */
export function manifestJson(facts: ManifestFacts): string {
  const document = {
    version: 1,
    batch_id: facts.batchId,
    clearing_date: facts.clearingDate,
    mode: facts.mode,
    exported_at: facts.exportedAt,
    exported_by: facts.exportedBy,
    files: facts.files.map(({ name, sha256, bytes, lines }) => ({ name, sha256, bytes, lines })),
    vouchers: facts.vouchers,
    entries: facts.entries,
    adjustments: facts.adjustments,
    waiting_decisions: facts.waiting,
    sums: facts.sums.map(({ currency, debit, credit }) => ({
      currency,
      debit: formatPlain(debit, currency),
      credit: formatPlain(credit, currency),
    })),
    control_totals: { ok: facts.chain.ok, links: facts.chain.links.map(linkJson) },
    audit: { rows: facts.audit.rows, hash: facts.audit.hash },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function linkJson(link: ManifestLink) {
  const amount = (value: Minor) => (link.currency === '' ? String(value) : formatPlain(value, link.currency));
  return {
    kind: link.kind,
    date: link.date,
    channel: link.channel,
    from: link.from,
    to: link.to,
    currency: link.currency,
    count_in: link.countIn,
    count_out: link.countOut,
    amount_in: amount(link.amountIn),
    amount_out: amount(link.amountOut),
    ok: link.ok,
    records: link.records,
  };
}
