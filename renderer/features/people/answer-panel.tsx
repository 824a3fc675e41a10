// A checker's answer that came back: merged once, and what that did.
import { useState } from 'react';
import type { MergedPackage } from '../../../shared/contract/engine-api.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { useEngine } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Button } from '../../ui/parts.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import { type OpenFile, putOnTable } from './people-store.ts';

export function AnswerPanel({ file }: { file: OpenFile }) {
  const { t, sentence } = useTexts('people');
  const engine = useEngine();
  const { user, workspace } = useWorkbench();
  const [merged, setMerged] = useState<MergedPackage | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const nameOf = (id: string) => workspace.users.find((one) => one.id === id)?.name ?? id;
  const merge = async () => {
    setBusy(true);
    const result = await engine.call('mergePackage', { bytes: file.bytes, user: user?.id ?? '' });
    setBusy(false);
    setProblem(result.ok ? null : result.problem);
    if (result.ok) setMerged(result.value);
  };
  return (
    <>
      <div className="title-bar">
        <h2 className="clip">{file.name}</h2>
        <span className="spring" />
        <Button look="plain" onClick={() => putOnTable(null)}>
          {t('opened.close')}
        </Button>
      </div>
      {problem === null ? null : <ProblemSentence problem={problem} onDismiss={() => setProblem(null)} />}
      <div className="people-body">
        {merged === null ? (
          <section className="people-section">
            <h3>{t('merge.title')}</h3>
            <p>{t('merge.text')}</p>
            <div className="people-do">
              <Button onClick={() => void merge()} disabled={busy} changes>
                {t('merge.do')}
              </Button>
            </div>
          </section>
        ) : (
          <section className="people-section" role="status">
            <h3>
              <Mark name="equal" /> {t('merge.doneTitle')}
            </h3>
            <p>
              {t('merge.done', {
                checker: nameOf(merged.checker),
                approved: formatCount(merged.approved),
                rejected: formatCount(merged.rejected),
              })}
            </p>
            <p className="quiet">{merged.leftOut.length === 0 ? t('merge.none') : t('merge.leftOut')}</p>
            <ul>
              {merged.leftOut.map((one) => (
                <li key={one}>
                  <Mark name="rejected" /> {sentence(one)}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </>
  );
}
