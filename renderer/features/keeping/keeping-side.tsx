// The workspace's own facts: where it is, what should be known of it, its encryption, and the way to take it all along.
import { useState } from 'react';
import type { BackupView, KeepingView } from '../../../shared/contract/engine-api.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { useEngine } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { Mark } from '../../ui/mark.tsx';
import { notify } from '../../ui/notices.tsx';
import { Button } from '../../ui/parts.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { saveFiles } from '../../ui/save-files.ts';
import { useWorkbench } from '../../ui/workbench.tsx';
import { readableSize } from './backup-list.ts';
import { SealedSection } from './sealed-section.tsx';

export function KeepingSide({ keeping, newest }: { keeping: KeepingView | undefined; newest: BackupView | undefined }) {
  const { t, sentence } = useTexts('keeping');
  const { workspace } = useWorkbench();
  return (
    <aside className="keeping-side">
      <section className="keeping-section">
        <h3>{t('file.title')}</h3>
        <dl className="keeping-facts">
          <dt>{t('file.path')}</dt>
          <dd className="key" title={workspace.path}>
            {workspace.path}
          </dd>
          <dt>{t('file.mode')}</dt>
          <dd>{workspace.readOnly ? t('file.readOnly') : t('file.writable')}</dd>
          <dt>{t('file.revision')}</dt>
          <dd>{formatCount(workspace.revision)}</dd>
          <dt>{t('file.dates')}</dt>
          <dd>{formatCount(workspace.dates.length)}</dd>
          {newest === undefined ? null : (
            <>
              <dt>{t('file.newest')}</dt>
              <dd>{readableSize(newest.bytes)}</dd>
            </>
          )}
        </dl>
      </section>
      <section className="keeping-section">
        <h3>{t('warnings.title')}</h3>
        {workspace.warnings.length === 0 ? <p className="quiet">{t('warnings.none')}</p> : null}
        {workspace.warnings.map((warning) => (
          <p key={warning.message}>
            <Mark name="rejected" /> {sentence(warning.message)}
          </p>
        ))}
      </section>
      {keeping === undefined ? null : <SealedSection key={String(keeping.encrypted)} encrypted={keeping.encrypted} />}
      <ArchiveSection />
    </aside>
  );
}

function ArchiveSection() {
  const { t } = useTexts('keeping');
  const engine = useEngine();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    const result = await engine.call('archiveFile', undefined);
    setBusy(false);
    setProblem(result.ok ? null : result.problem);
    if (!result.ok) return;
    await saveFiles([{ name: result.value.name, content: result.value.bytes }]);
    notify({ text: t('archive.done', { file: result.value.name }) });
  };
  return (
    <section className="keeping-section">
      <h3>{t('archive.title')}</h3>
      {problem === null ? null : <ProblemSentence problem={problem} onDismiss={() => setProblem(null)} />}
      <p>{t('archive.text')}</p>
      <div className="keeping-do">
        <Button onClick={() => void download()} disabled={busy}>
          {t('archive.do')}
        </Button>
      </div>
    </section>
  );
}
