// One import in full: facts, evidence, totals, rejects and hints, its kept original; its undo, and a corrected file in its place.
import { App } from 'antd';
import { useState } from 'react';
import type { ImportView } from '../../../../shared/contract/engine-api.ts';
import type { Problem } from '../../../../shared/model/problem.ts';
import { useEngine } from '../../../engine-client/use-engine.tsx';
import { useTexts } from '../../../i18n/start.ts';
import { formatCount } from '../../../ui/amount.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { Button } from '../../../ui/parts.tsx';
import { ProblemSentence } from '../../../ui/problem-sentence.tsx';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { TextLink } from '../../../ui/text-link.tsx';
import { useWorkbench } from '../../../ui/workbench.tsx';
import { EvidenceList } from '../evidence-list.tsx';
import { useFilePicker } from '../staging/file-picker.tsx';
import type { ReadFile } from '../staging/reading-files.ts';
import { useStagedFiles } from '../staging/staged-files.ts';
import { useStaging } from '../staging/use-staging.ts';
import { TotalsTable } from '../totals/totals-table.tsx';
import { Remarks, shortTime } from '../wizard/findings.tsx';
import { closedAmong } from './closed-dates.ts';
import { SettleRejects } from './settle-rejects.tsx';
import { useRejectsDownload } from './use-rejects-download.ts';

export function ImportDetail({ view }: { view: ImportView | undefined }) {
  const { t } = useTexts('files');
  if (view === undefined)
    return (
      <aside className="import-detail">
        <p className="import-choose quiet">{t('detail.choose')}</p>
      </aside>
    );
  return <Detail view={view} />;
}

function Detail({ view }: { view: ImportView }) {
  const { t, common } = useTexts('files');
  const engine = useEngine();
  const staging = useStaging();
  const { user, go, tellDone, workspace } = useWorkbench();
  const closed = closedAmong(view.dates, workspace.dates);
  const refusal = closed.length === 0 ? undefined : t('closedDates.refused', { dates: closed.join(' ') });
  const { modal } = App.useApp();
  const rejects = useRejectsDownload();
  const stagingProblem = useStagedFiles((state) => state.problem);
  const [undoProblem, setUndoProblem] = useState<Problem | null>(null);
  const takeCorrected = async (files: readonly ReadFile[]) => {
    const [stagedId] = await staging.add(files.slice(0, 1));
    if (stagedId !== undefined) go('files', { replace: String(view.id), staged: String(stagedId) });
  };
  const picker = useFilePicker(takeCorrected);
  const undo = () =>
    modal.confirm({
      title: t('detail.undoTitle', { file: view.file }),
      content: t('detail.undoText', { rows: formatCount(view.rows) }),
      okText: t('detail.undo'),
      cancelText: common('cancel'),
      onOk: async () => {
        const result = await engine.call('undoImport', { importId: view.id, user: user?.id ?? '' });
        setUndoProblem(result.ok ? null : result.problem);
        if (result.ok) void tellDone({ text: t('detail.undoneNotice', { file: view.file }) });
      },
    });
  const openOriginal = () => go('files', { original: String(view.id), bytes: '0-1' });
  useShortcuts([
    { keys: ['o'], label: t('detail.original'), group: t('keys.group'), run: openOriginal },
    {
      keys: ['r'],
      label: t('detail.replace'),
      group: t('keys.group'),
      run: () => (view.undone || refusal !== undefined ? undefined : picker.openFiles()),
    },
  ]);
  const problem = undoProblem ?? rejects.problem ?? stagingProblem;
  return (
    <aside className="import-detail" aria-label={t('detail.facts')}>
      {picker.input}
      <div className="title-bar">
        <h2 className="clip" title={view.file}>
          {view.file}
        </h2>
        <span className="spring" />
        {view.undone ? <span className="quiet">{t('list.undone')}</span> : null}
        {refusal === undefined ? null : <Mark name="closed" word={refusal} />}
      </div>
      <div className="detail-acts">
        <Button look="plain" onClick={openOriginal} hint="o">
          {t('detail.original')}
        </Button>
        {view.undone ? null : (
          <>
            <Button
              look="plain"
              onClick={picker.openFiles}
              changes
              hint="r"
              disabled={refusal !== undefined}
              title={refusal}
            >
              {t('detail.replace')}
            </Button>
            <Button look="plain" onClick={undo} changes disabled={refusal !== undefined} title={refusal}>
              {t('detail.undo')}
            </Button>
          </>
        )}
      </div>
      {problem === null ? null : (
        <ProblemSentence
          problem={problem}
          onDismiss={() => {
            setUndoProblem(null);
            useStagedFiles.setState({ problem: null });
          }}
        />
      )}
      <Facts view={view} />
      <EvidenceList evidence={view.evidence} />
      <TotalsTable view={view} narrow />
      <div className="findings">
        {view.rejected === 0 ? (
          <div className="finding">
            <Mark name="equal" />
            <span className="quiet">{t('rejects.none')}</span>
          </div>
        ) : (
          <SettleRejects
            view={view}
            refusal={view.undone ? t('list.undone') : refusal}
            onDownload={() => void rejects.download(view.id, view.file)}
          />
        )}
        <Remarks warnings={view.warnings} leftOut={view.leftOut} />
      </div>
    </aside>
  );
}

function Facts({ view }: { view: ImportView }) {
  const { t, term } = useTexts('files');
  const { go } = useWorkbench();
  return (
    <dl className="facts">
      <dt>{t('detail.imported')}</dt>
      <dd>{shortTime(view.importedAt)}</dd>
      <dt>{t('list.source')}</dt>
      <dd>
        {term(`sourceFile.${view.source}`)} · {view.channel || t('list.everyChannel')}
      </dd>
      <dt>{t('detail.profile')}</dt>
      <dd title={`${view.title} (${view.profile})`}>
        {view.title} · {view.encoding.toUpperCase()}
      </dd>
      <dt>{t('detail.dates')}</dt>
      <dd title={view.dates.join(' ')}>{view.dates.join(' ')}</dd>
      <dt>{t('detail.size')}</dt>
      <dd>{t('step.bytes', { bytes: formatCount(view.bytes) })}</dd>
      <dt>{t('detail.hash')}</dt>
      <dd className="key" title={view.sha256}>
        {view.sha256}
      </dd>
      {view.container === null ? null : (
        <>
          <dt>{t('detail.container')}</dt>
          <dd title={`${view.container.file} ${view.container.sha256}`}>
            {view.container.file} <span className="key quiet">{view.container.sha256.slice(0, 12)}…</span>
          </dd>
        </>
      )}
      {view.replaces === null ? null : (
        <>
          <dt>{t('detail.replaces')}</dt>
          <dd>
            <TextLink onClick={() => go('files', { import: String(view.replaces) })}>#{view.replaces}</TextLink>
          </dd>
        </>
      )}
      {view.replacedBy === null ? null : (
        <>
          <dt>{t('detail.replacedBy')}</dt>
          <dd>
            <TextLink onClick={() => go('files', { import: String(view.replacedBy) })}>#{view.replacedBy}</TextLink>
          </dd>
        </>
      )}
    </dl>
  );
}
