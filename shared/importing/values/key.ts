// Keys as they identify records: what issuers and spreadsheets put around them is layout and taken off; what a spreadsheet destroyed is named.
import type { FieldSource } from '../../model/profile.ts';
import { compileTemplate } from './template.ts';

const BRACKETS: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}', '<': '>', '【': '】', '（': '）' };
const QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '‘': '’', '「': '」' };

function unwrap(text: string, pairs: Readonly<Record<string, string>>): string {
  const first = text.charAt(0);
  const closing = Object.hasOwn(pairs, first) ? pairs[first] : undefined;
  return closing !== undefined && text.length > 1 && text.endsWith(closing) ? text.slice(1, -1).trim() : text;
}

/** One leading backtick or apostrophe and the blanks and tabs around a cell are layout in every format. */
export function cleanCell(cell: string): string {
  const trimmed = cell.trim();
  return trimmed.startsWith('`') || trimmed.startsWith("'") ? trimmed.slice(1).trim() : trimmed;
}

/**
 * Cleans keys: leading mark and blanks always, the rest as `strip` says, then the part that `take` names. Zeros that pad a key are cut on the left
 * (a key of nothing but zeros is none); `quotes` also takes off ="…". A text that does not fit `take` holds no key: "".
 */
export function keyCleaner(source: Pick<FieldSource, 'strip' | 'take'>): (text: string) => string {
  const { strip, take } = source;
  if (strip.length === 0 && take === null) return cleanCell;
  const template = take === null ? null : compileTemplate(take);
  return (text) => {
    let key = strip.includes('quotes') ? unwrap(text.trim().replace(/^=(?=")/, ''), QUOTES) : text;
    key = cleanCell(key);
    if (strip.includes('brackets')) key = unwrap(key, BRACKETS);
    if (strip.includes('blanks')) key = key.replace(/[\s\u3000]+/g, '');
    if (template !== null) key = template.match(key)?.key ?? '';
    return strip.includes('zeros') ? key.replace(/^0+/, '') : key;
  };
}

/** Ids may hold an E between digits; only a spreadsheet writes one digit before it and a plus behind. */
const EXPONENT = /^\d(?:[.,]\d+)?E\+\d+$/i;
const ZEROS_AFTER_15 = /^\d{15}0+$/;

/**
 * What a spreadsheet did to a long number: made it an exponent (never a key), or put zeros for the digits after the 15th
 * (one such key in ten is honest, so only many of them in a column tell). null: nothing seen.
 */
export function spreadsheetDamage(text: string): 'exponent' | 'zeros' | null {
  if (EXPONENT.test(text)) return 'exponent';
  return ZEROS_AFTER_15.test(text) ? 'zeros' : null;
}
