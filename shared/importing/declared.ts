// A total that a file states about itself, set beside what its rows come to.
import type { DeclaredTotal } from '../model/import.ts';

const LONGEST_NUMBER = 40;
const DECIMAL = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/;

/** The same number in the one way of writing it, so that "0.04000" and "0.04" are equal; null for what is no number. */
function canonical(text: string): string | null {
  if (text.length > LONGEST_NUMBER) return null;
  const parts = DECIMAL.exec(text);
  if (parts === null) return null;
  const [, sign = '', whole = '', fraction = ''] = parts;
  const number = fraction === '' ? whole : `${whole}.${fraction}`;
  return number === '0' ? '0' : `${sign}${number}`;
}

/** Compares as numbers, shows both as texts. What is declared but is no number does not agree. */
export function declaredTotal(what: string, declared: string, computed: string): DeclaredTotal {
  const stated = canonical(declared);
  return { what, declared, computed, agrees: stated !== null && stated === canonical(computed) };
}
