// One person: what their key means here, its fingerprint, signing in and out, passphrase and identity card.
import { useEffect, useRef, useState } from 'react';
import type { PersonView } from '../../../shared/contract/engine-api.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { useEngine, useRefresh } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { Mark } from '../../ui/mark.tsx';
import { notify } from '../../ui/notices.tsx';
import { Button } from '../../ui/parts.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { saveFiles } from '../../ui/save-files.ts';
import { useWorkbench } from '../../ui/workbench.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { PassphraseForm } from './passphrase-form.tsx';

export function PersonPanel({ person }: { person: PersonView }) {
  const { t, term } = useTexts('people');
  const engine = useEngine();
  const refresh = useRefresh();
  const { workspace, signIn } = useWorkbench();
  const [problem, setProblem] = useState<Problem | null>(null);
  const fingerprint = useRef<HTMLElement>(null);
  const [made, setMade] = useState(false);
  useEffect(() => {
    if (!made || person.fingerprint === '') return;
    // The key is to be handed out next: its fingerprint and its card stand here.
    fingerprint.current?.focus();
    setMade(false);
  }, [made, person.fingerprint]);
  const signOut = async () => {
    const result = await engine.call('signOut', { user: person.id });
    setProblem(result.ok ? null : result.problem);
    if (!result.ok) return;
    notify({ text: t('person.signedOut', { name: person.name }) });
    refresh();
  };
  const card = async (withKey: boolean) => {
    const result = await engine.call('identityCard', { user: person.id, withKey });
    setProblem(result.ok ? null : result.problem);
    if (!result.ok) return;
    await saveFiles([{ name: result.value.name, content: result.value.bytes }]);
    notify({ text: t('person.cardDone', { file: result.value.name }) });
  };
  const isOwn = person.key === 'own';
  return (
    <>
      <div className="title-bar">
        <h2 className="clip">
          {person.name} <span className="quiet">{person.id}</span>
        </h2>
        <span className="quiet">{term(`role.${person.role}`)}</span>
        <span className="spring" />
        {person.signedIn ? (
          <Button look="plain" onClick={() => void signOut()}>
            {t('person.signOut')}
          </Button>
        ) : person.key === 'trusted' || (person.working && !isOwn) ? null : (
          <Button look="plain" onClick={() => signIn(person.id)}>
            {isOwn ? t('person.signIn') : t('person.take')}
          </Button>
        )}
      </div>
      {problem === null ? null : <ProblemSentence problem={problem} onDismiss={() => setProblem(null)} />}
      <div className="people-body">
        <section className="people-section">
          <h3>
            <Mark name={person.key === 'none' ? 'not-run' : 'decided'} /> {t(`list.key.${person.key}`)}
          </h3>
          <p>{t(`person.means.${person.key}`)}</p>
        </section>
        {person.fingerprint === '' ? null : (
          <section className="people-section" ref={fingerprint} tabIndex={-1} aria-label={t('person.fingerprint')}>
            <h3>{t('person.fingerprint')}</h3>
            <Fingerprint text={person.fingerprint} />
            <p className="quiet">
              {t('person.compare')}{' '}
              {t('person.since', { at: person.keySince.replace('T', ' ').slice(0, 16), by: person.keyBy })}
            </p>
            <div className="people-do">
              <Button onClick={() => void card(false)}>{t('person.card')}</Button>
              {isOwn ? <Button onClick={() => void card(true)}>{t('person.cardWithKey')}</Button> : null}
            </div>
            {isOwn ? <p className="quiet">{t('person.cardText')}</p> : null}
          </section>
        )}
        {person.key === 'trusted' || workspace.readOnly ? null : (
          <PassphraseForm person={person} onMade={() => setMade(true)} />
        )}
      </div>
    </>
  );
}
