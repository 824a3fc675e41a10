// The journal and export links unfolded into vouchers: debit and credit either side of the seam.
import type { VoucherView } from '../../../shared/contract/engine-api.ts';
import { useTexts } from '../../i18n/start.ts';
import { Amount, formatCount } from '../../ui/amount.tsx';
import { Mark } from '../../ui/mark.tsx';
import { EmptyState } from '../../ui/parts.tsx';
import { Seam } from '../../ui/seam.tsx';
import { MadeHead } from './made-head.tsx';

export function DayVouchersTable({
  vouchers,
  onOpen,
}: {
  vouchers: readonly VoucherView[];
  onOpen: (voucher: VoucherView) => void;
}) {
  const { t } = useTexts('day');
  if (vouchers.length === 0) return <EmptyState title={t('journal.none')} text={t('journal.hint')} />;
  return (
    <div className="made-scroll">
      <table className="made" aria-label={t('journal.what')}>
        <MadeHead
          words={[t('journal.voucher'), t('made.items'), t('journal.debit'), t('journal.credit'), '', t('made.stands')]}
        />
        <tbody>
          {vouchers.map((voucher) => (
            <tr key={`${voucher.batchId} ${voucher.voucherNo}`}>
              <td>
                <button type="button" className="made-open" onClick={() => onOpen(voucher)}>
                  {voucher.voucherNo} <span className="quiet">{voucher.lines[0]?.summary ?? voucher.rule}</span>
                </button>
              </td>
              <td className="figure">{formatCount(voucher.count)}</td>
              <td className="figure">
                <Amount amount={voucher.debit} currency={voucher.currency} />
              </td>
              <td className="made-seam">
                {voucher.debit === voucher.credit ? <Seam line="runs" /> : <Seam mark="rejected" />}
              </td>
              <td className="figure">
                <Amount amount={voucher.credit} currency={voucher.currency} />
              </td>
              <td />
              <td>
                <span className="standing">
                  <Mark name={voucher.batchId === '' ? 'equal' : 'decided'} />
                  {voucher.batchId === '' ? t('journal.ready') : `${t('journal.exported')} ${voucher.batchId}`}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
