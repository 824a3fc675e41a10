// The batches written so far; each can be written again unchanged, and says that it was.
import { useState } from 'react';
import type { ExportView } from '../../../shared/contract/engine-api.ts';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { Button } from '../../ui/parts.tsx';
import { useRowHeights } from '../../ui/row-heights.ts';
import { Seam } from '../../ui/seam.tsx';
import { Cell, VirtualGrid } from '../../ui/virtual-grid.tsx';

export function ExportsGrid({
  batches,
  onAgain,
  busy,
}: {
  batches: readonly ExportView[];
  onAgain: (batch: ExportView) => void;
  busy: boolean;
}) {
  const { t } = useTexts('books');
  const heights = useRowHeights();
  const [current, setCurrent] = useState<number | null>(null);
  return (
    <VirtualGrid
      label={t('exports.label')}
      rowCount={batches.length}
      rowHeight={() => heights.row}
      rowKey={(index) => batches[index]?.batchId ?? index}
      layoutKey={String(heights.row)}
      memory="books.exports"
      current={current}
      onCurrent={setCurrent}
      head={
        <div className="export-row books-head">
          <span className="cell">{t('exports.batch')}</span>
          <span className="cell">{t('exports.date')}</span>
          <span className="cell">{t('exports.mode')}</span>
          <span className="cell">{t('exports.by')}</span>
          <span className="cell">{t('exports.at')}</span>
          <span className="cell cell-figure">{t('exports.lines')}</span>
          <Seam />
          <span className="cell">{t('exports.hash')}</span>
          <span className="cell" />
        </div>
      }
      foot={<div className="seam-ground" />}
      renderRow={(index) => {
        const batch = batches[index];
        if (batch === undefined) return null;
        return (
          <div className="export-row">
            <Cell className="key">{batch.batchId}</Cell>
            <Cell>{batch.date}</Cell>
            <Cell>{t(`mode.${batch.mode}`)}</Cell>
            <Cell>{batch.by}</Cell>
            <Cell>{batch.at.replace('T', ' ').slice(0, 16)}</Cell>
            <Cell figure>{formatCount(batch.lines)}</Cell>
            <Seam line="runs" />
            <Cell className="key" title={batch.sha256}>
              {batch.sha256.slice(0, 16)}
            </Cell>
            <Cell>
              <Button look="plain" onClick={() => onAgain(batch)} disabled={busy}>
                {t('exports.again')}
              </Button>
            </Cell>
          </div>
        );
      }}
    />
  );
}
