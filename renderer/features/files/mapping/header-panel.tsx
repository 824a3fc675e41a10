// The header line: click a line, or go to it with the arrow keys and press Enter; or say that there is none.
import { useState } from 'react';
import type { PreviewLine } from '../../../../shared/contract/engine-api.ts';
import { useTexts } from '../../../i18n/start.ts';
import { formatCount } from '../../../ui/amount.tsx';
import { useRowHeights } from '../../../ui/row-heights.ts';
import { Cell, VirtualGrid } from '../../../ui/virtual-grid.tsx';

/** A header further down than this was never seen. */
const LINES_OFFERED = 60;

export function HeaderPanel({
  lines,
  headerLine,
  locked,
  onHeader,
}: {
  lines: readonly PreviewLine[];
  /** 0: there is none. */
  headerLine: number;
  locked: boolean;
  onHeader: (line: number) => void;
}) {
  const { t } = useTexts('files');
  const heights = useRowHeights();
  const offered = lines.slice(0, LINES_OFFERED);
  const [current, setCurrent] = useState<number | null>(null);
  const at =
    current ??
    Math.max(
      0,
      offered.findIndex((line) => line.line === headerLine),
    );
  const choose = (index: number) => {
    const line = offered[index];
    if (line !== undefined && !locked) onHeader(line.line);
  };
  return (
    <div className="header-panel">
      <div className="mapping-say">
        <span>{locked ? t('layout.locked') : t('header.hint')}</span>
        <span className="spring" />
        <label>
          <input
            type="checkbox"
            checked={headerLine === 0}
            disabled={locked}
            onChange={(event) => onHeader(event.currentTarget.checked ? 0 : (offered[at]?.line ?? 1))}
          />{' '}
          {t('header.none')}
        </label>
      </div>
      <VirtualGrid
        label={t('header.label')}
        rowCount={offered.length}
        rowHeight={() => heights.tight}
        rowKey={(index) => offered[index]?.line ?? index}
        current={at}
        onCurrent={(index, event) => {
          setCurrent(index);
          if (event !== undefined) choose(index);
        }}
        onOpen={choose}
        isSelected={(index) => offered[index]?.line === headerLine}
        layoutKey={String(heights.tight)}
        renderRow={(index) => {
          const line = offered[index];
          return line === undefined ? null : (
            <Cell className={line.line === headerLine ? 'raw-line raw-header' : 'raw-line'}>
              <span className="raw-number">{formatCount(line.line)}</span>
              <span title={line.raw}>{line.raw}</span>
            </Cell>
          );
        }}
      />
    </div>
  );
}
