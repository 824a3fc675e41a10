// The six steps of an import as a chain of seams. Each opens its own panel; what was found stands in its second line.
import type { ReactNode } from 'react';
import { useTexts } from '../../../i18n/start.ts';
import { formatCount } from '../../../ui/amount.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { isUnitProposed, openWords } from '../mapping/draft-doubts.ts';
import type { Work } from '../staging/staged-files.ts';
import { type DrawnStep, headerPosition, importSteps, STEPS, type Step } from './import-steps.ts';

/** A reading that was refused has nothing to say of its steps but where to go on: the mapping. */
function drawnSteps(work: Work): readonly DrawnStep[] {
  const { preview, rawOnly, problem, guessProblem } = work;
  if (preview !== null && !rawOnly) return importSteps(preview, openWords(work).words > 0 || isUnitProposed(work));
  const stuck = problem !== null || guessProblem !== null;
  return STEPS.map((step) => {
    const look = stuck && (step === 'encoding' || step === 'mapping');
    return { step, state: look ? 'now' : 'later', mark: look ? 'rejected' : 'not-run' };
  });
}

export function StepsStrip({ work, step, onStep }: { work: Work; step: Step; onStep: (step: Step) => void }) {
  const { t } = useTexts('files');
  return (
    <ol className="steps" aria-label={t('step.label')}>
      {drawnSteps(work).map((drawn) => (
        <li key={drawn.step} className={`step step-${drawn.state}${drawn.step === step ? ' step-open' : ''}`}>
          <button
            type="button"
            className="step-button"
            aria-current={drawn.step === step ? 'step' : undefined}
            onClick={() => onStep(drawn.step)}
          >
            <span className="seam">
              <Mark name={drawn.mark} />
            </span>
            <span className="step-words">
              <StepWords step={drawn.step} work={work} />
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function StepWords({ step, work }: { step: Step; work: Work }) {
  const { t, term } = useTexts('files');
  const { preview, rawOnly, reading } = work;
  const view = rawOnly ? undefined : preview?.view;
  switch (step) {
    case 'source': {
      const source = view?.source ?? reading.draft?.source;
      const second =
        source === undefined
          ? t('step.notKnown')
          : `${term(`sourceFile.${source}`)} · ${view?.channel || t('step.ownChannel')}`;
      return <TwoLines first={t('step.source')} second={second} />;
    }
    case 'encoding': {
      const layout = reading.draft?.layout;
      const encoding = preview?.view.encoding.toUpperCase() ?? '';
      const form = layout === undefined ? '' : ` · ${t(`layout.${layout.type}`)}`;
      return <TwoLines first={t('step.encoding')} second={`${encoding}${form}`} />;
    }
    case 'header': {
      if (preview === null || rawOnly) return <TwoLines first={t('step.header')} second={t('step.notKnown')} />;
      const { headerLine } = headerPosition(preview);
      const where = headerLine === 0 ? t('step.noHeader') : t('step.headerAt', { line: formatCount(headerLine) });
      return (
        <TwoLines
          first={t('step.header')}
          second={`${where} · ${t('step.around', { around: formatCount(preview.view.headerFooter) })}`}
        />
      );
    }
    case 'mapping': {
      const mapped = rawOnly ? 0 : (preview?.mapping.filter((each) => each.field !== '').length ?? 0);
      const all = rawOnly ? 0 : (preview?.mapping.length ?? 0);
      const open = openWords(work).words;
      const second =
        open > 0
          ? t('words.open', { count: open })
          : isUnitProposed(work)
            ? t('step.unitProposed')
            : reading.draft !== null
              ? t('step.making')
              : (view?.title ?? t('step.notKnown'));
      return <TwoLines first={all === 0 ? t('step.noMapping') : t('step.mapping', { mapped, all })} second={second} />;
    }
    case 'validate':
      return <TwoLines first={t('step.validate')} second={view === undefined ? '' : validated(view, t, term)} />;
    case 'commit':
      return <TwoLines first={t('step.commit')} second={t('step.nothingWritten')} />;
  }
}

function validated(
  view: { readonly rejected: number; readonly proof: string },
  t: (key: string, values?: Readonly<Record<string, string>>) => string,
  term: (key: string) => string,
): string {
  if (view.rejected > 0) return t('step.validateRejects', { count: formatCount(view.rejected) });
  return term(`proof.${view.proof}`);
}

function TwoLines({ first, second }: { first: string; second: ReactNode }) {
  return (
    <>
      <span className="clip">{first}</span>
      <small className="clip">{second}</small>
    </>
  );
}
