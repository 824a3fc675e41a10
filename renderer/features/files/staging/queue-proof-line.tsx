// The foot of the queue: how many files tie by themselves, how many want a look, and the one action for those that tie.
import type { CSSProperties } from 'react';
import { useRunningTask } from '../../../engine-client/use-engine.tsx';
import { useTexts } from '../../../i18n/start.ts';
import { formatCount } from '../../../ui/amount.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { Button } from '../../../ui/parts.tsx';
import { TaskProgress } from '../../../ui/task-progress.tsx';
import { useStagedFiles } from './staged-files.ts';
import type { QueueCounts } from './standing.ts';

const QUEUE_SEAM_X = 'calc(100vw - var(--detail) - var(--scrollbar) - var(--queue-right) - 14px)';

export function QueueProofLine({
  counts,
  onImport,
  onPutAllAway,
  onCancel,
}: {
  counts: QueueCounts;
  onImport: () => void;
  onPutAllAway: () => void;
  onCancel: () => void;
}) {
  const { t, common } = useTexts('files');
  const { busy, busyWith } = useStagedFiles();
  const progress = useRunningTask();
  const look = counts.attention + counts.unreadable;
  return (
    <footer className="proof-line" style={{ '--seam-x': QUEUE_SEAM_X } as CSSProperties}>
      <div className="proof-side proof-ours">
        <div className="proof-scope">
          <div>
            <b>{t('queue.label')}</b>
          </div>
          <div>{t('step.nothingWritten')}</div>
        </div>
        <div className="proof-figure">
          <small>{t('queue.tie')}</small>
          <b>{formatCount(counts.ready)}</b>
        </div>
      </div>
      <output className={look > 0 ? 'bob bob-differs' : 'bob'} aria-live="polite">
        <small>{t('queue.look')}</small>
        <b>
          <Mark name={look > 0 ? 'open' : 'equal'} />
          {formatCount(look)}
        </b>
      </output>
      <div className="proof-side proof-theirs">
        <div className="proof-why">
          {busy === null ? (
            t(counts.ready === 0 ? 'queue.why.none' : look > 0 ? 'queue.why.some' : 'queue.why.all', {
              count: counts.ready,
            })
          ) : (
            <TaskProgress
              phase={
                busy === 'importing'
                  ? t(progress?.task === 'save' ? 'proof.savingMany' : 'proof.importingMany', { count: counts.ready })
                  : progress?.phase || busyWith
              }
              done={progress?.task === 'import' ? progress.done : 0}
              total={progress?.task === 'import' ? progress.total : 0}
              words={{
                cancel: common('cancel'),
                pace: (rate, seconds) => (seconds === null ? t('pace', { rate }) : t('paceLeft', { rate, seconds })),
              }}
              onCancel={onCancel}
            />
          )}
        </div>
        {busy !== null ? null : (
          <>
            <Button onClick={onPutAllAway}>{t('queue.clear')}</Button>
            <Button
              look="act"
              hint="a"
              onClick={onImport}
              changes
              disabled={counts.ready === 0}
              title={counts.ready === 0 ? t('queue.why.none') : undefined}
            >
              {t('queue.commitTying', { count: counts.ready })}
            </Button>
          </>
        )}
      </div>
    </footer>
  );
}
