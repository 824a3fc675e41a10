// The day's proof line: the first total that nothing explains and where it is, else the next thing to do as the one filled action.
import type { DayView } from '../../../shared/contract/engine-api.ts';
import { formatReadable } from '../../../shared/money/format.ts';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { Button } from '../../ui/parts.tsx';
import { ProofLine } from '../../ui/proof-line.tsx';
import type { StepWords } from './next-queue.tsx';
import type { DrawnStep } from './next-steps.ts';
import type { DayProof } from './proof.ts';

export const DAY_SEAM_X = 'calc(var(--nav-width) + 458px)';

export function DayProofLine({
  day,
  proof,
  step,
  words,
  currency,
  onStep,
  busy,
}: {
  day: DayView | undefined;
  proof: DayProof | null;
  step: DrawnStep | undefined;
  words: StepWords;
  currency: string;
  onStep: (step: DrawnStep) => void;
  busy: boolean;
}) {
  const { t, term } = useTexts('day');
  const side = proof?.link === 'import' ? 'import' : 'other';
  const count = day === undefined ? 0 : Object.values(day.links).reduce((sum, each) => sum + each, 0);
  const next = step === undefined ? null : words(step.step);
  const where = proof === null ? {} : { name: proof.label || proof.currency, link: term(`link.${proof.link}`) };
  return (
    <ProofLine
      seamX={DAY_SEAM_X}
      currency={proof?.currency ?? currency}
      scope={
        day === undefined
          ? [t('proof.empty'), '']
          : [
              <span key="links" title={t('proof.summary', { ...day.links })}>
                {t('proof.links', { count: formatCount(count) })}{' '}
                <span className="proof-light">{t('proof.summary', { ...day.links })}</span>
              </span>,
              t('proof.rest', { ...day.links }),
            ]
      }
      left={{
        label: t(`proof.left.${side}`, { count: formatCount(proof?.left.count ?? 0) }),
        amount: proof?.left.amount ?? null,
      }}
      right={{
        label: t(`proof.right.${side}`, { count: formatCount(proof?.right.count ?? 0) }),
        amount: proof?.right.amount ?? null,
      }}
      bob={{
        label: t('proof.bob'),
        amount: proof === null ? null : proof.unexplained,
        mark: proof?.differs === true ? 'rejected' : proof === null ? 'not-run' : 'equal',
      }}
      why={
        proof?.differs === true
          ? t('proof.why', { ...where, amount: formatReadable(proof.unexplained, proof.currency) })
          : (next?.title ?? '') + (next === null ? '' : ` · ${next.why}`)
      }
      actions={
        step === undefined || next === null || step.target.type === 'none' ? null : (
          <Button
            look="act"
            hint="Enter"
            onClick={() => onStep(step)}
            disabled={busy}
            changes={step.target.type === 'reconcile'}
          >
            {next.action}
          </Button>
        )
      }
    />
  );
}
