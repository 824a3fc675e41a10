// One line of the panes: gutter | ours | seam | theirs | where it stands.
import type { ResultRow } from '../../../shared/contract/engine-api.ts';
import type { Outcome, Side } from '../../../shared/model/outcome.ts';
import { useTexts } from '../../i18n/start.ts';
import { Amount, formatCount } from '../../ui/amount.tsx';
import { KeyText } from '../../ui/key-text.tsx';
import { Mark, type MarkName, markOfOutcome } from '../../ui/mark.tsx';
import { Seam } from '../../ui/seam.tsx';
import { Cell } from '../../ui/virtual-grid.tsx';
import { type SideCells, sideCells, voidReason } from './pane-cells.ts';
import type { PaneRow } from './pane-rows.ts';

/** The class of a whole line: gutter pattern and quietness. */
export function lineClass(row: PaneRow): string {
  if (row.type === 'fold') return 'pane-line pane-line-fold';
  if (row.type === 'coming') return 'pane-line pane-line-coming';
  return `pane-line pane-line-${row.row.outcome}`;
}

/** Account entries have no fee and no time of day. */
export type PaneColumns = 'transactions' | 'fund';

/** `unit` stands in the head; an amount in another currency names it. Runs show sums where the rows do not mix currencies. */
export function PaneLine({
  row,
  unit,
  mixed,
  columns,
}: {
  row: PaneRow;
  unit: string;
  mixed: boolean;
  columns: PaneColumns;
}) {
  const { t, term, common } = useTexts('breaks');
  if (row.type === 'coming') {
    return (
      <>
        <Cell className="pane-gutter" />
        <Cell className="pane-coming">{common('loading')}</Cell>
        <Seam />
        <Cell className="pane-coming" />
        <Cell className="pane-stands" />
      </>
    );
  }
  if (row.type === 'fold') return <FoldLine row={row} currency={mixed ? null : unit} />;
  const { row: result } = row;
  const runs = result.outcome === 'matched';
  return (
    <>
      <Cell className="pane-gutter" />
      <PaneSide row={result} side="upstream" unit={unit} columns={columns} />
      {runs ? (
        <Seam line="runs" />
      ) : (
        <Seam mark={markOfOutcome(result.outcome)} word={term(`outcome.${result.outcome}`)} />
      )}
      <PaneSide row={result} side="downstream" unit={unit} columns={columns} />
      <Stands row={result} age={result.ageDays > 0 ? t('age', { count: result.ageDays }) : ''} />
    </>
  );
}

function FoldLine({ row, currency }: { row: Extract<PaneRow, { type: 'fold' }>; currency: string | null }) {
  const { t } = useTexts('breaks');
  const sum = (amount: number | null) =>
    currency === null || amount === null ? null : <Amount amount={amount} currency={currency} />;
  return (
    <>
      <Cell className="pane-gutter" />
      <Cell className="pane-fold">
        <span>
          {row.open ? '▾' : '▸'} {t('fold', { count: row.count, shown: formatCount(row.count) })}
        </span>
        {sum(row.upstream)}
      </Cell>
      <Seam line="folded" />
      <Cell className="pane-fold">
        <span />
        {sum(row.downstream)}
      </Cell>
      <Cell className="pane-stands" />
    </>
  );
}

const GIVEN_DIFFERS: ReadonlySet<Outcome> = new Set<Outcome>(['downstream_only', 'upstream_only', 'duplicate']);

function PaneSide({ row, side, unit, columns }: { row: ResultRow; side: Side; unit: string; columns: PaneColumns }) {
  const { t, term } = useTexts('breaks');
  const cells = sideCells(row, side);
  if (cells === null) {
    const due = row.settlements[0]?.dueDate ?? '';
    return (
      <Cell className="pane-void hatched">
        {t(`void.${voidReason(row)}`, { side: term(`side.${side}`), due: due.slice(5) })}
      </Cell>
    );
  }
  const alone = GIVEN_DIFFERS.has(row.outcome) && !cells.muted;
  const amount = cells.differs.has('amount') || cells.differs.has('currency');
  return (
    <div className={['pane-side', alone ? 'one-sided' : '', cells.muted ? 'pane-muted' : ''].join(' ')}>
      <Cell className={`key${cells.differs.has('channel_no') ? ' differs-lightly' : ''}`}>
        <KeyText text={cells.key} />
      </Cell>
      <Cell className={`pane-flag${flagDiffers(cells) ? ' differs-lightly' : ''}`}>
        {cells.currency !== unit ? <small className="pane-currency">{cells.currency}</small> : null}
        {flagText(cells, term, t)}
      </Cell>
      <Cell figure className={amount ? 'differs' : undefined}>
        <Amount amount={cells.amount} currency={cells.currency} />
      </Cell>
      {columns === 'fund' ? null : (
        <Cell figure className={cells.differs.has('fee') ? 'differs-lightly' : undefined}>
          <Amount amount={cells.fee} currency={cells.currency} />
        </Cell>
      )}
      <Cell figure className={cells.time.length > 8 && columns !== 'fund' ? 'pane-time pane-time-long' : 'pane-time'}>
        {cells.time}
      </Cell>
    </div>
  );
}

function flagDiffers(cells: SideCells): boolean {
  return cells.flag?.type === 'status' || (cells.flag?.type === 'kind' && cells.differs.has('kind'));
}

function flagText(cells: SideCells, term: (key: string) => string, t: (key: string) => string): string {
  const { flag } = cells;
  if (flag === null) return '';
  if (flag.type === 'count') return `×${flag.value}`;
  return flag.type === 'carried' ? t('carried') : term(`${flag.type}.${flag.value}`);
}

const STANDING_MARKS: Partial<Record<ResultRow['standing'], MarkName>> = {
  open: 'open',
  waiting: 'waiting',
  decided: 'decided',
  closed: 'equal',
  timing: 'timing',
};

/** Where it stands, with the age in days where it is older than its day. */
function Stands({ row, age }: { row: ResultRow; age: string }) {
  const { term, t } = useTexts('breaks');
  const mark = STANDING_MARKS[row.standing];
  if (mark === undefined) return <Cell className="pane-stands">{age}</Cell>;
  const word =
    row.standing === 'decided' && row.decision !== null
      ? t(`decided.${row.decision}`)
      : term(`standing.${row.standing}`);
  return (
    <Cell
      className={row.standing === 'open' ? 'pane-stands pane-stands-open' : 'pane-stands'}
      title={row.flagged ? t('drawer.flagged') : `${word} ${age}`}
    >
      {row.flagged ? <Mark name="stale" word={t('drawer.flagged')} /> : <Mark name={mark} />}
      {word}
      {age === '' ? null : <span className="pane-age">{age}</span>}
    </Cell>
  );
}
