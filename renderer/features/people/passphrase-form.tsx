// Making a key under a passphrase, or changing the passphrase: typed twice, refused where it was typed.
import { useState } from 'react';
import type { PersonView } from '../../../shared/contract/engine-api.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { useEngine, useRefresh } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { passphraseFault } from '../../ui/new-passphrase.ts';
import { notify } from '../../ui/notices.tsx';
import { Button } from '../../ui/parts.tsx';
import { PassphraseInput } from '../../ui/passphrase-input.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';

/** `onMade`: a key was made, whose fingerprint now stands above. */
export function PassphraseForm({ person, onMade }: { person: PersonView; onMade: () => void }) {
  const { t } = useTexts('people');
  const engine = useEngine();
  const refresh = useRefresh();
  const [before, setBefore] = useState('');
  const [first, setFirst] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const changes = person.key === 'own';
  const fault = passphraseFault(first, again);
  const ready = fault === null && !busy && (!changes || before !== '');
  const submit = async () => {
    if (!ready) return;
    setBusy(true);
    const result = await engine.call('setPassphrase', {
      user: person.id,
      before: changes ? before : null,
      passphrase: first,
    });
    setBusy(false);
    setProblem(result.ok ? null : result.problem);
    setBefore('');
    if (!result.ok) return;
    setFirst('');
    setAgain('');
    notify({ text: t(changes ? 'passphrase.changed' : 'passphrase.made', { name: person.name }) });
    refresh();
    if (!changes) onMade();
  };
  return (
    <section className="people-section" aria-label={t(changes ? 'passphrase.change' : 'passphrase.make')}>
      <h3>{t(changes ? 'passphrase.change' : 'passphrase.make')}</h3>
      {problem === null ? null : <ProblemSentence problem={problem} onDismiss={() => setProblem(null)} />}
      <div className="passphrase-fields">
        {changes ? <PassphraseInput label={t('passphrase.before')} value={before} onChange={setBefore} /> : null}
        <PassphraseInput label={t('passphrase.first')} value={first} onChange={setFirst} />
        <PassphraseInput
          label={t('passphrase.again')}
          value={again}
          onChange={setAgain}
          onEnter={() => void submit()}
        />
      </div>
      <p className="quiet">{t('passphrase.lost')}</p>
      <div className="people-do">
        <Button onClick={() => void submit()} disabled={!ready} changes>
          {t(changes ? 'passphrase.changeDo' : 'passphrase.makeDo')}
        </Button>
        {fault === 'differs' && again !== '' ? <span role="status">{t('passphrase.differs')}</span> : null}
      </div>
    </section>
  );
}
