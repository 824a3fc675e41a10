// Decision packages: those that were made or answered here on the left; on the right the chosen one, or the file that was handed over.
import type { PackageView } from '../../../shared/contract/engine-api.ts';
import { useQuery } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { Mark, type MarkName } from '../../ui/mark.tsx';
import { Button, EmptyState, Screen } from '../../ui/parts.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import { AnswerPanel } from './answer-panel.tsx';
import { OpenedPanel } from './opened-panel.tsx';
import { PeopleFoot } from './people-foot.tsx';
import type { TakingFile } from './people-screen.tsx';
import { putOnTable, usePeopleStore } from './people-store.ts';
import { PeopleTabs } from './people-tabs.tsx';
import { type Answering, useAnswering } from './use-answering.ts';

const MARKS: Readonly<Record<PackageView['state'], MarkName>> = {
  waiting: 'waiting',
  merged: 'equal',
  answered: 'decided',
};

export function PackagesScreen({ taking }: { taking: TakingFile }) {
  const { t } = useTexts('people');
  const { place, go } = useWorkbench();
  const list = useQuery('packages', undefined);
  const file = usePeopleStore((state) => state.file);
  const opened = file?.kind === 'card' ? null : file;
  const answering = useAnswering(opened?.kind === 'package' ? opened : null);
  const packages = list.data ?? [];
  const chosen = packages.find(({ packageId }) => packageId === place.parameters.package);
  const inState = (state: PackageView['state']) => packages.filter((one) => one.state === state).length;
  return (
    <>
      <Screen title={t('title')} className="people">
        <section className="people-list">
          <div className="title-bar">
            <PeopleTabs current="packages" />
            <span className="spring" />
            <Button look="plain" onClick={taking.open}>
              {t('packages.open')}
            </Button>
          </div>
          {taking.problem === null ? null : <ProblemSentence problem={taking.problem} onDismiss={taking.dismiss} />}
          {list.problem === undefined ? null : <ProblemSentence problem={list.problem} />}
          <ul className="people-window" aria-label={t('packages.label')}>
            {packages.map((one) => (
              <li key={one.packageId}>
                <button
                  type="button"
                  aria-current={opened === null && one === chosen ? 'true' : undefined}
                  onClick={() => {
                    putOnTable(null);
                    go('people', { tab: 'packages', package: one.packageId });
                  }}
                >
                  <span className="clip">
                    <Mark name={MARKS[one.state]} /> {one.at.replace('T', ' ').slice(0, 16)}{' '}
                    {t('packages.count', { count: one.decisions })}
                  </span>
                  <span className="people-state">{t(`packages.state.${one.state}`)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
        <section className="people-side">
          {opened?.kind === 'package' ? (
            <OpenedPanel key={opened.name} file={opened} answering={answering} onCard={taking.open} />
          ) : opened?.kind === 'answer' ? (
            <AnswerPanel key={opened.name} file={opened} />
          ) : chosen !== undefined ? (
            <PackageFacts view={chosen} />
          ) : packages.length > 0 ? (
            <EmptyState title={t('tabs.packages')} text={t('packages.choose')} />
          ) : list.data === undefined ? null : (
            <EmptyState
              title={t('packages.emptyTitle')}
              text={t('packages.emptyText')}
              actions={<Button onClick={() => go('books', { tab: 'approvals' })}>{t('packages.toBooks')}</Button>}
            />
          )}
        </section>
      </Screen>
      {answering.opened !== null ? (
        <AnsweringFoot answering={answering} decisions={answering.opened.decisions.length} />
      ) : (
        <PeopleFoot
          left={{ label: t('foot.merged'), count: inState('merged') }}
          bob={{ label: t('foot.waiting'), count: inState('waiting') }}
          right={{ label: t('foot.answered'), count: inState('answered') }}
          why={t('foot.why.packages')}
        />
      )}
    </>
  );
}

function AnsweringFoot({ answering, decisions }: { answering: Answering; decisions: number }) {
  const { t } = useTexts('people');
  const { left, bar, canSign, sign } = answering;
  return (
    <PeopleFoot
      left={{ label: t('foot.said'), count: decisions - left }}
      bob={{ label: t('foot.left'), count: left }}
      right={{ label: t('foot.all'), count: decisions }}
      why={bar !== null ? '' : left === 0 ? t('opened.ready') : t('opened.left', { count: left })}
      actions={
        <Button look="act" onClick={() => void sign()} disabled={!canSign} changes>
          {t('opened.sign')}
        </Button>
      }
    />
  );
}

function PackageFacts({ view }: { view: PackageView }) {
  const { t } = useTexts('people');
  const { workspace } = useWorkbench();
  const nameOf = (id: string) => workspace.users.find((user) => user.id === id)?.name ?? id;
  return (
    <>
      <div className="title-bar">
        <h2 className="clip">{t('opened.title', { id: view.packageId })}</h2>
      </div>
      <div className="people-body">
        <section className="people-section">
          <h3>
            <Mark name={MARKS[view.state]} /> {t(`packages.state.${view.state}`)}
          </h3>
          <p>
            {view.checker === ''
              ? t('packages.whoOpen', { maker: nameOf(view.maker) })
              : t('packages.who', { maker: nameOf(view.maker), checker: nameOf(view.checker) })}{' '}
            · {t('packages.count', { count: view.decisions })}
          </p>
          <p>{t('packages.at', { at: view.at.replace('T', ' ').slice(0, 16) })}</p>
          {view.note === '' ? null : <p>{t('packages.note', { note: view.note })}</p>}
          {view.mergedAt === '' ? null : (
            <p>
              {t('packages.merged', {
                at: view.mergedAt.replace('T', ' ').slice(0, 16),
                by: nameOf(view.mergedBy),
              })}
            </p>
          )}
          {view.state === 'waiting' ? <p className="quiet">{t('packages.waitingText')}</p> : null}
        </section>
      </div>
    </>
  );
}
