// The proof line of one file: declared, computed, and the difference between them; then commit.
import type { RunningTask } from '../../engine-client/running-task.ts';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { Button } from '../../ui/parts.tsx';
import { ProofLine } from '../../ui/proof-line.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import { leadingAmount } from './declared-totals.ts';
import { type QueuedFile, standingOf } from './import-queue.ts';
import { attentions } from './readiness.ts';
import { mainSum } from './signed-sums.ts';

export const WIZARD_SEAM_X = 'calc(var(--nav-width) + var(--raw-pane) + 14px)';

export function WizardProofLine({
  file,
  busy,
  progress,
  onCommit,
  onCancel,
}: {
  file: QueuedFile;
  busy: boolean;
  progress: RunningTask | null;
  onCommit: () => void;
  onCancel: () => void;
}) {
  const { t, term, common } = useTexts('files');
  const { workspace } = useWorkbench();
  const view = file.preview?.view;
  const sum = view === undefined ? null : mainSum(view.sums);
  const currency = sum?.currency ?? workspace.currency;
  const leading = view === undefined ? null : leadingAmount(view.declared, currency);
  const refused = standingOf(file) === 'refused';
  const rows = formatCount(view?.rows ?? 0);
  return (
    <ProofLine
      seamX={WIZARD_SEAM_X}
      currency={currency}
      scope={[
        view === undefined
          ? file.fileName
          : `${view.channel || workspace.company} · ${term(`sourceFile.${view.source}`)}`,
        view === undefined ? t('step.nothingWritten') : view.dates.join(' '),
      ]}
      left={{
        label: leading === null ? t('proof.noDeclared') : t('proof.declared'),
        amount: leading?.declared ?? null,
      }}
      right={{ label: t('proof.computed', { rows }), amount: leading?.computed ?? sum?.amount ?? null }}
      bob={{
        label: t('proof.bob'),
        amount: leading?.difference ?? null,
        mark: leading === null ? 'not-run' : undefined,
      }}
      why={
        busy ? (
          <TaskProgress
            phase={progress?.phase || file.fileName}
            done={progress?.done ?? 0}
            total={progress?.total ?? 0}
            words={{
              cancel: common('cancel'),
              pace: (rate, seconds) => (seconds === null ? t('pace', { rate }) : t('paceLeft', { rate, seconds })),
            }}
            onCancel={onCancel}
          />
        ) : (
          whyOf(file, leading?.what ?? '', t)
        )
      }
      actions={
        <>
          <Button onClick={onCancel} hint="Esc" disabled={busy}>
            {t('proof.cancel')}
          </Button>
          <Button
            look="act"
            hint="Enter"
            onClick={onCommit}
            disabled={busy || view === undefined || refused}
            title={refused ? t('proof.refused') : undefined}
          >
            {t('proof.commit', { rows })}
          </Button>
        </>
      }
    />
  );
}

function whyOf(file: QueuedFile, what: string, t: (key: string, values?: Record<string, string>) => string): string {
  const { preview } = file;
  if (preview === null) return '';
  const found = attentions(preview);
  const { view } = preview;
  if (found.includes('duplicate')) return t('proof.refused');
  if (found.includes('rejects'))
    return t('proof.rejects', { count: formatCount(view.rejected), rows: formatCount(view.rows) });
  if (found.includes('contradicted')) return t('proof.differs', { what });
  return view.proof === 'proven'
    ? t('proof.ties', { what })
    : t('proof.unproven', { lines: formatCount(view.linesRead) });
}
