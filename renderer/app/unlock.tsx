// An encrypted workspace before its passphrase: one field, and what went wrong beside it. Nothing of the workspace is known yet.
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../shared/model/problem.ts';
import { useEngine, useRefresh } from '../engine-client/use-engine.tsx';
import { useTexts } from '../i18n/start.ts';
import { Mark } from '../ui/mark.tsx';
import { Button } from '../ui/parts.tsx';
import { enterField, type PassphraseField, PassphraseInput } from '../ui/passphrase-input.tsx';
import { ProblemSentence } from '../ui/problem-sentence.tsx';

export function Unlock({ file }: { file: string }) {
  const { t } = useTexts('access');
  const engine = useEngine();
  const refresh = useRefresh();
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<PassphraseField>(null);
  useEffect(() => {
    if (problem !== null) enterField(field.current);
  }, [problem]);
  const submit = async () => {
    if (passphrase === '' || busy) return;
    setBusy(true);
    setProblem(null);
    const result = await engine.call('unlock', { passphrase });
    setBusy(false);
    if (!result.ok) return setProblem(result.problem);
    setPassphrase('');
    refresh();
  };
  return (
    <main className="unlock">
      <h1>{t('unlock.title')}</h1>
      <p className="key clip" title={file}>
        {file}
      </p>
      {problem === null ? null : <ProblemSentence problem={problem} onDismiss={() => setProblem(null)} />}
      <PassphraseInput
        ref={field}
        label={t('unlock.passphrase')}
        value={passphrase}
        onChange={setPassphrase}
        onEnter={() => void submit()}
        autoFocus
        disabled={busy}
      />
      <Button look="act" hint="Enter" onClick={() => void submit()} disabled={passphrase === '' || busy}>
        {busy ? t('unlock.busy') : t('unlock.do')}
      </Button>
      <p className="quiet">
        <Mark name="not-run" /> {t('unlock.lost')}
      </p>
    </main>
  );
}
