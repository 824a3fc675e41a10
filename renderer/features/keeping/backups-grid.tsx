// The backups, newest first: when, why, how large, whether they were looked at, and the way back to each.
import { useState } from 'react';
import type { BackupView } from '../../../shared/contract/engine-api.ts';
import { useTexts } from '../../i18n/start.ts';
import { Mark, type MarkName } from '../../ui/mark.tsx';
import { Button } from '../../ui/parts.tsx';
import { useRowHeights } from '../../ui/row-heights.ts';
import { Cell, VirtualGrid } from '../../ui/virtual-grid.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import { readableSize } from './backup-list.ts';

const STATES = { true: 'yes', false: 'no', null: 'unknown' } as const;
const MARKS: Readonly<Record<'yes' | 'no' | 'unknown', MarkName>> = {
  yes: 'equal',
  no: 'rejected',
  unknown: 'not-run',
};

export function BackupsGrid({
  backups,
  canRestore,
  onRestore,
}: {
  backups: readonly BackupView[];
  canRestore: boolean;
  onRestore: (backup: BackupView) => void;
}) {
  const { t, sentence } = useTexts('keeping');
  const { workspace } = useWorkbench();
  const heights = useRowHeights();
  const [current, setCurrent] = useState<number | null>(null);
  const restore = (index: number) => {
    const backup = backups[index];
    if (backup !== undefined && canRestore && !workspace.readOnly && backup.verified !== false) onRestore(backup);
  };
  return (
    <VirtualGrid
      label={t('backups.label')}
      rowCount={backups.length}
      rowHeight={() => heights.row}
      rowKey={(index) => backups[index]?.name ?? index}
      layoutKey={String(heights.row)}
      memory="keeping.backups"
      current={current}
      onCurrent={setCurrent}
      onOpen={restore}
      head={
        <div className="backup-row backup-head">
          <span className="cell">{t('backups.at')}</span>
          <span className="cell">{t('backups.reason')}</span>
          <span className="cell cell-figure">{t('backups.size')}</span>
          <span className="cell">{t('backups.state')}</span>
          <span className="cell">{t('backups.name')}</span>
          <span className="cell" />
        </div>
      }
      renderRow={(index) => {
        const backup = backups[index];
        if (backup === undefined) return null;
        const state = STATES[`${backup.verified}`];
        const why = sentence(backup.problem);
        return (
          <div className="backup-row">
            <Cell>{backup.at.replace('T', ' ').slice(0, 16)}</Cell>
            <Cell>{t(`backups.why.${backup.reason}`)}</Cell>
            <Cell figure>{readableSize(backup.bytes)}</Cell>
            <Cell title={why === '' ? undefined : why}>
              <Mark name={MARKS[state]} />
              <span className="clip">
                &nbsp;{t(`backups.verified.${state}`)}
                {why === '' ? '' : ` · ${why}`}
              </span>
            </Cell>
            <Cell className="key" title={backup.name}>
              <span className="clip">{backup.name}</span>
            </Cell>
            <Cell>
              <Button
                look="plain"
                onClick={() => onRestore(backup)}
                disabled={!canRestore || backup.verified === false}
                changes
              >
                {t('backups.restore')}
              </Button>
            </Cell>
          </div>
        );
      }}
    />
  );
}
