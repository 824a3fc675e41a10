// What a screenshot must not show in a text: amounts, and the names and ids of people. A text that is nothing but an amount keeps its digits
// and is blurred where it stands; out of any other text the amount is taken, so that the words around it can be read. Counts are no secrets.
import { currencyExponent } from '../../../shared/money/currency.ts';

export const HIDDEN = '***';

/** 12,345.60 or 88.00: two or three decimals, and no share of a hundred. 12,345 alone is a count; with its currency it is an amount. */
const DECIMALS = /[−+-]?(?<![\d.])(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2,3}(?!\d|\.\d| ?%)/g;
const WITH_CURRENCY = /[−+-]?(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?: ?)(?=([A-Z]{3})(?![A-Za-z0-9]))/g;

/** Whether a text is nothing but one amount, with or without its currency. */
export function isAmountAlone(text: string): boolean {
  const alone = text.trim().replace(/ ?[A-Z]{3}$/, '');
  const [only] = alone.match(DECIMALS) ?? [];
  return alone !== '' && only === alone;
}

export function withoutAmounts(text: string): string {
  return text
    .replace(DECIMALS, HIDDEN)
    .replace(WITH_CURRENCY, (found, code: string) =>
      currencyExponent(code) === undefined ? found : found.endsWith(' ') ? `${HIDDEN} ` : HIDDEN,
    );
}

/** A name in Latin letters counts as a whole word only: `li` is nobody in `client`. Empty names are none. */
export function nameHider(names: readonly string[]): (text: string) => string {
  const sources = [...new Set(names)]
    .filter((name) => name !== '')
    .sort((left, right) => right.length - left.length)
    .map((name) => {
      const literal = name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
      const before = /^[A-Za-z0-9]/.test(name) ? '(?<![A-Za-z0-9_])' : '';
      const after = /[A-Za-z0-9]$/.test(name) ? '(?![A-Za-z0-9_])' : '';
      return `${before}${literal}${after}`;
    });
  if (sources.length === 0) return (text) => text;
  const pattern = new RegExp(sources.join('|'), 'g');
  return (text) => text.replace(pattern, HIDDEN);
}
