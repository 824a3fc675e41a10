// One staged file on its way in: the chain of steps, the open step, raw beside typed, declared against computed, what speaks against it, commit.
import { useEffect, useState } from 'react';
import type { StagedFile } from '../../../../shared/contract/engine-api.ts';
import { useTexts } from '../../../i18n/start.ts';
import { formatCount } from '../../../ui/amount.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { notify } from '../../../ui/notices.tsx';
import { Button, EmptyState, Screen } from '../../../ui/parts.tsx';
import { ProblemSentence } from '../../../ui/problem-sentence.tsx';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { useWorkbench } from '../../../ui/workbench.tsx';
import { closedAmong } from '../imports/closed-dates.ts';
import { saveRejects } from '../imports/use-rejects-download.ts';
import { changeWork, NO_WORK, useStagedFiles, type Work } from '../staging/staged-files.ts';
import { STANDING_MARKS, standingOf } from '../staging/standing.ts';
import { useStaging } from '../staging/use-staging.ts';
import { TotalsTable } from '../totals/totals-table.tsx';
import { Findings } from './findings.tsx';
import { STEPS, type Step } from './import-steps.ts';
import { PreviewGrid } from './preview-grid.tsx';
import { commitState } from './readiness.ts';
import { StepPanel } from './step-panel.tsx';
import { StepsStrip } from './steps-strip.tsx';
import { useReading } from './use-reading.ts';
import { WizardProofLine } from './wizard-proof-line.tsx';

export function ImportWizard({ file }: { file: StagedFile }) {
  const { t } = useTexts('files');
  const { go, tellDone } = useWorkbench();
  const staging = useStaging();
  const reading = useReading();
  const files = useStagedFiles((state) => state.files);
  const busy = useStagedFiles((state) => state.busy);
  const importProblem = useStagedFiles((state) => state.problem);
  const work = useStagedFiles((state) => state.work.get(file.id)) ?? NO_WORK;
  const taught = work.reading.draft !== null || work.guessProblem !== null;
  const [chosen, setChosen] = useState<Step | null>(null);
  const step = chosen ?? (taught ? 'mapping' : work.problem === null ? 'validate' : 'source');
  const at = files.findIndex(({ id }) => id === file.id);

  useEffect(() => void reading.begin(file.id), [reading, file.id]);

  const commit = async () => {
    if (busy !== null || commitState(work) !== 'possible') return;
    if (work.reading.draft !== null && !work.templateAsked && step !== 'commit') {
      changeWork(file.id, { templateAsked: true });
      return setChosen('commit');
    }
    const views = await staging.importAll([file.id]);
    if (views === 'cancelled') return notify({ text: t('proof.cancelled'), mark: 'none' });
    const [view] = views ?? [];
    if (view === undefined) return;
    void tellDone({ text: t('proof.imported', { file: view.file, count: view.rows, rows: formatCount(view.rows) }) });
    if (useStagedFiles.getState().files.length === 0) go('files', { import: String(view.id) });
    else go('files', { view: 'queue' });
  };
  const leave = () => {
    if (busy !== null) return staging.cancel();
    go('files', { view: 'queue' });
  };
  const neighbour = (by: 1 | -1) => {
    const next = files[at + by];
    if (next !== undefined) go('files', { staged: String(next.id) });
  };
  const putAway = async () => {
    await staging.putAway([file.id]);
    go('files', useStagedFiles.getState().files.length === 0 ? { view: 'imports' } : { view: 'queue' });
  };
  const group = t('keys.group');
  useShortcuts([
    { keys: ['Enter'], label: t('step.commit'), group, run: () => void commit() },
    { keys: ['Escape'], label: t('queue.back'), group, run: leave },
    { keys: ['Delete'], label: t('queue.putAway'), group, run: () => void putAway() },
    { keys: ['n'], label: t('queue.next'), group, run: () => neighbour(1) },
    { keys: ['p'], label: t('queue.previous'), group, run: () => neighbour(-1) },
    ...STEPS.map((each, index) => ({
      keys: [String(index + 1)],
      label: t('step.go', { step: t(`step.name.${each}`) }),
      group,
      run: () => setChosen(each),
    })),
  ]);

  return (
    <>
      <Screen title={t('title')} className="files-wizard">
        <div className="title-bar">
          <Button look="plain" onClick={() => go('files', { view: 'queue' })} hint="Esc">
            ← {t('queue.label')} {formatCount(files.length)}
          </Button>
          <Mark name={STANDING_MARKS[standingOf(file, work)]} />
          <b className="clip" title={file.file}>
            {file.file}
          </b>
          <span className="quiet clip">
            {t('step.bytes', { bytes: formatCount(file.bytes) })} · SHA-256 {file.sha256.slice(0, 8)}…
          </span>
          <span className="spring" />
          {files.length < 2 ? null : (
            <>
              <span className="quiet">{t('queue.position', { at: at + 1, all: files.length })}</span>
              <Button look="plain" onClick={() => neighbour(-1)} hint="p" disabled={at === 0}>
                {t('queue.previous')}
              </Button>
              <Button look="plain" onClick={() => neighbour(1)} hint="n" disabled={at === files.length - 1}>
                {t('queue.next')}
              </Button>
            </>
          )}
        </div>
        <StepsStrip work={work} step={step} onStep={setChosen} />
        {importProblem === null ? null : (
          <ProblemSentence problem={importProblem} onDismiss={() => useStagedFiles.setState({ problem: null })} />
        )}
        <Problems work={work} />
        {step === 'validate' ? null : <StepPanel file={file} work={work} step={step} reading={reading} />}
        <WizardBody file={file} work={work} step={step} />
      </Screen>
      <WizardProofLine
        file={file}
        work={work}
        onCommit={() => void commit()}
        onCancel={leave}
        onPutAway={() => void putAway()}
      />
    </>
  );
}

