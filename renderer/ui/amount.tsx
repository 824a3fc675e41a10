// Amounts on screen: exact digits, tabular, right aligned by their cell; negative is red and carries a true minus.
import { type Kind, kindSign } from '../../shared/model/record.ts';
import type { Minor } from '../../shared/money/amount.ts';
import { formatReadable } from '../../shared/money/format.ts';

/** A count with thousands separators. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** The sign lives in the kind: a refund of 45.00 reads −45.00, so that what is seen adds up. */
export function signedByKind(amount: Minor, kind: Kind | ''): Minor {
  return kind === '' ? amount : amount * kindSign(kind);
}

/** `amount` null shows a dash: no value, not zero. Unknown currencies never reach the screen. */
export function Amount({ amount, currency }: { amount: Minor | null; currency: string }) {
  if (amount === null || currency === '') return <span className="quiet">—</span>;
  return (
    <span data-private="" className={amount < 0 ? 'negative' : undefined}>
      {formatReadable(amount, currency)}
    </span>
  );
}
