// An identity card that was handed over: whose it is, its fingerprint to be compared on the phone, and only then the trust.
import { Checkbox } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../../shared/model/problem.ts';
import { useEngine } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { Mark } from '../../ui/mark.tsx';
import { notify } from '../../ui/notices.tsx';
import { Button } from '../../ui/parts.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { type OpenFile, takeCardAway } from './people-store.ts';
import { useAsked } from './use-asked.ts';

const KNOWN_MARKS = { new: 'not-run', same: 'equal', other: 'rejected' } as const;

export function CardPanel({ file }: { file: OpenFile }) {
  const { t, sentence } = useTexts('people');
  const engine = useEngine();
  const { user, go } = useWorkbench();
  const [compared, setCompared] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const { value: card, problem } = useAsked('readCard', file.bytes);
  const fault = refused ?? problem;
  const canTrust = card !== null && card.refusedBecause === '' && card.known !== 'same';
  /** Back to the package that asked for the card, else to the people. */
  const leave = (otherwise: Readonly<Record<string, string>>) =>
    go('people', takeCardAway() ? { tab: 'packages' } : otherwise);
  const trust = async () => {
    if (card === null) return;
    const result = await engine.call('trustCard', {
      bytes: file.bytes,
      user: user?.id ?? '',
      replaces: card.known === 'other' ? card.knownFingerprint : null,
    });
    setRefused(result.ok ? null : result.problem);
    if (!result.ok) return;
    notify({ text: t('card.done', { name: card.name }) });
    leave({ user: card.user });
  };
  return (
    <>
      <div className="title-bar">
        <h2 className="clip">{card === null ? file.name : t('card.title', { name: card.name })}</h2>
        <span className="spring" />
        <Button look="plain" onClick={() => leave({})}>
          {canTrust ? t('card.cancel') : t('opened.close')}
        </Button>
      </div>
      {fault === null ? null : <ProblemSentence problem={fault} />}
      {card === null ? null : (
        <div className="people-body">
          <section className="people-section">
            <p className="quiet">
              {t('card.of', {
                company: card.company,
                user: card.user,
                at: card.at.replace('T', ' ').slice(0, 16),
              })}
            </p>
            <h3>{t('person.fingerprint')}</h3>
            <Fingerprint text={card.fingerprint} />
            <p>
              <Mark name={KNOWN_MARKS[card.known]} /> {t(`card.known.${card.known}`)}
            </p>
            {card.known === 'other' ? <Fingerprint text={card.knownFingerprint} /> : null}
            {card.holdsKey ? <p>{t('card.holdsKey')}</p> : null}
          </section>
          {card.refusedBecause !== '' ? (
            <section className="people-section" role="alert">
              <p>
                <Mark name="rejected" /> {sentence(card.refusedBecause)}
              </p>
            </section>
          ) : card.known === 'same' ? null : (
            <section className="people-section">
              <p>
                <b>{t('card.compare', { name: card.name })}</b>
              </p>
              <Checkbox checked={compared} onChange={(event) => setCompared(event.target.checked)}>
                {t('card.compared')}
              </Checkbox>
              <div className="people-do">
                <Button onClick={() => void trust()} disabled={!compared} changes>
                  {card.known === 'other' ? t('card.replace') : t('card.trust')}
                </Button>
              </div>
            </section>
          )}
        </div>
      )}
    </>
  );
}
