// Amounts on the command line: plain decimals in the currency's decimals, as in the files. Never a number in JSON.
import type { Minor } from '../../../../shared/money/amount.ts';
import { formatPlain } from '../../../../shared/money/format.ts';

/** '' for a missing amount; an amount without a currency (a count link) has no text either. */
export function amountText(amount: Minor | null, currency: string): string {
  return amount === null || currency === '' ? '' : formatPlain(amount, currency);
}

/** null for a missing amount, else the plain decimal. */
export function amountJson(amount: Minor | null, currency: string): string | null {
  return amount === null || currency === '' ? null : formatPlain(amount, currency);
}
