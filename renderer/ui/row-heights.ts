// Row heights in pixels as the tokens say them; a taller window has taller rows.
import { useSyncExternalStore } from 'react';

export interface RowHeights {
  readonly row: number;
  readonly tight: number;
  readonly fold: number;
}

let known: RowHeights | null = null;

function read(): RowHeights {
  const style = getComputedStyle(document.documentElement);
  const pixels = (name: string) => Number.parseInt(style.getPropertyValue(name), 10);
  const next = { row: pixels('--row'), tight: pixels('--row-tight'), fold: pixels('--row-fold') };
  if (known === null || known.row !== next.row || known.tight !== next.tight || known.fold !== next.fold) known = next;
  return known;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

export function useRowHeights(): RowHeights {
  return useSyncExternalStore(subscribe, read);
}
