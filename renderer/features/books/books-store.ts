// How the user looks at the books: posting mode and what is unfolded. Kept while other screens are open; never engine data.
import { create } from 'zustand';
import type { ExportMode } from '../../../shared/contract/engine-api.ts';

interface BooksState {
  readonly mode: ExportMode;
  /** Folded channels, by "channel/currency". */
  readonly folded: ReadonlySet<string>;
  readonly vouchers: ReadonlySet<string>;
  /** Opened summary lines: posting key -> how many pages of details are listed. */
  readonly lines: ReadonlyMap<string, number>;
}

export const useBooksStore = create<BooksState>(() => ({
  mode: 'summary',
  folded: new Set(),
  vouchers: new Set(),
  lines: new Map(),
}));

function toggled(set: ReadonlySet<string>, key: string): Set<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}

export const toggleChannel = (group: string) =>
  useBooksStore.setState(({ folded }) => ({ folded: toggled(folded, group) }));

export const toggleVoucher = (id: string) =>
  useBooksStore.setState(({ vouchers }) => ({ vouchers: toggled(vouchers, id) }));

export function toggleLine(postingKey: string): void {
  useBooksStore.setState(({ lines }) => {
    const next = new Map(lines);
    if (!next.delete(postingKey)) next.set(postingKey, 1);
    return { lines: next };
  });
}

export function listMore(postingKey: string): void {
  useBooksStore.setState(({ lines }) => ({ lines: new Map(lines).set(postingKey, (lines.get(postingKey) ?? 0) + 1) }));
}
