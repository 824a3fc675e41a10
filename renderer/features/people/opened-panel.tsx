// Another's decision package on the table: each decision with its facts and how it stands here, and the checker's word on it.
import { useTexts } from '../../i18n/start.ts';
import { Mark } from '../../ui/mark.tsx';
import { Button } from '../../ui/parts.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import { PackagedItem } from './packaged-item.tsx';
import { type OpenFile, putOnTable, usePeopleStore } from './people-store.ts';
import type { Answering } from './use-answering.ts';
import { type AnswerBar, approveSame } from './verdicts.ts';

/** `onCard` opens the maker's identity card, above the package. */
export function OpenedPanel({ file, answering, onCard }: { file: OpenFile; answering: Answering; onCard: () => void }) {
  const { t } = useTexts('people');
  const { opened, problem } = answering;
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
      {opened === null ? null : <Opened answering={answering} opened={opened} onCard={onCard} />}
    </>
  );
}

function Opened({
  opened,
  answering: { bar },
  onCard,
}: {
  opened: NonNullable<Answering['opened']>;
  answering: Answering;
  onCard: () => void;
}) {
  const { t } = useTexts('people');
  const { workspace } = useWorkbench();
  const { decisions } = opened;
  const inReplay = (replay: 'same' | 'differs' | 'absent') => decisions.filter((one) => one.replay === replay).length;
  const nameOf = (id: string) => workspace.users.find((one) => one.id === id)?.name ?? id;
  const sayAllSame = () => usePeopleStore.setState(({ verdicts }) => ({ verdicts: approveSame(decisions, verdicts) }));
  return (
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
        {bar === null ? null : <BarSentence bar={bar} maker={nameOf(opened.maker)} onCard={onCard} />}
        <div className="people-do">
          <span className="quiet">
            {t('opened.replays', { same: inReplay('same'), differs: inReplay('differs'), absent: inReplay('absent') })}
          </span>
          {bar === null ? (
            <Button onClick={sayAllSame} disabled={inReplay('same') === 0}>
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
  );
}

/** Why this user can't answer, and the way out where there is one. */
function BarSentence({ bar, maker, onCard }: { bar: AnswerBar; maker: string; onCard: () => void }) {
  const { t, common } = useTexts('people');
  const { user, people, go, signIn } = useWorkbench();
  return (
    <div className="people-bar" role="status">
      <Mark name="rejected" />
      <span>{t(`opened.bar.${bar}`, { maker, user: user?.name ?? '' })}</span>
      {bar === 'no-key' && user !== null ? (
        <Button onClick={() => go('people', { user: user.id })}>{t('opened.toKey')}</Button>
      ) : bar === 'signed-out' && user !== null ? (
        <Button onClick={() => signIn(user.id)}>{t('opened.toSignIn')}</Button>
      ) : bar === 'untrusted' ? (
        <Button onClick={onCard}>{t('opened.toCard')}</Button>
      ) : bar === 'no-checker' || bar === 'nobody' ? (
        people
          .filter(({ role, key }) => role === 'checker' && key !== 'trusted')
          .map(({ id, name }) => (
            <Button key={id} onClick={() => signIn(id)}>
              {common('problem.way.act-as', { name })}
            </Button>
          ))
      ) : null}
    </div>
  );
}
