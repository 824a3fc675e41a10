// Encryption of the workspace: set under a passphrase that is typed twice, changed, or taken away again. What a loss means is said first.
import { App } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../../shared/model/problem.ts';
import { useEngine, useRefresh } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { Mark } from '../../ui/mark.tsx';
import { passphraseFault } from '../../ui/new-passphrase.ts';
import { notify } from '../../ui/notices.tsx';
import { Button } from '../../ui/parts.tsx';
import { PassphraseInput } from '../../ui/passphrase-input.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';

export function SealedSection({ encrypted }: { encrypted: boolean }) {
  const { t, common } = useTexts('keeping');
  const engine = useEngine();
  const refresh = useRefresh();
  const { modal } = App.useApp();
  const { user, people, signIn, workspace } = useWorkbench();
  const [before, setBefore] = useState('');
  const [first, setFirst] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const fault = passphraseFault(first, again);
  const mayTry = !busy && !workspace.readOnly && (!encrypted || before !== '');
  /** Whoever is refused for want of their passphrase hears so before anything is asked. */
  const mustSignIn = people.some(({ id, key, signedIn }) => id === user?.id && key === 'own' && !signedIn);
  const seal = async (after: string | null) => {
    setBusy(true);
    const result = await engine.call('setWorkspacePassphrase', {
      before: encrypted ? before : null,
      after,
      user: user?.id ?? '',
    });
    setBusy(false);
    setBefore('');
    setProblem(result.ok ? null : result.problem);
    if (!result.ok) return;
    setFirst('');
    setAgain('');
    notify({ text: t(`sealed.done.${after === null ? 'remove' : encrypted ? 'change' : 'set'}`) });
    refresh();
  };
  const submit = () => {
    if (!mayTry || fault !== null) return;
    if (mustSignIn && user !== null) return signIn(user.id);
    void seal(first);
  };
  const remove = () => {
    if (mustSignIn && user !== null) return signIn(user.id);
    modal.confirm({
      title: t('sealed.removeTitle'),
      content: t('sealed.removeText'),
      okText: t('sealed.removeDo'),
      cancelText: common('cancel'),
      onOk: () => seal(null),
    });
  };
  return (
    <section className="keeping-section" aria-label={t('sealed.title')}>
      <h3>{t('sealed.title')}</h3>
      <p>
        <Mark name={encrypted ? 'equal' : 'not-run'} /> {t(encrypted ? 'sealed.on' : 'sealed.off')}
      </p>
      {workspace.readOnly ? null : (
        <>
          {problem === null ? null : <ProblemSentence problem={problem} onDismiss={() => setProblem(null)} />}
          <div className="keeping-fields">
            {encrypted ? <PassphraseInput label={t('sealed.before')} value={before} onChange={setBefore} /> : null}
            <PassphraseInput label={t('sealed.first')} value={first} onChange={setFirst} />
            <PassphraseInput label={t('sealed.again')} value={again} onChange={setAgain} onEnter={submit} />
          </div>
          <p className="quiet">{t('sealed.lost')}</p>
          {encrypted ? null : <p className="quiet">{t('sealed.older')}</p>}
          <div className="keeping-do">
            <Button onClick={submit} disabled={!mayTry || fault !== null}>
              {t(encrypted ? 'sealed.change' : 'sealed.set')}
            </Button>
            {encrypted ? (
              <Button onClick={remove} disabled={!mayTry}>
                {t('sealed.remove')}
              </Button>
            ) : null}
            {fault === 'differs' && again !== '' ? <span role="status">{t('sealed.differs')}</span> : null}
          </div>
        </>
      )}
    </section>
  );
}
