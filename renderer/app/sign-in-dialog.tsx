// Asks someone with a key for the passphrase. A wrong one is said where it was typed, and stays selected there to be typed over.
import { Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { PersonView } from '../../shared/contract/engine-api.ts';
import type { Problem } from '../../shared/model/problem.ts';
import { useEngine, useRefresh } from '../engine-client/use-engine.tsx';
import { useTexts } from '../i18n/start.ts';
import { enterField, type PassphraseField, PassphraseInput } from '../ui/passphrase-input.tsx';
import { ProblemSentence } from '../ui/problem-sentence.tsx';
import { useFrameStore } from './frame-store.ts';

export function SignInDialog({ person, onClose }: { person: PersonView | null; onClose: () => void }) {
  return person === null ? null : <SignIn key={person.id} person={person} onClose={onClose} />;
}

function SignIn({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const { t, term, common } = useTexts('access');
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
    const result = await engine.call('signIn', { user: person.id, passphrase });
    setBusy(false);
    if (!result.ok) return setProblem(result.problem);
    useFrameStore.setState({ userId: person.id });
    refresh();
    onClose();
  };
  return (
    <Modal
      open
      width={420}
      title={t('signIn.title', { name: person.name, role: term(`role.${person.role}`) })}
      okText={t('signIn.do')}
      cancelText={common('cancel')}
      okButtonProps={{ disabled: passphrase === '' || busy }}
      onOk={() => void submit()}
      onCancel={onClose}
      // The dialog gives the focus to its first button when it opens.
      afterOpenChange={(isOpen) => (isOpen ? enterField(field.current) : undefined)}
    >
      <div className="sign-in">
        {problem === null ? null : <ProblemSentence problem={problem} onDismiss={() => setProblem(null)} />}
        <PassphraseInput
          ref={field}
          label={t('signIn.passphrase')}
          value={passphrase}
          onChange={setPassphrase}
          onEnter={() => void submit()}
        />
        <p className="quiet">
          {t('signIn.key')} <span className="key">{person.fingerprint}</span>
        </p>
      </div>
    </Modal>
  );
}
