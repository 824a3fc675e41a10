// The decide link unfolded: every kind of break of the day, stage by stage, and where it stands.
import type { OutcomeTotal } from '../../../shared/contract/engine-api.ts';
import { isBreak, type Outcome, type Stage } from '../../../shared/model/outcome.ts';
import { useTexts } from '../../i18n/start.ts';
import { Amount, formatCount } from '../../ui/amount.tsx';
import { Mark, markOfOutcome } from '../../ui/mark.tsx';
import { EmptyState } from '../../ui/parts.tsx';
import { Seam } from '../../ui/seam.tsx';
import { MadeHead } from './made-head.tsx';
import { Stands } from './made-of-table.tsx';

export function DecideTable({
  outcomes,
  onOpen,
}: {
  outcomes: readonly OutcomeTotal[];
  onOpen: (stage: Stage, outcome: Outcome) => void;
}) {
  const { t, term } = useTexts('day');
  const breaks = outcomes.filter((total) => isBreak(total.outcome) && total.count > 0);
  if (breaks.length === 0) return <EmptyState title={t('made.nothing')} text="" />;
  return (
    <div className="made-scroll">
      <table className="made" aria-label={term('link.decide')}>
        <MadeHead
          words={[
            t('made.outcome'),
            t('made.items'),
            term('side.upstream'),
            term('side.downstream'),
            t('made.difference'),
            t('made.stands'),
          ]}
        />
        <tbody>
          {breaks.map((total) => (
            <tr key={`${total.stage} ${total.channel} ${total.outcome}`}>
              <td>
                <button type="button" className="made-open" onClick={() => onOpen(total.stage, total.outcome)}>
                  <Mark name={markOfOutcome(total.outcome)} /> {term(`stageShort.${total.stage}`)} ·{' '}
                  {term(`outcome.${total.outcome}`)}
                </button>
              </td>
              <td className="figure">{formatCount(total.count)}</td>
              <td className="figure">
                <Amount amount={total.upstream.count === 0 ? null : total.upstream.amount} currency={total.currency} />
              </td>
              <td className="made-seam">
                <Seam mark={markOfOutcome(total.outcome)} />
              </td>
              <td className="figure">
                <Amount
                  amount={total.downstream.count === 0 ? null : total.downstream.amount}
                  currency={total.currency}
                />
              </td>
              <td className="figure">
                <Amount amount={total.difference} currency={total.currency} />
              </td>
              <td>
                <Stands line={total} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
