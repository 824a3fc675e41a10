// Declared against computed: the exact difference of two decimal texts, whatever they count. Refuses to guess where one is not a number.
import type { DeclaredTotal } from '../../../../shared/model/import.ts';
import type { Minor } from '../../../../shared/money/amount.ts';
import { currencyExponent } from '../../../../shared/money/currency.ts';

export interface DrawnTotal {
  readonly what: string;
  readonly declared: string;
  readonly computed: string;
  /** computed - declared, with the more decimals of the two; '' where they cannot be subtracted. */
  readonly difference: string;
  readonly negative: boolean;
  readonly agrees: boolean;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

const decimals = (text: string) => (DECIMAL.exec(text)?.[3] ?? '').length;

/** The text times ten to the `exponent`, exact; null where it is no plain decimal or has more decimals. */
function scaled(text: string, exponent: number): bigint | null {
  const parts = DECIMAL.exec(text);
  const fraction = parts?.[3] ?? '';
  if (parts === null || fraction.length > exponent) return null;
  const value = BigInt(`${parts[2]}${fraction.padEnd(exponent, '0')}`);
  return parts[1] === '-' ? -value : value;
}

/** "−1,234.50" of a plain decimal text; other texts as they came. */
export function readableDecimal(text: string): string {
  const parts = DECIMAL.exec(text);
  if (parts === null) return text;
  const [, sign = '', whole = '', fraction] = parts;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign === '' ? '' : '−'}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

function plainDecimal(value: bigint, exponent: number): string {
  const digits = String(value < 0n ? -value : value).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  return `${value < 0n ? '-' : ''}${exponent === 0 ? whole : `${whole}.${digits.slice(-exponent)}`}`;
}

export function drawnTotal(total: DeclaredTotal): DrawnTotal {
  const exponent = Math.max(decimals(total.declared), decimals(total.computed));
  const declared = scaled(total.declared, exponent);
  const computed = scaled(total.computed, exponent);
  const difference = declared === null || computed === null ? null : computed - declared;
  return {
    what: total.what,
    declared: readableDecimal(total.declared),
    computed: readableDecimal(total.computed),
    difference: difference === null ? '' : readableDecimal(plainDecimal(difference, exponent)),
    negative: difference !== null && difference < 0n,
    agrees: total.agrees,
  };
}

export interface LeadingAmount {
  readonly what: string;
  readonly declared: Minor;
  readonly computed: Minor;
  readonly difference: Minor;
}

/** Names that a draft gives to totals whose label the file does not say; every other total is called as the file calls it. */
const NAMED = /^total_(rows|amount|fee|credit|debit)$/;

export function totalName(what: string, t: (key: string) => string): string {
  return NAMED.test(what) ? t(`totals.known.${what}`) : what;
}

/** A part of the money only, by its name: never what a file comes to as a whole. */
const IS_FEE = /fee|commission|charge|手续费|服务费|费用/i;

/**
 * The total to hang from the seam, as money: the first amount that does not agree, else the last that does; fees only where there is
 * no other. null where the file declares none.
 */
export function leadingAmount(totals: readonly DeclaredTotal[], currency: string): LeadingAmount | null {
  const exponent = currencyExponent(currency) ?? 0;
  const isAmount = (total: DeclaredTotal) =>
    exponent === 0 || decimals(total.declared) === exponent || decimals(total.computed) === exponent;
  const all = totals.filter(isAmount);
  const whole = all.filter(({ what }) => !IS_FEE.test(what));
  const amounts = whole.length > 0 && all.every(({ what, agrees }) => agrees || !IS_FEE.test(what)) ? whole : all;
  const found = amounts.find((total) => !total.agrees) ?? amounts[amounts.length - 1];
  if (found === undefined) return null;
  const declared = scaled(found.declared, exponent);
  const computed = scaled(found.computed, exponent);
  if (declared === null || computed === null) return null;
  const [left, right, apart] = [declared, computed, computed - declared].map(Number);
  if (![left, right, apart].every(Number.isSafeInteger)) return null;
  return { what: found.what, declared: left ?? 0, computed: right ?? 0, difference: apart ?? 0 };
}
