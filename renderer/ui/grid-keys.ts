// Where a key moves the focus in a grid: arrows, Home and End, Page Up and Page Down. Rows that cannot hold it are stepped over.

export interface GridPosition {
  readonly index: number;
  readonly count: number;
  /** Rows that fit into the window. */
  readonly page: number;
  readonly canFocus: (index: number) => boolean;
}

function nearest(from: number, step: 1 | -1, { count, canFocus }: GridPosition): number | null {
  for (let index = from; index >= 0 && index < count; index += step) if (canFocus(index)) return index;
  return null;
}

/** The index that `key` moves to, or null where the key is none of these or there is nowhere to go. */
export function moveByKey(key: string, position: GridPosition): number | null {
  const { index, count, page } = position;
  const clamp = (value: number) => Math.min(Math.max(value, 0), count - 1);
  switch (key) {
    case 'ArrowDown':
      return nearest(index + 1, 1, position);
    case 'ArrowUp':
      return nearest(index - 1, -1, position);
    case 'PageDown':
      return nearest(clamp(index + page), 1, position) ?? nearest(count - 1, -1, position);
    case 'PageUp':
      return nearest(clamp(index - page), -1, position) ?? nearest(0, 1, position);
    case 'Home':
      return nearest(0, 1, position);
    case 'End':
      return nearest(count - 1, -1, position);
    default:
      return null;
  }
}
