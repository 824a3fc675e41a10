// An empty workspace says what to do: load the sample days or bring in files.
import { useState } from 'react';
import type { Problem } from '../../shared/model/problem.ts';
import { useEngine } from '../engine-client/use-engine.tsx';
import { useTexts } from '../i18n/start.ts';
import { notify } from '../ui/notices.tsx';
import { Button, EmptyState, Screen } from '../ui/parts.tsx';
import { ProblemSentence } from '../ui/problem-sentence.tsx';
import { useWorkbench } from '../ui/workbench.tsx';

const SAMPLE = { seed: 20261119, rows: 400, days: 3 };

export function FirstRun() {
  const { t } = useTexts('frame');
  const engine = useEngine();
  const { go } = useWorkbench();
  const [loading, setLoading] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const loadSample = async () => {
    setLoading(true);
    setProblem(null);
    const result = await engine.call('loadSample', SAMPLE);
    setLoading(false);
    if (!result.ok) {
      setProblem(result.problem);
      return;
    }
    notify({ text: t('first.loaded', { files: result.value.length }) });
    go('day');
  };

  return (
    <Screen title={t('first.title')}>
      {problem === null ? null : <ProblemSentence problem={problem} onDismiss={() => setProblem(null)} />}
      <EmptyState
        title={t('first.title')}
        text={t('first.text')}
        actions={
          <>
            <Button look="act" onClick={loadSample} disabled={loading} changes>
              {loading ? t('starting') : t('first.sample')}
            </Button>
            <Button onClick={() => go('files')} disabled={loading}>
              {t('first.files')}
            </Button>
          </>
        }
      />
    </Screen>
  );
}
