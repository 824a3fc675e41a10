// Signed amounts as statements write them: a decimal point or comma, sometimes thousands between. Refuses what could be read in two ways.
import type { Minor } from '../../money/amount.ts';
import { currencyExponent } from '../../money/currency.ts';
import { Fault, readAmount } from '../values.ts';

const SIGNED = /^([+-]?)(\d[\d.,' ]*|[.,]\d+)$/;
const PLAIN = /^(\d*)(?:[.,](\d+))?[.,]?$/;
const GROUPED = /^(\d{1,3}(?:([.,' ])\d{3})+)(?:([.,])(\d*))?$/;

/**
 * "-12.5", "12,50", "+300", where `grouping` also "1,234.50" and "1.234,50". Decimals beyond the currency's must be zeros.
 * One mark with three digits behind it means thousands only where `grouping`; without it, decimals.
 */
export function readSignedAmount(text: string, currency: string, field: string, grouping: boolean): Minor | Fault {
  const trimmed = text.trim();
  const [, sign = '', digits = ''] = SIGNED.exec(trimmed) ?? [];
  const parts = digits === '' ? null : split(digits, grouping);
  if (parts === null) return new Fault(field, text, NOT_AN_AMOUNT);
  const exponent = currencyExponent(currency) ?? 0;
  let { fraction } = parts;
  while (fraction.length > exponent && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  const amount = readAmount(fraction === '' ? parts.whole : `${parts.whole}.${fraction}`, currency, field);
  if (amount instanceof Fault) return new Fault(field, text, amount.reason);
  return sign === '-' && amount !== 0 ? -amount : amount;
}

const NOT_AN_AMOUNT = 'Not an amount: digits with one decimal point or comma and a sign in front are expected.';

function split(digits: string, grouping: boolean): { readonly whole: string; readonly fraction: string } | null {
  const grouped = grouping ? GROUPED.exec(digits) : null;
  if (grouped !== null) {
    const [, whole = '', group = '', mark = '', fraction = ''] = grouped;
    const isOneGroup = mark !== group && [...whole].every((character) => /\d/.test(character) || character === group);
    return isOneGroup ? { whole: whole.replaceAll(group, ''), fraction } : null;
  }
  const plain = PLAIN.exec(digits);
  if (plain === null) return null;
  return { whole: plain[1] === '' || plain[1] === undefined ? '0' : plain[1], fraction: plain[2] ?? '' };
}
