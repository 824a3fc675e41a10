// Another's decision package on the table: each decision with its facts and how it stands here, the checker's word on it, and the signed answer.
import { useState } from 'react';
import type { OpenedPackage } from '../../../shared/contract/engine-api.ts';
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
import { PackagedItem } from './packaged-item.tsx';
import { PeopleFoot } from './people-foot.tsx';
import { type OpenFile, putOnTable, usePeopleStore } from './people-store.ts';
import { useAsked } from './use-asked.ts';
import { type AnswerBar, answerBar, approveSame, completeVerdicts, verdictFault, verdictOf } from './verdicts.ts';

export function OpenedPanel({ file }: { file: OpenFile }) {
  const { value: opened, problem } = useAsked('openPackage', file.bytes);
  const { t } = useTexts('people');
  return (
    <>
      <div className="title-bar">
        <h2 className="clip">{opened === null ? file.name : t('opened.title', { id: opened.packageId })}</h2>
        <span className="spring" />
        <Button look="plain" onClick={() => putOnTable(null)}>
          {t('opened.close')}
        </Button>
      </div>
      {problem === null ? null : <ProblemSentence problem={problem} />}
      {opened === null ? null : <Opened file={file} opened={opened} />}
    </>
  );
}

function Opened({ file, opened }: { file: OpenFile; opened: OpenedPackage }) {
  const { t } = useTexts('people');
  const engine = useEngine();
  const { people, user, workspace } = useWorkbench();
  const verdicts = usePeopleStore((state) => state.verdicts);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const { decisions } = opened;
  const bar = answerBar(
    opened,
    people.find(({ id }) => id === user?.id),
  );
  const complete = completeVerdicts(decisions, verdicts);
  const left = decisions.filter((one) => verdictFault(one, verdictOf(verdicts, one)) !== null).length;
  const inReplay = (replay: 'same' | 'differs' | 'absent') => decisions.filter((one) => one.replay === replay).length;
  const nameOf = (id: string) => workspace.users.find((one) => one.id === id)?.name ?? id;
  const canSign = bar === null && complete !== null && !busy && !workspace.readOnly;
  const sign = async () => {
    if (!canSign) return;
    setBusy(true);
    const result = await engine.call('answerPackage', { bytes: file.bytes, verdicts: complete, user: user?.id ?? '' });
    setBusy(false);
    setProblem(result.ok ? null : result.problem);
    if (!result.ok) return;
    await saveFiles([{ name: result.value.name, content: result.value.bytes }]);
    notify({ text: t('opened.signed', { file: result.value.name }) });
  };
  return (
    <>
      {problem === null ? null : <ProblemSentence problem={problem} onDismiss={() => setProblem(null)} />}
      <div className="people-body">
        <section className="people-section">
          <p>
            {t('opened.from', {
              company: opened.company,
              maker: nameOf(opened.maker),
              at: opened.at.replace('T', ' ').slice(0, 16),
            })}{' '}
            · {t('packages.count', { count: decisions.length })}
          </p>
          {opened.note === '' ? null : <p>{t('packages.note', { note: opened.note })}</p>}
          <p>
            <Mark name={opened.isTrusted ? 'equal' : 'rejected'} />{' '}
            {opened.isTrusted ? t('opened.trusted') : t('opened.untrusted')}{' '}
            <span className="key">{opened.makerFingerprint}</span>
          </p>
          {opened.answeredBy === '' ? null : (
            <p>
              <Mark name="stale" />{' '}
              {t('opened.answered', {
                by: nameOf(opened.answeredBy),
                at: opened.answeredAt.replace('T', ' ').slice(0, 16),
              })}
            </p>
          )}
          {bar === null ? null : <BarSentence bar={bar} maker={nameOf(opened.maker)} />}
          <div className="people-do">
            <span className="quiet">
              {t('opened.replays', {
                same: inReplay('same'),
                differs: inReplay('differs'),
                absent: inReplay('absent'),
              })}
            </span>
            <span className="spring" />
            {bar === null ? (
              <Button
                onClick={() => usePeopleStore.setState({ verdicts: approveSame(decisions, verdicts) })}
                disabled={inReplay('same') === 0}
              >
                {t('opened.approveSame')}
              </Button>
            ) : null}
          </div>
        </section>
        <ul className="packaged" aria-label={t('opened.verdict')}>
          {decisions.map((decision) => (
            <PackagedItem key={decision.postingKey} decision={decision} canSay={bar === null} nameOf={nameOf} />
          ))}
        </ul>
      </div>
      <PeopleFoot
        left={{ label: t('foot.said'), count: decisions.length - left }}
        bob={{ label: t('foot.left'), count: left }}
        right={{ label: t('tabs.packages'), count: decisions.length }}
        why={left === 0 ? t('opened.ready') : t('opened.left', { count: left, shown: formatCount(left) })}
        actions={
          <Button look="act" onClick={() => void sign()} disabled={!canSign}>
            {t('opened.sign')}
          </Button>
        }
      />
    </>
  );
}

/** Why this user can't answer, and the way out where there is one. */
function BarSentence({ bar, maker }: { bar: AnswerBar; maker: string }) {
  const { t } = useTexts('people');
  const { user, go, signIn } = useWorkbench();
  return (
    <div className="people-bar" role="status">
      <Mark name="rejected" />
      <span>{t(`opened.bar.${bar}`, { maker, user: user?.name ?? '' })}</span>
      {bar === 'no-key' && user !== null ? (
        <Button onClick={() => go('people', { user: user.id })}>{t('opened.toKey')}</Button>
      ) : bar === 'signed-out' && user !== null ? (
        <Button onClick={() => signIn(user.id)}>{t('opened.toSignIn')}</Button>
      ) : null}
    </div>
  );
}
