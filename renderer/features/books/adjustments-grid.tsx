// The adjustments of a day as they will stand in the adjustment file; our key and theirs either side of the seam.
import { useState } from 'react';
import type { AdjustmentRow } from '../../../shared/contract/engine-api.ts';
import { useTexts } from '../../i18n/start.ts';
import { Amount } from '../../ui/amount.tsx';
import { markOfOutcome } from '../../ui/mark.tsx';
import { useRowHeights } from '../../ui/row-heights.ts';
import { Seam } from '../../ui/seam.tsx';
import { Cell, VirtualGrid } from '../../ui/virtual-grid.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';

export function AdjustmentsGrid({ rows }: { rows: readonly AdjustmentRow[] }) {
  const { t, term, sentence } = useTexts('books');
  const { go } = useWorkbench();
  const heights = useRowHeights();
  const [current, setCurrent] = useState<number | null>(null);
  const open = (index: number) => {
    const key = rows[index]?.upstreamKeys[0] ?? rows[index]?.downstreamKeys[0];
    if (key !== undefined) go('trace', { key });
  };
  return (
    <VirtualGrid
      label={t('adjustments.label')}
      rowCount={rows.length}
      rowHeight={() => heights.row}
      rowKey={(index) => rows[index]?.postingKey ?? index}
      layoutKey={String(heights.row)}
      memory="books.adjustments"
      current={current}
      onCurrent={setCurrent}
      onOpen={open}
      head={
        <div className="adjustment-row books-head">
          <span className="cell">{t('adjustments.id')}</span>
          <span className="cell">{t('adjustments.decision')}</span>
          <span className="cell cell-figure">{t('adjustments.amount')}</span>
          <span className="cell cell-figure">{t('adjustments.ours')}</span>
          <Seam />
          <span className="cell">{t('adjustments.theirs')}</span>
          <span className="cell">{t('adjustments.who')}</span>
          <span className="cell">{t('adjustments.batch')}</span>
        </div>
      }
      foot={<div className="seam-ground" />}
      renderRow={(index) => {
        const row = rows[index];
        if (row === undefined) return null;
        const who = [row.maker === 'policy' ? term('maker.policy') : row.maker, row.checker]
          .filter(Boolean)
          .join(' / ');
        return (
          <div className="adjustment-row">
            <Cell className="key" title={row.adjustmentId}>
              <span className="clip">{row.adjustmentId}</span>
            </Cell>
            <Cell title={sentence(row.note)}>
              <span className="clip">
                {term(`decision.${row.decision}`)} <span className="quiet">{term(`stageShort.${row.stage}`)}</span>
              </span>
            </Cell>
            <Cell figure>
              <Amount amount={row.amount} currency={row.currency} />
            </Cell>
            <Cell figure className="key" title={row.upstreamKeys.join(' ')}>
              {row.upstreamKeys.length === 0 ? <span className="quiet">—</span> : row.upstreamKeys.join(' ')}
            </Cell>
            <Seam mark={markOfOutcome(row.outcome)} word={term(`outcome.${row.outcome}`)} />
            <Cell className="key" title={row.downstreamKeys.join(' ')}>
              {row.downstreamKeys.length === 0 ? <span className="quiet">—</span> : row.downstreamKeys.join(' ')}
            </Cell>
            <Cell title={row.decidedAt.replace('T', ' ').slice(0, 16)}>
              <span className="clip">{who}</span>
            </Cell>
            <Cell className="quiet">{row.batchId || t('adjustments.pending')}</Cell>
          </div>
        );
      }}
    />
  );
}
