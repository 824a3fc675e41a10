// The import of queued files: the chain of steps, raw beside typed, declared against computed, what speaks against it, commit.
import { useState } from 'react';
import { useRunningTask } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { Mark, type MarkName } from '../../ui/mark.tsx';
import { notify } from '../../ui/notices.tsx';
import { Button, EmptyState, Screen } from '../../ui/parts.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { useWorkbench } from '../../ui/workbench.tsx';
import { Findings } from './findings.tsx';
import { dequeue, type QueuedFile, type QueueStanding, standingOf, useImportQueue } from './import-queue.ts';
import { PreviewGrid } from './preview-grid.tsx';
import { StepsStrip } from './steps-strip.tsx';
import { TotalsTable } from './totals-table.tsx';
import { type Importing, useImporting } from './use-importing.ts';
import { saveRejects } from './use-rejects-download.ts';
import { WizardProofLine } from './wizard-proof-line.tsx';

export function ImportWizard() {
  const { t } = useTexts('files');
  const { go } = useWorkbench();
  const importing = useImporting();
  const progress = useRunningTask();
  const { files, current } = useImportQueue();
  const [committingAll, setCommittingAll] = useState(false);
  const file = files.find((each) => each.id === current) ?? files[0];
  const busy = committingAll || files.some((each) => each.committing);

  const commit = async () => {
    if (file === undefined || busy || file.preview === null || standingOf(file) === 'refused') return;
    const view = await importing.commit(file.id);
    if (view === null) return;
    notify({ text: t('proof.imported', { file: view.file, rows: formatCount(view.rows) }) });
    if (useImportQueue.getState().files.length === 0) go('files', { import: String(view.id) });
  };
  const commitTying = async () => {
    setCommittingAll(true);
    const count = await importing.commitTying();
    setCommittingAll(false);
    notify({ text: t('proof.importedMany', { count }) });
  };
  const cancel = () => {
    if (busy) importing.cancel();
    else if (file !== undefined) dequeue([file.id]);
  };

  useShortcuts([
    { keys: ['Enter'], label: t('step.commit'), group: t('keys.group'), run: () => void commit() },
    { keys: ['Escape'], label: t('proof.cancel'), group: t('keys.group'), run: cancel },
  ]);

  if (file === undefined) return null;
  const showFirst = (importId: number) => {
    dequeue([file.id]);
    go('files', { import: String(importId) });
  };
  return (
    <>
      <Screen title={t('title')} className="files-wizard">
        {files.length > 1 ? (
          <QueueStrip files={files} current={file.id} busy={busy} onCommitTying={() => void commitTying()} />
        ) : null}
        <StepsStrip file={file} onOverride={(part) => void importing.override(file.id, part)} />
        <WizardBody file={file} importing={importing} onShowFirst={showFirst} />
      </Screen>
      <WizardProofLine file={file} busy={busy} progress={progress} onCommit={() => void commit()} onCancel={cancel} />
    </>
  );
}

function WizardBody({
  file,
  importing,
  onShowFirst,
}: {
  file: QueuedFile;
  importing: Importing;
  onShowFirst: (importId: number) => void;
}) {
  const { t } = useTexts('files');
  const { preview } = file;
  return (
    <>
      {file.problem === null ? null : <ProblemSentence problem={file.problem} />}
      {preview === null ? (
        <div className="seam-ground files-ground">
          <EmptyState
            title={file.problem === null ? t('preview.reading') : file.fileName}
            text={file.problem === null ? file.fileName : t('problemHint')}
          />
        </div>
      ) : (
        <>
          <PreviewGrid file={file} preview={preview} onOpen={(range) => void importing.open(file.id, range)} />
          <div className="wizard-foot">
            <div className="seam-ground">
              <TotalsTable view={preview.view} />
            </div>
            <Findings
              rejects={preview.view.rejects}
              rejected={preview.view.rejected}
              rows={preview.view.rows}
              warnings={preview.view.warnings}
              duplicateOf={preview.duplicateOf}
              onDownload={() => void saveRejects(file.fileName, preview.view.rejects)}
              onShowFirst={onShowFirst}
            />
          </div>
        </>
      )}
    </>
  );
}

const STANDING_MARKS: Readonly<Record<QueueStanding, MarkName>> = {
  reading: 'not-run',
  ready: 'equal',
  attention: 'amount',
  refused: 'duplicate',
  problem: 'rejected',
  committing: 'waiting',
};

function QueueStrip({
  files,
  current,
  busy,
  onCommitTying,
}: {
  files: readonly QueuedFile[];
  current: number;
  busy: boolean;
  onCommitTying: () => void;
}) {
  const { t } = useTexts('files');
  const tying = files.filter((file) => standingOf(file) === 'ready').length;
  const look = files.filter((file) => ['attention', 'refused', 'problem'].includes(standingOf(file))).length;
  return (
    <div className="queue">
      <div className="queue-files" role="tablist" aria-label={t('queue.label')}>
        {files.map((file) => {
          const standing = standingOf(file);
          return (
            <button
              key={file.id}
              type="button"
              role="tab"
              className="chip"
              aria-selected={file.id === current}
              onClick={() => useImportQueue.setState({ current: file.id })}
            >
              <Mark name={STANDING_MARKS[standing]} word={t(`queue.state.${standing}`)} />
              {file.fileName}
            </button>
          );
        })}
      </div>
      <span className="quiet">
        {t('queue.tie', { count: tying })} · {t('queue.look', { count: look })}
      </span>
      <Button onClick={onCommitTying} disabled={busy || tying === 0}>
        {t('queue.commitTying', { count: tying })}
      </Button>
      <Button look="plain" onClick={() => dequeue(files.map((file) => file.id))} disabled={busy}>
        {t('queue.clear')}
      </Button>
    </div>
  );
}
