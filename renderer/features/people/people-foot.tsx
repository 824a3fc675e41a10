// The foot of the people screen: counts either side, what is still to do between them, where other screens have money.
import type { CSSProperties, ReactNode } from 'react';
import { formatCount } from '../../ui/amount.tsx';
import { Mark, type MarkName } from '../../ui/mark.tsx';

const PEOPLE_SEAM_X = 'calc(var(--nav-width) + var(--people-list) - 14px)';

interface Figure {
  readonly label: string;
  readonly count: number;
}

export function PeopleFoot({
  left,
  bob,
  right,
  why,
  actions,
}: {
  left: Figure;
  /** What waits; none is well. */
  bob: Figure & { readonly mark?: MarkName };
  right: Figure;
  why: string;
  actions?: ReactNode;
}) {
  return (
    <footer className="proof-line" style={{ '--seam-x': PEOPLE_SEAM_X } as CSSProperties}>
      <div className="proof-side proof-ours">
        <div className="proof-figure">
          <small>{left.label}</small>
          <b>{formatCount(left.count)}</b>
        </div>
      </div>
      <output className="bob" aria-live="polite">
        <small>{bob.label}</small>
        <b>
          <Mark name={bob.count > 0 ? (bob.mark ?? 'waiting') : 'equal'} />
          {formatCount(bob.count)}
        </b>
      </output>
      <div className="proof-side proof-theirs">
        <div className="proof-figure">
          <small>{right.label}</small>
          <b>{formatCount(right.count)}</b>
        </div>
        <div className="proof-why">{why}</div>
        {actions}
      </div>
    </footer>
  );
}
