// One import in full: facts, totals, rejects and hints, and its undo, which takes its rows out as a whole.
import { App } from 'antd';
import { useState } from 'react';
import type { ImportView } from '../../../shared/contract/engine-api.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { useEngine } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { notify } from '../../ui/notices.tsx';
import { Button } from '../../ui/parts.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import { Findings, shortTime } from './findings.tsx';
import { TotalsTable } from './totals-table.tsx';
import { useRejectsDownload } from './use-rejects-download.ts';

export function ImportDetail({ view }: { view: ImportView | undefined }) {
  const { t, term, common } = useTexts('files');
  const engine = useEngine();
  const { user } = useWorkbench();
  const { modal } = App.useApp();
  const rejects = useRejectsDownload();
  const [undoProblem, setUndoProblem] = useState<Problem | null>(null);
  if (view === undefined)
    return (
      <aside className="import-detail">
        <p className="import-choose quiet">{t('detail.choose')}</p>
      </aside>
    );

  const undo = () =>
    modal.confirm({
      title: t('detail.undoTitle', { file: view.file }),
      content: t('detail.undoText', { rows: formatCount(view.rows) }),
      okText: t('detail.undo'),
      cancelText: common('cancel'),
      onOk: async () => {
        const result = await engine.call('undoImport', { importId: view.id, user: user?.id ?? '' });
        setUndoProblem(result.ok ? null : result.problem);
        if (result.ok) notify({ text: t('detail.undoneNotice', { file: view.file }) });
      },
    });
  const problem = undoProblem ?? rejects.problem;
  return (
    <aside className="import-detail" aria-label={t('detail.facts')}>
      <div className="title-bar">
        <h2 className="clip" title={view.file}>
          {view.file}
        </h2>
        <span className="spring" />
        {view.undone ? (
          <span className="quiet">{t('list.undone')}</span>
        ) : (
          <Button look="plain" onClick={undo}>
            {t('detail.undo')}
          </Button>
        )}
      </div>
      {problem === null ? null : <ProblemSentence problem={problem} onDismiss={() => setUndoProblem(null)} />}
      <dl className="facts">
        <dt>{t('detail.imported')}</dt>
        <dd>{shortTime(view.importedAt)}</dd>
        <dt>{t('list.source')}</dt>
        <dd>
          {term(`sourceFile.${view.source}`)} · {view.channel || t('list.everyChannel')}
        </dd>
        <dt>{t('detail.profile')}</dt>
        <dd>
          {view.profile} · {view.encoding.toUpperCase()}
        </dd>
        <dt>{t('detail.dates')}</dt>
        <dd title={view.dates.join(' ')}>{view.dates.join(' ')}</dd>
        <dt>{t('detail.size')}</dt>
        <dd>{t('step.bytes', { bytes: formatCount(view.bytes) })}</dd>
        <dt>{t('detail.hash')}</dt>
        <dd className="key" title={view.sha256}>
          {view.sha256}
        </dd>
      </dl>
      <TotalsTable view={view} narrow />
      <Findings
        rejects={view.rejects}
        rejected={view.rejected}
        rows={view.rows}
        warnings={view.warnings}
        duplicateOf={null}
        committed
        onDownload={() => void rejects.download(view.id, view.file)}
      />
    </aside>
  );
}
