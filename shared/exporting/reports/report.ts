// What every report is: a CSV file and its proofs. A report whose proof is not zero is wrong and says so.
import type { Minor } from '../../money/amount.ts';
import { formatPlain } from '../../money/format.ts';
import { csvText, plainCell, textCell } from '../csv-cell.ts';

export interface ReportProof {
  readonly channel: string;
  readonly currency: string;
  /** Must be zero. */
  readonly amount: Minor;
  /** Must be zero. */
  readonly count: number;
}

export interface Report {
  /** File name, e.g. "ageing.csv". */
  readonly name: string;
  readonly title: string;
  readonly csv: string;
  /** Without the header and the proof lines. */
  readonly lines: number;
  readonly proofs: readonly ReportProof[];
}

/** A cell: text, a count, or an amount in a currency. */
export type Cell = string | number | { readonly amount: Minor; readonly currency: string };

/** Proof lines stand last: "proof" in the first column, the amount and count that must be zero in the last two. */
export function report(
  name: string,
  title: string,
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  proofs: readonly ReportProof[],
): Report {
  const width = header.length + 2;
  const proofRows = proofs.map(({ channel, currency, amount, count }) => {
    const head: Cell[] = ['proof', channel, currency];
    const gap = Array.from({ length: width - head.length - 2 }, () => '');
    return [...head, ...gap, { amount, currency }, count].map(cellText);
  });
  return {
    name,
    title,
    csv: csvText(
      [...header, 'proof_amount', 'proof_count'],
      [...rows.map((row) => [...row, '', ''].map(cellText)), ...proofRows],
    ),
    lines: rows.length,
    proofs,
  };
}

function cellText(cell: Cell): string {
  if (typeof cell === 'number') return plainCell(String(cell));
  return typeof cell === 'string' ? textCell(cell) : plainCell(formatPlain(cell.amount, cell.currency));
}

/** Groups in the order of their first item. */
export function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
