// What to do next, in the order it blocks; the first is lit and is also the screen's one filled action. Below, the marks' legend.
import type { ReactNode } from 'react';
import type { NextStep } from '../../../shared/contract/engine-api.ts';
import { formatReadable } from '../../../shared/money/format.ts';
import { type Translate, useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Button } from '../../ui/parts.tsx';
import type { DaySide } from './day-store.ts';
import { type DrawnStep, stepName } from './next-steps.ts';

export type StepWords = (step: NextStep) => { readonly title: string; readonly why: string; readonly action: string };

/** The sentence of a step: what, why, and the words on its button. */
export function stepWords(t: Translate, channelName: (code: string) => string): StepWords {
  return (step) => {
    const values = {
      channel: step.channel === '' ? t('next.everywhere') : channelName(step.channel),
      count: step.count,
      n: formatCount(step.count),
      amount: step.currency === '' ? '' : `${formatReadable(step.amount, step.currency)} ${step.currency}`,
    };
    const name = stepName(step);
    return {
      title: t(`next.word.${name}`, values),
      why: t(`next.why.${name}`, values),
      action: t(`next.do.${name}`, values),
    };
  };
}

const SIDES: readonly DaySide[] = ['next', 'closing'];

const LEGEND = [
  ['equal', 'verdict.ties'],
  ['amount', 'verdict.listed'],
  ['theirs', 'outcome.downstream_only'],
  ['ours', 'outcome.upstream_only'],
  ['timing', 'verdict.timing'],
  ['not-run', 'verdict.not-run'],
] as const;

export function NextQueue({
  steps,
  words,
  onStep,
  onRun,
  onPolicies,
  ran,
  busy,
  refusal,
  side,
  onSide,
  closing,
}: {
  steps: readonly DrawnStep[];
  words: StepWords;
  onStep: (step: DrawnStep) => void;
  onRun: () => void;
  onPolicies: () => void;
  ran: boolean;
  busy: boolean;
  /** Why nothing can be run on this day. */
  refusal: string | undefined;
  side: DaySide;
  onSide: (side: DaySide) => void;
  /** Shown in place of the steps. */
  closing: ReactNode;
}) {
  const { t, term } = useTexts('day');
  return (
    <section className="next" aria-label={t('next.side')}>
      <div className="title-bar">
        <div className="next-tabs" role="tablist" aria-label={t('next.side')}>
          {SIDES.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              className="chip"
              aria-selected={one === side}
              onClick={() => onSide(one)}
            >
              {t(one === 'next' ? 'next.title' : 'closing.title')}
            </button>
          ))}
        </div>
        <span className="spring" />
        <Button look="plain" hint="r" onClick={onRun} changes disabled={busy || refusal !== undefined} title={refusal}>
          {ran ? t('next.runAgain') : t('next.run')}
        </Button>
        <Button
          look="plain"
          hint="p"
          onClick={onPolicies}
          changes
          disabled={busy || !ran || refusal !== undefined}
          title={refusal}
        >
          {t('next.policies')}
        </Button>
      </div>
      {side === 'closing' ? (
        closing
      ) : (
        <>
          <ol className="next-list">
            {steps.map((drawn, index) => {
              const { title, why } = words(drawn.step);
              return (
                <li key={`${drawn.step.action} ${drawn.step.channel} ${drawn.step.currency}`}>
                  <button
                    type="button"
                    className={index === 0 ? 'next-step next-first' : 'next-step'}
                    onClick={() => onStep(drawn)}
                    disabled={busy || drawn.target.type === 'none'}
                  >
                    <span className="next-number">{index + 1}</span>
                    <Mark name={drawn.mark} />
                    <span className="clip">
                      <b>{title}</b>
                      <small>{why}</small>
                    </span>
                    <span className="quiet">{index === 0 && steps.length > 1 ? t('next.blocks') : null}</span>
                  </button>
                </li>
              );
            })}
            {steps.length === 0 ? <li className="next-empty">{t('next.empty')}</li> : null}
          </ol>
          <ul className="legend" aria-label={t('legend.label')}>
            {LEGEND.map(([mark, word]) => (
              <li key={mark}>
                <Mark name={mark} /> {term(word)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
