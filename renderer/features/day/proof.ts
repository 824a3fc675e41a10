// What hangs from the day's seam: the first total that nothing explains, else the focused link, which then ties or is listed.
import { type ChainCell, type DayView, LINKS, type Link } from '../../../shared/contract/engine-api.ts';
import type { Minor, Total } from '../../../shared/money/amount.ts';
import { cellAt, type RowName } from './chain.ts';

export interface DayProof {
  readonly name: RowName;
  readonly label: string;
  readonly link: Link;
  readonly currency: string;
  readonly left: Total;
  readonly right: Total;
  readonly unexplained: Minor;
  readonly unexplainedCount: number;
  /** True where a total is not explained: the bob is lit. */
  readonly differs: boolean;
}

/** In the order in which links block each other: along the chain, and from the first channel to the last. */
export function firstUnexplained(day: DayView): { name: RowName; cell: ChainCell } | null {
  for (const link of LINKS)
    for (const row of day.channels) {
      const cell = row.cells.find((each) => each.link === link);
      if (cell?.verdict === 'unexplained') return { name: { channel: row.channel, currency: row.currency }, cell };
    }
  return null;
}

export function dayProof(day: DayView, focus: { readonly name: RowName; readonly link: Link } | null): DayProof | null {
  const found = firstUnexplained(day);
  const name = found?.name ?? focus?.name;
  const cell = found?.cell ?? (focus === null ? null : cellAt(day, focus.name, focus.link));
  if (name === undefined || cell === null || cell === undefined) return null;
  return {
    name,
    label: day.channels.find((row) => row.channel === name.channel)?.name ?? '',
    link: cell.link,
    currency: name.currency,
    left: cell.in,
    right: cell.out,
    unexplained: cell.unexplained.amount,
    unexplainedCount: cell.unexplained.count,
    differs: found !== null,
  };
}

/** The cell to look at first: what is unexplained, else what is open, else the first stage that ran, else the import. */
export function defaultFocus(day: DayView): { name: RowName; link: Link } | null {
  const cells = day.channels.flatMap((row) =>
    row.cells.map((cell) => ({
      name: { channel: row.channel, currency: row.currency },
      link: cell.link,
      verdict: cell.verdict,
    })),
  );
  const wanted =
    cells.find((cell) => cell.verdict === 'unexplained') ??
    cells.find((cell) => (cell.verdict === 'open' || cell.verdict === 'listed') && cell.link !== 'decide') ??
    cells.find((cell) => cell.verdict === 'open') ??
    cells.find((cell) => cell.link === 'channel' && cell.verdict !== 'not-run') ??
    cells[0];
  return wanted === undefined ? null : { name: wanted.name, link: wanted.link };
}
