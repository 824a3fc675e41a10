// The proof line of the list: declared against computed of the chosen import, and that no line of all listed files is lost.
import type { ImportView } from '../../../../shared/contract/engine-api.ts';
import { useTexts } from '../../../i18n/start.ts';
import { formatCount } from '../../../ui/amount.tsx';
import { Button } from '../../../ui/parts.tsx';
import { ProofLine } from '../../../ui/proof-line.tsx';
import { useWorkbench } from '../../../ui/workbench.tsx';
import { leadingAmount } from '../totals/declared-totals.ts';
import { mainSum } from '../totals/signed-sums.ts';
import type { ListTotals } from './imports-list.ts';

export const LIST_SEAM_X = 'calc(100vw - var(--detail) - var(--scrollbar) - var(--right-of-seam) - 14px)';

export function ImportsProofLine({
  view,
  totals,
  onImport,
  onDay,
}: {
  view: ImportView | undefined;
  totals: ListTotals;
  onImport: () => void;
  onDay: (() => void) | null;
}) {
  const { t } = useTexts('files');
  const { workspace } = useWorkbench();
  const sum = view === undefined ? null : mainSum(view.sums);
  const currency = sum?.currency ?? workspace.currency;
  const leading = view === undefined ? null : leadingAmount(view.declared, currency);
  const rows = formatCount(view?.rows ?? 0);
  return (
    <ProofLine
      seamX={LIST_SEAM_X}
      currency={currency}
      scope={[
        t('list.count', { files: formatCount(totals.files), rows: formatCount(totals.rows) }),
        t('list.conserved', { read: formatCount(totals.linesRead) }),
      ]}
      left={{
        label: leading === null ? t('proof.noDeclared') : t('proof.declared'),
        amount: leading?.declared ?? null,
      }}
      right={{
        label: t('proof.computed', { count: view?.rows ?? 0, rows }),
        amount: leading?.computed ?? sum?.amount ?? null,
      }}
      bob={{
        label: t('proof.bob'),
        amount: leading?.difference ?? null,
        mark: leading === null ? 'not-run' : undefined,
      }}
      why={onDay === null ? t('list.emptyTitle') : t('list.next')}
      actions={
        onDay === null ? (
          <Button look="act" hint="i" onClick={onImport} changes>
            {t('import')}
          </Button>
        ) : (
          <>
            <Button onClick={onDay}>{t('list.toDay')}</Button>
            <Button look="act" hint="i" onClick={onImport} changes>
              {t('import')}
            </Button>
          </>
        )
      }
    />
  );
}
