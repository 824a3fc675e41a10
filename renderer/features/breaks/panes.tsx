// Two panes in one scroll: ours | seam | theirs, and where each row stands.
import { useMemo } from 'react';
import type { ResultRow } from '../../../shared/contract/engine-api.ts';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { useRowHeights } from '../../ui/row-heights.ts';
import { VirtualGrid } from '../../ui/virtual-grid.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import { toggleRun, toggleSelected, useBreaksStore } from './breaks-store.ts';
import { lineClass, type PaneColumns, PaneLine } from './pane-row.tsx';
import type { PaneRow } from './pane-rows.ts';
import type { BreaksData } from './use-breaks.ts';

const SOURCES = {
  channel: ['channel', 'bank'],
  business: ['orders', 'channel'],
  fund: ['bank', 'funds'],
} as const;

/** The one currency of these rows, or null where they mix or there is none. */
export function currencyOf(rows: readonly ResultRow[], own: string): string | null {
  const currencies = new Set(rows.map(({ currency }) => currency));
  if (currencies.size === 0) return own;
  return currencies.size === 1 ? ([...currencies][0] ?? null) : null;
}

export function Panes({
  data,
  onSelectTo,
  onOpen,
}: {
  data: BreaksData;
  onSelectTo: (row: ResultRow) => void;
  onOpen: () => void;
}) {
  const { t } = useTexts('breaks');
  const { workspace, date, channel } = useWorkbench();
  const { stage, mode, outcome, selected, folded } = useBreaksStore();
  const heights = useRowHeights();
  const { rows, currentIndex, listed } = data;
  const currency = useMemo(() => currencyOf(listed.loaded, workspace.currency), [listed, workspace.currency]);
  const columns: PaneColumns = stage === 'fund' && mode === 'day' ? 'fund' : 'transactions';
  const unit = currency ?? workspace.currency;
  const makeCurrent = (row: PaneRow) => useBreaksStore.setState({ current: row.key });

  return (
    <VirtualGrid
      label={t('title')}
      rowCount={rows.length}
      rowHeight={(index) => (rows.at(index).type === 'fold' ? heights.fold : heights.tight)}
      layoutKey={`${heights.tight} ${rows.length}`}
      rowKey={(index) => rows.at(index).key}
      rowClass={(index) => lineClass(rows.at(index))}
      renderRow={(index) => <PaneLine row={rows.at(index)} unit={unit} mixed={currency === null} columns={columns} />}
      head={<PaneHead unit={unit} columns={columns} />}
      foot={<PaneFoot data={data} />}
      current={currentIndex}
      onCurrent={(index, event) => {
        const row = rows.at(index);
        makeCurrent(row);
        if (event === undefined) return;
        if (row.type === 'fold') toggleRun(row.start);
        else if (row.type === 'result' && event.shiftKey) onSelectTo(row.row);
        else if (row.type === 'result' && event.ctrlKey) toggleSelected(row.row.resultId);
      }}
      isSelected={(index) => {
        const row = rows.at(index);
        return row.type === 'result' && selected.has(row.row.resultId);
      }}
      onOpen={(index) => {
        const row = rows.at(index);
        if (row.type === 'fold') toggleRun(row.start);
        else onOpen();
      }}
      onVisible={data.see}
      memory={[mode, date, channel, stage, outcome, folded].join(' ')}
    />
  );
}

function PaneHead({ unit, columns }: { unit: string; columns: PaneColumns }) {
  const { t, term } = useTexts('breaks');
  const { stage, mode } = useBreaksStore();
  const [ours, theirs] = SOURCES[stage];
  const title = (side: 'upstream' | 'downstream', source: string) => (
    <div className="pane-title">
      <span>{term(`side.${side}`)}</span>
      {mode === 'backlog' ? null : <span className="quiet">{term(`sourceFile.${source}`)}</span>}
    </div>
  );
  const names = () => (
    <div className="pane-side">
      <span className="cell key">{t('column.key')}</span>
      <span className="cell pane-flag">{t('column.flag')}</span>
      <span className="cell cell-figure">
        {t('column.amount')} {unit}
      </span>
      {columns === 'fund' ? null : <span className="cell cell-figure">{t('column.fee')}</span>}
      <span className="cell cell-figure">{columns === 'fund' ? t('column.date') : t('column.time')}</span>
    </div>
  );
  return (
    <>
      <div className="pane-head-line">
        <span />
        {title('upstream', ours)}
        <span className="seam" />
        {title('downstream', theirs)}
        <span />
      </div>
      <div className="pane-head-line pane-columns">
        <span />
        {names()}
        <span className="seam" />
        {names()}
        <span className="cell pane-stands">{t('column.stands')}</span>
      </div>
    </>
  );
}

function PaneFoot({ data }: { data: BreaksData }) {
  const { t } = useTexts('breaks');
  const { folded, outcome } = useBreaksStore();
  const total = data.listed.total ?? 0;
  return (
    <div className="seam-ground pane-foot">
      <div className="pane-end">
        <span>
          {total === 0
            ? t('end.none')
            : folded && outcome === null
              ? t('end.listed', { shown: formatCount(total) })
              : ''}
        </span>
      </div>
    </div>
  );
}
