// Journal entries as a clearing analyst reads them: debit above credit, one pair each.
import type { EntryView } from '../../../shared/contract/engine-api.ts';
import { useTexts } from '../../i18n/start.ts';
import { Amount } from '../../ui/amount.tsx';

export function Entries({ entries }: { entries: readonly EntryView[] }) {
  const { t } = useTexts('breaks');
  const mixed = new Set(entries.map(({ currency }) => currency)).size > 1;
  return (
    <div className="entries">
      {entries.map((entry) => (
        <div key={entry.postingKey} className="entry">
          <span>{t('drawer.debit')}</span>
          <span className="key">{entry.debitCode}</span>
          <span className="clip">
            {entry.debitName} {mixed ? <small className="quiet">{entry.currency}</small> : null}
          </span>
          <span className="figure">
            <Amount amount={entry.amount} currency={entry.currency} />
          </span>
          <span />
          <span className="entry-credit">{t('drawer.credit')}</span>
          <span className="key">{entry.creditCode}</span>
          <span className="clip">{entry.creditName}</span>
          <span />
          <span className="figure">
            <Amount amount={entry.amount} currency={entry.currency} />
          </span>
        </div>
      ))}
    </div>
  );
}
