// What a stage's difference is made of: one line per outcome, ours and theirs either side of the seam, the sum written out below.
import type { ReactNode } from 'react';
import type { Outcome, Stage } from '../../../shared/model/outcome.ts';
import type { Minor, Total } from '../../../shared/money/amount.ts';
import { formatReadable } from '../../../shared/money/format.ts';
import { useTexts } from '../../i18n/start.ts';
import { Amount, formatCount } from '../../ui/amount.tsx';
import { Mark, markOfOutcome } from '../../ui/mark.tsx';
import { Seam } from '../../ui/seam.tsx';
import { MadeHead } from './made-head.tsx';
import type { MadeOf, MadeOfLine } from './made-of.ts';

export function MadeOfTable({
  made,
  stage,
  currency,
  onOpen,
}: {
  made: MadeOf;
  stage: Stage;
  currency: string;
  onOpen: (outcome: Outcome | null) => void;
}) {
  const { t, term } = useTexts('day');
  const sides = {
    channel: [term('sourceFile.channel'), term('sourceFile.bank')],
    business: [term('sourceFile.orders'), t('made.ledger')],
    fund: [t('made.settlement'), term('sourceFile.funds')],
  }[stage];
  return (
    <table className="made" aria-label={t('made.of')}>
      <MadeHead
        words={[
          t('made.outcome'),
          t('made.items'),
          t('made.ours', { source: sides[0] ?? '' }),
          t('made.theirs', { source: sides[1] ?? '' }),
          t('made.difference'),
          t('made.stands'),
        ]}
      />
      <tbody>
        {made.lines.map((line) => (
          <MadeLine key={line.outcome} line={line} currency={currency} onOpen={() => onOpen(line.outcome)} />
        ))}
        <SumLine made={made} currency={currency} />
        <Arithmetic made={made} currency={currency} />
      </tbody>
    </table>
  );
}

/** A side that has the record without success counts nothing: a dash, as where it has none. */
function sideAmount(line: MadeOfLine, side: Total): Minor | null {
  return side.count === 0 || (side.amount === 0 && line.outcome !== 'matched') ? null : side.amount;
}

function MadeLine({ line, currency, onOpen }: { line: MadeOfLine; currency: string; onOpen: () => void }) {
  const { term } = useTexts('day');
  const mark = markOfOutcome(line.outcome);
  const matched = line.outcome === 'matched';
  return (
    <tr>
      <td>
        <button type="button" className="made-open" onClick={onOpen}>
          <Mark name={mark} /> {term(`outcome.${line.outcome}`)}
        </button>
      </td>
      <td className="figure">{formatCount(line.count)}</td>
      <td className="figure">
        <Amount amount={sideAmount(line, line.upstream)} currency={currency} />
      </td>
      <td className="made-seam">
        {matched ? <Seam line="runs" /> : <Seam mark={mark} word={term(`outcome.${line.outcome}`)} />}
      </td>
      <td className="figure">
        <Amount amount={sideAmount(line, line.downstream)} currency={currency} />
      </td>
      <td className={line.difference === 0 ? 'figure quiet' : 'figure'}>
        <Amount amount={line.difference} currency={currency} />
      </td>
      <td>
        <Stands line={line} />
      </td>
    </tr>
  );
}

/** How many are decided, wait for the checker, are open, closed late or carried; marks and words. */
export function Stands({ line }: { line: Omit<MadeOfLine, 'upstream' | 'downstream' | 'difference'> }) {
  const { t } = useTexts('day');
  const parts: ReactNode[] = [];
  const add = (key: string, count: number, mark: 'decided' | 'waiting' | 'open' | 'equal' | 'timing') => {
    if (count > 0)
      parts.push(
        <span className={key === 'open' ? 'standing standing-open' : 'standing'} key={key}>
          <Mark name={mark} />
          {t(`made.${key}`, { count: formatCount(count) })}
        </span>,
      );
  };
  if (line.outcome === 'timing') add('carried', line.count, 'timing');
  add('decided', line.decided, 'decided');
  add('waiting', line.waiting, 'waiting');
  add('open', line.open, 'open');
  if (line.outcome !== 'matched') add('closedLate', line.closedLate, 'equal');
  return <span className="standings">{parts}</span>;
}

function SumLine({ made, currency }: { made: MadeOf; currency: string }) {
  const { t } = useTexts('day');
  const ties = made.difference === 0;
  return (
    <tr className="made-sum">
      <td>{t('made.sum')}</td>
      <td className="figure">{formatCount(made.count)}</td>
      <td className="figure">
        <Amount amount={made.upstream.amount} currency={currency} />
      </td>
      <td className="made-seam">{ties ? <Seam line="runs" /> : <Seam mark="amount" />}</td>
      <td className="figure">
        <Amount amount={made.downstream.amount} currency={currency} />
      </td>
      <td className="figure">
        <Amount amount={made.difference} currency={currency} />
      </td>
      <td>
        <Mark name={made.apartFromChain === 0 ? 'equal' : 'rejected'} />{' '}
        {made.apartFromChain === 0
          ? t('made.equalsChain')
          : t('made.apart', { amount: formatReadable(made.apartFromChain, currency) })}
      </td>
    </tr>
  );
}

function Arithmetic({ made, currency }: { made: MadeOf; currency: string }) {
  const { t } = useTexts('day');
  const terms = made.terms.map((term) => `${term < 0 ? '−' : '+'} ${formatReadable(Math.abs(term), currency)}`);
  return (
    <>
      <tr className="made-arithmetic">
        <td colSpan={3} className="figure">
          {[formatReadable(made.upstream.amount, currency), ...terms].join(' ')}
        </td>
        <td className="made-seam">
          <Seam mark={made.rest === 0 ? 'equal' : 'rejected'} />
        </td>
        <td className="figure">
          <Amount amount={made.downstream.amount} currency={currency} />
        </td>
        <td />
        <td className="quiet">
          {made.rest === 0 ? t('made.holds') : t('made.rest', { amount: formatReadable(made.rest, currency) })}
        </td>
      </tr>
      {made.noMoney === 0 ? null : (
        <tr className="made-arithmetic">
          <td colSpan={3} className="figure quiet">
            {t('made.noMoney', { count: formatCount(made.noMoney) })}
          </td>
          <td className="made-seam">
            <Seam line="runs" />
          </td>
          <td colSpan={3} />
        </tr>
      )}
    </>
  );
}