/** Why it cannot be read as it is now; while a format is being taught that is a step of the way, not a failure. */
function Problems({ work }: { work: Work }) {
  const { t } = useTexts('files');
  const problem = work.problem ?? work.guessProblem;
  if (problem === null) return null;
  // Of an unknown file that is no news; of a format that was chosen it is the answer.
  if (problem.code === 'not-recognised' && work.reading.profile === null && work.guessProblem === null) return null;
  if (problem.field === 'channel' || problem.field === 'source')
    return (
      <p className="mapping-say mapping-missing" role="status">
        <Mark name="rejected" /> {t(problem.field === 'channel' ? 'source.channelWanted' : 'source.sourceWanted')}
      </p>
    );
  return <ProblemSentence problem={problem} />;
}

function WizardBody({ file, work, step }: { file: StagedFile; work: Work; step: Step }) {
  const { t } = useTexts('files');
  const { go, workspace } = useWorkbench();
  const reading = useReading();
  const { preview } = work;
  if (preview === null)
    return (
      <div className="seam-ground files-ground">
        <EmptyState
          title={work.problem === null ? t('preview.reading') : file.file}
          text={work.problem === null ? file.file : t('problemHint')}
        />
      </div>
    );
  return (
    <>
      {step === 'header' ? null : (
        <PreviewGrid id={file.id} work={work} preview={preview} onOpen={(range) => void reading.open(file.id, range)} />
      )}
      {step !== 'validate' || work.rawOnly ? null : (
        <div className="wizard-foot">
          <div className="seam-ground">
            <TotalsTable view={preview.view} />
          </div>
          <Findings
            rejects={preview.view.rejects}
            rejected={preview.view.rejected}
            rows={preview.view.rows}
            warnings={preview.view.warnings}
            leftOut={preview.view.leftOut}
            duplicateOf={preview.duplicateOf}
            sharedKeys={preview.sharedKeys}
            knownKeys={preview.knownKeys}
            closedDates={closedAmong(preview.view.dates, workspace.dates)}
            onDownload={() => void saveRejects(file.file, preview.header, preview.view.rejects)}
            onShowFirst={(importId) => go('files', { import: String(importId) })}
            onReplace={(importId) => go('files', { replace: String(importId), staged: String(file.id) })}
          />
        </div>
      )}
    </>
  );
}
