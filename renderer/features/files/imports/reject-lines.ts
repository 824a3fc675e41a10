// The rejected lines of an import as they are settled: by line, several reasons of one line together, with what became of them.
import type { SettledReject } from '../../../../shared/contract/engine-api.ts';
import type { Reject } from '../../../../shared/model/import.ts';

export interface RejectLine {
  readonly line: number;
  readonly rejects: readonly Reject[];
  /** Null: nobody has said yet what became of it. */
  readonly settled: SettledReject | null;
}

export function rejectLines(rejects: readonly Reject[], settled: readonly SettledReject[]): RejectLine[] {
  const said = new Map(settled.map((one) => [one.line, one]));
  const byLine = new Map<number, Reject[]>();
  for (const reject of rejects) {
    const others = byLine.get(reject.line);
    if (others === undefined) byLine.set(reject.line, [reject]);
    else others.push(reject);
  }
  return [...byLine].map(([line, ones]) => ({ line, rejects: ones, settled: said.get(line) ?? null }));
}

/** What to tell the engine: null for all that are left, also those that are not on screen; [] where nothing is chosen. */
export function linesToSettle(lines: readonly RejectLine[], chosen: ReadonlySet<number> | 'all'): number[] | null {
  if (chosen === 'all') return null;
  return lines.flatMap(({ line, settled }) => (settled === null && chosen.has(line) ? [line] : []));
}
