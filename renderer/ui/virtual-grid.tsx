// The one own grid: only the rows in sight are drawn, whatever their number. One tab stop; the current row is the active
// descendant. It owns scrolling and moving; what a row looks like, what is current and what is selected belong to the screen.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { moveByKey } from './grid-keys.ts';

export interface VirtualGridProps {
  readonly label: string;
  readonly rowCount: number;
  /** Rows of the whole set for screen readers, where folded rows hide some. Defaults to rowCount. */
  readonly totalRows?: number;
  readonly rowHeight: (index: number) => number;
  readonly renderRow: (index: number) => ReactNode;
  /** Stable identity, so that a row keeps its element while others come and go. */
  readonly rowKey?: (index: number) => string | number;
  /** Rank of a row in the whole set, from 0. Defaults to its index. */
  readonly rowRank?: (index: number) => number;
  readonly rowClass?: (index: number) => string | undefined;
  readonly head?: ReactNode;
  readonly foot?: ReactNode;
  /** Changes when heights change without the count changing. */
  readonly layoutKey?: string;
  readonly current: number | null;
  readonly onCurrent: (index: number, event?: { readonly shiftKey: boolean; readonly ctrlKey: boolean }) => void;
  readonly canFocus?: (index: number) => boolean;
  readonly isSelected?: (index: number) => boolean;
  readonly onOpen?: (index: number) => void;
  /** The rows in sight, for fetching their pages. */
  readonly onVisible?: (first: number, last: number) => void;
  /** Where given, the scroll position is kept under this name while the screen is away. */
  readonly memory?: string;
}

const scrollMemory = new Map<string, number>();
const OVERSCAN = 12;

export function VirtualGrid(props: VirtualGridProps) {
  const { label, rowCount, rowHeight, renderRow, current, onCurrent, onVisible, memory } = props;
  const canFocus = props.canFocus ?? (() => true);
  const windowRef = useRef<HTMLDivElement>(null);
  const id = useId();
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => windowRef.current,
    estimateSize: rowHeight,
    overscan: OVERSCAN,
    ...(props.rowKey === undefined ? {} : { getItemKey: props.rowKey }),
    initialOffset: () => (memory === undefined ? 0 : (scrollMemory.get(memory) ?? 0)),
  });
  const { layoutKey } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are measured again when the layout key changes
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, layoutKey, rowCount]);

  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= first) onVisible?.(first, last);
  }, [first, last, onVisible]);

  useEffect(() => {
    if (current !== null && current < rowCount) virtualizer.scrollToIndex(current, { align: 'auto' });
  }, [current, rowCount, virtualizer]);

  useEffect(() => {
    const active = document.activeElement;
    if (active === document.body || active?.closest('nav') != null) windowRef.current?.focus({ preventScroll: true });
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.target !== windowRef.current) return;
    if (event.key === 'Enter' && current !== null && props.onOpen !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      props.onOpen(current);
      return;
    }
    const height = windowRef.current?.clientHeight ?? 0;
    const page =
      rowCount === 0 ? 1 : Math.max(1, Math.floor(height / rowHeight(Math.min(current ?? 0, rowCount - 1))) - 1);
    const next = moveByKey(event.key, { index: current ?? -1, count: rowCount, page, canFocus });
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    onCurrent(next);
  };

  const pick = (index: number) => (event: MouseEvent) => {
    if (!canFocus(index)) return;
    onCurrent(index, { shiftKey: event.shiftKey, ctrlKey: event.ctrlKey || event.metaKey });
  };

  return (
    <div className="grid">
      {props.head === undefined ? null : <div className="grid-head">{props.head}</div>}
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn a window of rows at a time */}
      <div
        ref={windowRef}
        className="grid-window"
        role="grid"
        aria-label={label}
        aria-rowcount={props.totalRows ?? rowCount}
        aria-multiselectable={props.isSelected === undefined ? undefined : true}
        aria-activedescendant={current === null ? undefined : `${id}-${current}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={(event) => {
          if (memory !== undefined) scrollMemory.set(memory, event.currentTarget.scrollTop);
        }}
      >
        <div className="grid-rows" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const { index } = item;
            const isCurrent = index === current;
            const own = props.rowClass?.(index);
            return (
              // biome-ignore lint/a11y/useSemanticElements: see the grid
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the grid, the one tab stop
              // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus, the row is its active descendant
              <div
                key={item.key}
                id={`${id}-${index}`}
                role="row"
                aria-rowindex={(props.rowRank?.(index) ?? index) + 1}
                aria-selected={props.isSelected?.(index)}
                className={['grid-row', isCurrent ? 'grid-row-current' : '', own ?? ''].filter(Boolean).join(' ')}
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                onClick={pick(index)}
                onDoubleClick={() => props.onOpen?.(index)}
              >
                {renderRow(index)}
              </div>
            );
          })}
        </div>
        {props.foot === undefined ? null : (
          <div
            className="grid-foot"
            style={{ top: virtualizer.getTotalSize(), minHeight: `calc(100% - ${virtualizer.getTotalSize()}px)` }}
          >
            {props.foot}
          </div>
        )}
      </div>
    </div>
  );
}

/** A cell of a grid row. `figure`: right aligned digits. */
export function Cell({
  children,
  className,
  figure = false,
  title,
}: {
  children?: ReactNode;
  className?: string | undefined;
  figure?: boolean;
  title?: string | undefined;
}) {
  const names = ['cell', figure ? 'cell-figure' : '', className ?? ''].filter(Boolean).join(' ');
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the grid is the one tab stop
    <span role="gridcell" className={names} title={title}>
      {children}
    </span>
  );
}
