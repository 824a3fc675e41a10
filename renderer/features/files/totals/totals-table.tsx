// Control totals either side of the seam: what the file declares, what its rows come to, and that no line is lost.
import type { ImportView } from '../../../../shared/contract/engine-api.ts';
import type { ControlSum } from '../../../../shared/model/import.ts';
import { useTexts } from '../../../i18n/start.ts';
import { Amount, formatCount } from '../../../ui/amount.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { Seam } from '../../../ui/seam.tsx';
import { linesHold } from '../wizard/readiness.ts';
import { drawnTotal, totalName } from './declared-totals.ts';

type Totals = Pick<ImportView, 'declared' | 'sums' | 'linesRead' | 'rows' | 'rejected' | 'headerFooter'>;

/** `narrow`: the equation of the lines takes a row of its own. */
export function TotalsTable({ view, narrow = false }: { view: Totals; narrow?: boolean }) {
  const { t } = useTexts('files');
  return (
    <table className="totals" aria-label={t('totals.label')}>
      <colgroup>
        <col />
        <col className="totals-figure" />
        <col className="totals-seam" />
        <col className="totals-figure" />
        <col className="totals-difference" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('totals.what')}</th>
          <th scope="col" className="figure">
            {t('totals.declared')}
          </th>
          <td />
          <th scope="col" className="figure">
            {t('totals.computed')}
          </th>
          <th scope="col" className="figure">
            {t('totals.difference')}
          </th>
        </tr>
      </thead>
      <tbody>
        {view.declared.map((declared) => {
          const total = drawnTotal(declared);
          return (
            <tr key={total.what}>
              <td className="clip" title={totalName(total.what, t)}>
                {totalName(total.what, t)}
              </td>
              <td className="figure">{total.declared}</td>
              <td className="totals-line">{total.agrees ? <Seam line="runs" /> : <Seam mark="amount" />}</td>
              <td className="figure">{total.computed}</td>
              <td className={total.agrees ? 'figure quiet' : `figure differs${total.negative ? ' negative' : ''}`}>
                {total.difference}
              </td>
            </tr>
          );
        })}
        {view.sums.map((sum) => (
          <SumRow key={`${sum.kind ?? ''}${sum.direction ?? ''}${sum.currency}`} sum={sum} />
        ))}
        <tr className="totals-lines">
          {narrow ? (
            <td colSpan={5}>
              <LinesEquation view={view} />
            </td>
          ) : (
            <>
              <td colSpan={2}>
                <LinesEquation view={view} />
              </td>
              <td className="totals-line">{linesHold(view) ? <Seam line="runs" /> : <Seam mark="rejected" />}</td>
              <td colSpan={2} className="quiet" title={t('totals.none')}>
                {view.declared.length === 0 ? t('totals.none') : ''}
              </td>
            </>
          )}
        </tr>
      </tbody>
    </table>
  );
}

function SumRow({ sum }: { sum: ControlSum }) {
  const { t, term } = useTexts('files');
  const kind = sum.kind === null ? term(`direction.${sum.direction ?? 'C'}`) : term(`kind.${sum.kind}`);
  return (
    <tr>
      <td className="clip">{t('totals.count', { kind, count: sum.count, shown: formatCount(sum.count) })}</td>
      <td className="figure quiet">—</td>
      <td className="totals-line">
        <Seam />
      </td>
      <td className="figure">
        <Amount amount={sum.amount} currency={sum.currency} />
      </td>
      <td className="figure quiet">{sum.currency}</td>
    </tr>
  );
}

export function LinesEquation({ view }: { view: Totals }) {
  const { t } = useTexts('files');
  const holds = linesHold(view);
  return (
    <>
      <Mark name={holds ? 'equal' : 'rejected'} />{' '}
      {t(holds ? 'totals.lines' : 'totals.linesOff', {
        read: formatCount(view.linesRead),
        rows: formatCount(view.rows),
        rejected: formatCount(view.rejected),
        around: formatCount(view.headerFooter),
      })}
    </>
  );
}
