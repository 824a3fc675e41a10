// The proof line of one file: declared, computed, and the difference between them; then commit, with what is in its way where something is.
import type { StagedFile } from '../../../../shared/contract/engine-api.ts';
import { useRunningTask } from '../../../engine-client/use-engine.tsx';
import { useTexts } from '../../../i18n/start.ts';
import { formatCount } from '../../../ui/amount.tsx';
import { Button } from '../../../ui/parts.tsx';
import { ProofLine } from '../../../ui/proof-line.tsx';
import { TaskProgress } from '../../../ui/task-progress.tsx';
import { useWorkbench } from '../../../ui/workbench.tsx';
import { useStagedFiles, type Work } from '../staging/staged-files.ts';
import { leadingAmount, totalName } from '../totals/declared-totals.ts';
import { mainSum } from '../totals/signed-sums.ts';
import { areKeysUnknown, attentions, commitState } from './readiness.ts';

export const WIZARD_SEAM_X = 'calc(var(--nav-width) + var(--raw-pane) + 14px)';

export function WizardProofLine({
  file,
  work,
  onCommit,
  onCancel,
  onPutAway,
}: {
  file: StagedFile;
  work: Work;
  onCommit: () => void;
  onCancel: () => void;
  onPutAway: () => void;
}) {
  const { t, term, common } = useTexts('files');
  const { workspace } = useWorkbench();
  const progress = useRunningTask();
  const { busy, busyWith } = useStagedFiles();
  const view = work.rawOnly ? undefined : work.preview?.view;
  const sum = view === undefined ? null : mainSum(view.sums);
  const currency = sum?.currency ?? workspace.currency;
  const leading = view === undefined ? null : leadingAmount(view.declared, currency);
  const rows = formatCount(view?.rows ?? 0);
  const state = commitState(work);
  const why = whyOf(work, totalName(leading?.what ?? view?.declared[0]?.what ?? '', t), t);
  return (
    <ProofLine
      seamX={WIZARD_SEAM_X}
      currency={currency}
      scope={[
        view === undefined ? file.file : `${view.channel || workspace.company} · ${term(`sourceFile.${view.source}`)}`,
        view === undefined ? t('step.nothingWritten') : view.dates.join(' '),
      ]}
      left={{
        label: leading === null ? t('proof.noDeclared') : t('proof.declared'),
        amount: leading?.declared ?? null,
      }}
      right={{
        label: t('proof.computed', { count: view?.rows ?? 0, rows }),
        amount: leading?.computed ?? sum?.amount ?? null,
      }}
      bob={{
        label: t('proof.bob'),
        amount: leading?.difference ?? null,
        mark: leading === null ? 'not-run' : undefined,
      }}
      why={
        busy === null && !(work.preview === null && work.problem === null && progress !== null) ? (
          why
        ) : (
          <TaskProgress
            phase={
              busy === 'importing'
                ? t(progress?.task === 'save' ? 'proof.saving' : 'proof.importing', { rows })
                : progress?.phase || busyWith || file.file
            }
            done={progress?.task === 'import' ? progress.done : 0}
            total={progress?.task === 'import' ? progress.total : 0}
            words={{
              cancel: common('cancel'),
              pace: (rate, seconds) => (seconds === null ? t('pace', { rate }) : t('paceLeft', { rate, seconds })),
            }}
            onCancel={onCancel}
          />
        )
      }
      actions={
        busy !== null ? null : (
          <>
            <Button onClick={onPutAway} hint="Del">
              {t('queue.putAway')}
            </Button>
            <Button
              look="act"
              hint="Enter"
              onClick={onCommit}
              changes
              disabled={state !== 'possible'}
              title={state === 'possible' ? undefined : why}
            >
              {view === undefined
                ? t('proof.commitNothing')
                : view.rows === 0
                  ? t('proof.commitNone')
                  : t('proof.commit', { count: view.rows, rows })}
            </Button>
          </>
        )
      }
    />
  );
}

function whyOf(work: Work, what: string, t: (key: string, values?: Record<string, string>) => string): string {
  const { preview } = work;
  const state = commitState(work);
  if (state === 'reading') return t('preview.reading');
  if (state === 'unreadable' || preview === null) return t('proof.notReadable');
  if (state === 'duplicate') return t('proof.refused');
  const found = attentions(preview);
  const { view } = preview;
  if (found.includes('no-rows'))
    return view.rejected > 0 ? t('proof.allRejected', { count: formatCount(view.rejected) }) : t('proof.noRows');
  if (found.includes('shared')) return t('proof.shared', { file: preview.sharedKeys[0]?.earlier.file ?? '' });
  if (found.includes('rejects'))
    return t('proof.rejects', { count: formatCount(view.rejected), rows: formatCount(view.rows) });
  if (found.includes('contradicted')) return t('proof.differs', { what });
  if (preview.knownKeys !== null && areKeysUnknown(preview.knownKeys))
    return t('proof.unknownKeys', { of: formatCount(preview.knownKeys.of) });
  return view.proof === 'proven'
    ? t('proof.ties', { what })
    : t('proof.unproven', { lines: formatCount(view.linesRead) });
}
