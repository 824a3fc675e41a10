// The chain of control totals: channels down, seven links across, a small seam before each. One tab stop; arrows move,
// Enter opens the rows behind the cell, Space unfolds the channel.
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { LINKS, type Link } from '../../../shared/contract/engine-api.ts';
import { useTexts } from '../../i18n/start.ts';
import { Amount, formatCount } from '../../ui/amount.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Seam } from '../../ui/seam.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import { type ChainRow, type DrawnCell, isStage, type RowName, sameRow, type UnfoldedCell } from './chain.ts';
import type { Focus } from './day-store.ts';

interface ChainGridProps {
  readonly rows: readonly ChainRow[];
  readonly focus: Focus | null;
  readonly onFocus: (focus: Focus) => void;
  readonly onOpen: (focus: Focus) => void;
  readonly onUnfold: (name: RowName) => void;
}

/** More rows than these stand closer, so that the lower half keeps its place. */
const FEW_ROWS = 8;

type HeadRow = Extract<ChainRow, { type: 'channel' | 'sum' }>;

const rowId = (row: ChainRow) =>
  `${row.type} ${row.name.channel} ${row.name.currency} ${row.type === 'unfolded' ? row.line : ''}`;

export function ChainGrid({ rows, focus, onFocus, onOpen, onUnfold }: ChainGridProps) {
  const { t, term } = useTexts('day');
  const table = useRef<HTMLTableElement>(null);
  const heads = rows.filter((row): row is HeadRow => row.type !== 'unfolded');
  const focused = focus === null ? '' : cellId(focus);

  useEffect(() => {
    if (focused === '' || table.current?.contains(document.activeElement) !== true) return;
    table.current.querySelector<HTMLElement>(`[data-cell="${CSS.escape(focused)}"]`)?.focus();
  }, [focused]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (focus === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const row = heads.findIndex((each) => sameRow(focus.name, each.name));
    const column = LINKS.indexOf(focus.link);
    const move = moved(event.key, row, column, heads.length);
    if (move !== null) {
      const name = heads[move.row]?.name;
      const link = LINKS[move.column];
      if (name !== undefined && link !== undefined) onFocus({ name, link });
    } else if (event.key === 'Enter') onOpen(focus);
    else if (event.key === ' ' && focus.name.channel !== '') onUnfold(focus.name);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={heads.length > FEW_ROWS ? 'chain-window chain-dense' : 'chain-window'}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA lets a table be a grid; its keys are above */}
      <table className="chain" role="grid" aria-label={t('chain.label')} ref={table} onKeyDown={onKeyDown}>
        <thead>
          <tr className="chain-head">
            <th className="chain-name" scope="col">
              {t('chain.channel')}
            </th>
            {LINKS.map((link) => (
              <th className="chain-link" scope="col" key={link}>
                <b>{term(`link.${link}`)}</b>
                {t(`chain.heads.${link}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            row.type === 'unfolded' ? (
              <UnfoldedRow key={rowId(row)} row={row} />
            ) : (
              <HeadRowView
                key={rowId(row)}
                row={row}
                focus={focus}
                onFocus={onFocus}
                onOpen={onOpen}
                onUnfold={onUnfold}
              />
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

function cellId({ name, link }: Focus): string {
  return `${name.channel}/${name.currency}/${link}`;
}

function moved(key: string, row: number, column: number, rows: number): { row: number; column: number } | null {
  const last = LINKS.length - 1;
  switch (key) {
    case 'ArrowDown':
      return { row: Math.min(row + 1, rows - 1), column };
    case 'ArrowUp':
      return { row: Math.max(row - 1, 0), column };
    case 'ArrowRight':
      return { row, column: Math.min(column + 1, last) };
    case 'ArrowLeft':
      return { row, column: Math.max(column - 1, 0) };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: last };
    default:
      return null;
  }
}

function HeadRowView({ row, focus, onFocus, onOpen, onUnfold }: Omit<ChainGridProps, 'rows'> & { row: HeadRow }) {
  const { t } = useTexts('day');
  const { workspace } = useWorkbench();
  const isFocusRow = focus !== null && sameRow(focus.name, row.name);
  const label = row.type === 'sum' ? t('chain.sum', { currency: row.name.currency }) : row.label;
  const look = [row.type === 'sum' ? 'chain-sum' : '', isFocusRow ? 'chain-focus' : ''].filter(Boolean).join(' ');
  return (
    <tr className={look}>
      <th className="chain-name" scope="row">
        {row.type === 'sum' ? (
          label
        ) : (
          <button
            type="button"
            tabIndex={-1}
            title={t('chain.unfold', { name: label })}
            onClick={() => onUnfold(row.name)}
          >
            <span className="clip">{label}</span>{' '}
            <span className="chain-code">
              {row.name.currency === workspace.currency ? row.name.channel : `${row.name.channel} ${row.name.currency}`}
            </span>
          </button>
        )}
      </th>
      {row.cells.map((cell) => (
        <CellView
          key={cell.link}
          cell={cell}
          currency={row.name.currency}
          here={isFocusRow && focus?.link === cell.link}
          first={focus === null}
          place={{ name: row.name, link: cell.link }}
          onFocus={onFocus}
          onOpen={onOpen}
        />
      ))}
    </tr>
  );
}

interface CellProps {
  readonly cell: DrawnCell;
  readonly currency: string;
  readonly here: boolean;
  readonly first: boolean;
  readonly place: Focus;
  readonly onFocus: (focus: Focus) => void;
  readonly onOpen: (focus: Focus) => void;
}

function CellView({ cell, currency, here, first, place, onFocus, onOpen }: CellProps) {
  const { t, term } = useTexts('day');
  const what = term(`link.${cell.link}`);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the grid, the one tab stop
    <td
      tabIndex={here || first ? 0 : -1}
      data-cell={cellId(place)}
      aria-current={here ? 'true' : undefined}
      onClick={() => onFocus(place)}
      onDoubleClick={() => onOpen(place)}
      onFocus={() => (here ? undefined : onFocus(place))}
    >
      <div
        className={`chain-cell chain-${cell.tone}${cell.tone === 'idle' ? ' hatched' : ''}${here ? ' chain-here' : ''}`}
      >
        <CellSeam mark={cell.mark} word={term(`verdict.${cell.verdict}`)} />
        <span className="chain-count">
          <CellWords cell={cell} />
        </span>
        <button
          type="button"
          tabIndex={-1}
          className="chain-figure"
          title={t('chain.openRows', { what })}
          onClick={(event) => {
            event.stopPropagation();
            onOpen(place);
          }}
        >
          <FigureView cell={cell} currency={currency} />
        </button>
      </div>
    </td>
  );
}

function CellSeam({ mark, word }: { mark: DrawnCell['mark']; word: string }) {
  return mark === 'line' ? <Seam line="runs" /> : <Seam mark={mark} word={word} />;
}

function CellWords({ cell }: { cell: DrawnCell }) {
  const { t, term } = useTexts('day');
  const items = formatCount(cell.items);
  if (cell.verdict === 'unexplained') return t('chain.cell.notExplained');
  if (cell.verdict === 'stale') return t('chain.cell.stale');
  if (cell.link === 'import') {
    if (cell.items === 0) return t('chain.cell.noFiles');
    return cell.itemsOf === 0
      ? t('chain.cell.files', { items })
      : t('chain.cell.filesOf', { items, of: formatCount(cell.itemsOf) });
  }
  if (cell.verdict === 'not-run')
    return t(cell.link === 'export' && cell.itemsOf > 0 ? 'chain.cell.toExport' : 'chain.cell.waits');
  if (isStage(cell.link)) {
    if (cell.inTiming === 0) return t('chain.cell.items', { items, count: cell.items });
    if (cell.items === 0) return t('chain.cell.inTiming', { items: formatCount(cell.inTiming) });
    return (
      <>
        {items} + <Mark name="timing" word={term('outcome.timing')} /> {formatCount(cell.inTiming)}
      </>
    );
  }
  if (cell.link === 'decide') return t('chain.cell.open', { items });
  if (cell.link === 'journal') return t('chain.cell.vouchers', { items });
  return t(cell.items > 0 && cell.items >= cell.itemsOf ? 'chain.cell.exported' : 'chain.cell.toExport');
}

function FigureView({ cell, currency }: { cell: DrawnCell; currency: string }) {
  const { figure } = cell;
  switch (figure.type) {
    case 'amount':
      return <Amount amount={figure.value} currency={currency} />;
    case 'count':
      return formatCount(figure.value);
    case 'of':
      return `${formatCount(figure.value)}/${formatCount(figure.of)}`;
    case 'none':
      return null;
  }
}

function UnfoldedRow({ row }: { row: Extract<ChainRow, { type: 'unfolded' }> }) {
  const { t, term } = useTexts('day');
  const last = row.line === 'unexplained';
  return (
    <tr className={last ? 'chain-unfolded chain-last' : 'chain-unfolded'}>
      <th className="chain-name" scope="row">
        {t(`chain.line.${row.line}`)}
      </th>
      {row.cells.map((cell) => (
        <td key={cell.link}>
          <div className="chain-cell chain-part">
            <CellSeam mark={cell.mark} word={term(wordOf(cell, row.line))} />
            <span className="chain-count figure">{cell.empty || last ? null : signedCount(cell.total.count)}</span>
            <span className="chain-figure">
              {cell.empty ? null : <Amount amount={cell.total.amount} currency={row.name.currency} />}
            </span>
          </div>
        </td>
      ))}
    </tr>
  );
}

/** A difference of counts carries a true minus, like an amount. */
function signedCount(count: number): string {
  return count < 0 ? `−${formatCount(-count)}` : formatCount(count);
}

function wordOf(cell: UnfoldedCell, line: string): string {
  if (cell.mark === 'not-run') return 'verdict.not-run';
  return line === 'timing' ? 'verdict.timing' : line === 'unexplained' ? 'verdict.unexplained' : 'verdict.listed';
}

/** Which part of the day a link's rows are found in. */
export function rowsBehind(link: Link): 'files' | 'breaks' | 'books' {
  if (link === 'import') return 'files';
  return link === 'journal' || link === 'export' ? 'books' : 'breaks';
}
