// Minor units to text. Exact: works on the digits, never divides.
import type { Minor } from './amount.ts';
import { exponentOf } from './currency.ts';

/** Plain decimal as files carry it: "-1234.50", no separators, always the currency's decimals. */
export function formatPlain(amount: Minor, currency: string): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const text = exponent === 0 ? whole : `${whole}.${digits.slice(-exponent)}`;
  return amount < 0 ? `-${text}` : text;
}

/** As people read it: "−1,234.50" with a true minus sign and thousands separators. For the screen only. */
export function formatReadable(amount: Minor, currency: string): string {
  const plain = formatPlain(Math.abs(amount), currency);
  const [whole = '', fraction] = plain.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return amount < 0 ? `−${text}` : text;
}
