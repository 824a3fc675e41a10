// The proof line of the books: debit and credit of what will be exported in the main currency, and the export itself.
import type { ExportPreview } from '../../../shared/contract/engine-api.ts';
import { formatReadable } from '../../../shared/money/format.ts';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { Button } from '../../ui/parts.tsx';
import { ProofLine } from '../../ui/proof-line.tsx';

export const BOOKS_SEAM_X =
  'calc(100vw - var(--books-side) - var(--scrollbar) - var(--books-state) - var(--books-money) - 14px)';

export function BooksProofLine({
  preview,
  currency,
  waiting,
  busy,
  onExport,
}: {
  preview: ExportPreview | undefined;
  currency: string;
  waiting: number;
  busy: boolean;
  onExport: () => void;
}) {
  const { t } = useTexts('books');
  const sums = preview?.sums ?? [];
  const main = sums.find((sum) => sum.currency === currency) ?? sums[0];
  const others = sums.filter((sum) => sum !== main);
  const vouchers = formatCount(preview?.vouchers ?? 0);
  const nothing = preview === undefined || preview.vouchers === 0;
  const state = preview?.blocked === true ? 'blocked' : nothing ? 'nothing' : 'ready';
  return (
    <ProofLine
      seamX={BOOKS_SEAM_X}
      currency={main?.currency ?? currency}
      scope={[
        t('proof.scope', { vouchers }),
        others.length === 0
          ? t('proof.one')
          : t('proof.others', {
              others: others
                .map(
                  (sum) =>
                    `${sum.currency} ${formatReadable(sum.debit, sum.currency)} ${sum.debit === sum.credit ? '=' : '≠'} ${formatReadable(sum.credit, sum.currency)}`,
                )
                .join(' · '),
            }),
      ]}
      left={{ label: t('proof.debit'), amount: main?.debit ?? null }}
      right={{ label: t('proof.credit'), amount: main?.credit ?? null }}
      bob={{ label: t('proof.bob'), amount: main === undefined ? 0 : main.debit - main.credit }}
      why={`${t(`proof.${state}`)}${waiting === 0 ? '' : ` ${t('proof.waits', { count: waiting, n: formatCount(waiting) })}`}`}
      actions={
        <Button look="act" hint="Ctrl Enter" onClick={onExport} disabled={busy || state !== 'ready'} changes>
          {t('proof.doExport', { vouchers })}
        </Button>
      }
    />
  );
}
