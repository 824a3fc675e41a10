// The proof line: left figure, the bob (the difference, largest digits on the screen), right figure, why, what to do.
// It shows what it is given and adds nothing up itself; sums across currencies never reach it.
import type { CSSProperties, ReactNode } from 'react';
import type { Minor } from '../../shared/money/amount.ts';
import { Amount } from './amount.tsx';
import { Mark, type MarkName } from './mark.tsx';

export interface ProofFigure {
  readonly label: string;
  readonly amount: Minor | null;
}

export interface ProofLineProps {
  /** Where the seam stands, as CSS length from the left edge of the window. */
  readonly seamX: string;
  readonly currency: string;
  /** Two short lines: what the figures are about. */
  readonly scope: readonly [ReactNode, ReactNode];
  readonly left: ProofFigure;
  readonly right: ProofFigure;
  /** theirs - ours, or what the screen's seam compares. `mark` stands before the digits; equal where it is zero. */
  readonly bob: ProofFigure & { readonly mark?: MarkName | undefined };
  readonly why: ReactNode;
  /** Plain buttons, then the one filled one. */
  readonly actions?: ReactNode;
}

export function ProofLine({ seamX, currency, scope, left, right, bob, why, actions }: ProofLineProps) {
  const differs = bob.amount !== null && bob.amount !== 0;
  return (
    <footer className="proof-line" style={{ '--seam-x': seamX } as CSSProperties}>
      <div className="proof-side proof-ours">
        <div className="proof-scope">
          <div>
            <b>{scope[0]}</b>
          </div>
          <div>{scope[1]}</div>
        </div>
        <Figure figure={left} currency={currency} />
      </div>
      <output className={differs ? 'bob bob-differs' : 'bob'} aria-live="polite">
        <small>
          {bob.label} {currency}
        </small>
        <b>
          <Mark name={bob.mark ?? (differs ? 'amount' : 'equal')} />
          <Amount amount={bob.amount} currency={currency} />
        </b>
      </output>
      <div className="proof-side proof-theirs">
        <Figure figure={right} currency={currency} />
        <div className="proof-why">{why}</div>
        {actions}
      </div>
    </footer>
  );
}

function Figure({ figure, currency }: { figure: ProofFigure; currency: string }) {
  return (
    <div className="proof-figure">
      <small>{figure.label}</small>
      <b>
        <Amount amount={figure.amount} currency={currency} />
      </b>
    </div>
  );
}
