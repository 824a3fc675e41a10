// The people of the settings on the left; on the right the chosen one's key, or an identity card that was handed over.
import { useTexts } from '../../i18n/start.ts';
import { Mark } from '../../ui/mark.tsx';
import { Button, Screen } from '../../ui/parts.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import { CardPanel } from './card-panel.tsx';
import { PeopleFoot } from './people-foot.tsx';
import type { TakingFile } from './people-screen.tsx';
import { takeCardAway, usePeopleStore } from './people-store.ts';
import { PeopleTabs } from './people-tabs.tsx';
import { PersonPanel } from './person-panel.tsx';

export function KeysScreen({ taking }: { taking: TakingFile }) {
  const { t, term } = useTexts('people');
  const { people, user, place, go } = useWorkbench();
  const file = usePeopleStore((state) => state.file);
  const card = file?.kind === 'card' ? file : null;
  const chosen = people.find(({ id }) => id === (place.parameters.user ?? user?.id)) ?? people[0];
  const withKey = (key: 'own' | 'trusted' | 'none') => people.filter((one) => one.key === key).length;
  return (
    <>
      <Screen title={t('title')} className="people">
        <section className="people-list">
          <div className="title-bar">
            <PeopleTabs current="people" />
            <span className="spring" />
            <Button look="plain" onClick={taking.open}>
              {t('list.trust')}
            </Button>
          </div>
          {taking.problem === null ? null : <ProblemSentence problem={taking.problem} onDismiss={taking.dismiss} />}
          <ul className="people-window" aria-label={t('list.label')}>
            {people.map((person) => (
              <li key={person.id}>
                <button
                  type="button"
                  aria-current={card === null && person.id === chosen?.id ? 'true' : undefined}
                  onClick={() => {
                    if (card !== null) takeCardAway();
                    go('people', { user: person.id });
                  }}
                >
                  <b className="clip">{person.name}</b>
                  <span className="quiet">{term(`role.${person.role}`)}</span>
                  <span className="people-state">
                    {person.working ? <Mark name="decided" word={t('list.working')} /> : null}
                    {person.signedIn ? t('list.signedIn') : t(`list.key.${person.key}`)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
        <section className="people-side">
          {card !== null ? (
            <CardPanel key={card.name} file={card} />
          ) : chosen === undefined ? null : (
            <PersonPanel key={chosen.id} person={chosen} />
          )}
        </section>
      </Screen>
      <PeopleFoot
        left={{ label: t('foot.own'), count: withKey('own') }}
        bob={{ label: t('list.key.none'), count: withKey('none'), mark: 'not-run' }}
        right={{ label: t('foot.trusted'), count: withKey('trusted') }}
        why={t('foot.why.keys')}
      />
    </>
  );
}
