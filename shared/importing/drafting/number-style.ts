// How a file writes its amounts: decimal mark, thousands separator, symbols, letters for the sign. The unit is major, but for digits filled with zeros.
import type { AmountFormat } from '../../model/profile.ts';
import { ZERO_FILLED } from './column-values.ts';

const SYMBOLS = ['HK$', 'US$', 'RMB', 'CNY', 'USD', 'EUR', 'HKD', '¥', '￥', '$', '€', '£', '元'];
const LETTERS_BEFORE = /^[CD]\d{6,}$/;
const LETTERS_BEHIND = /\d\s*(?:CR|DR)$/;
const NOTHING = /^(?:[-—/*\\]+|n\/a|null|无|none)$/i;

const ENGLISH_DECIMAL = /\.\d{1,2}\D*$|\d,\d{3}\.|^\D*\.\d/;
const GERMAN_DECIMAL = /,\d{1,2}\D*$|\d\.\d{3},/;
const MOSTLY_FILLED = 0.9;
const GROUPS = [
  ["'", /\d['\u2019]\d{3}/],
  [' ', /\d[ \u00A0\u202F]\d{3}/],
] as const;

/** `cells` of all columns that hold amounts; `finer`: whether any has more decimals than its currency. */
export function numberStyle(cells: readonly string[], finer: boolean): AmountFormat {
  let english = 0;
  let german = 0;
  let zeroFilled = 0;
  let written = 0;
  const groups = new Set<string>();
  const symbols = new Set<string>();
  const nothing = new Set<string>();
  let letters: AmountFormat['letters'] = null;
  for (const cell of cells) {
    if (cell === '') continue;
    if (NOTHING.test(cell)) {
      nothing.add(cell);
      continue;
    }
    written += 1;
    if (ZERO_FILLED.test(cell)) zeroFilled += 1;
    if (ENGLISH_DECIMAL.test(cell)) english += 1;
    if (GERMAN_DECIMAL.test(cell)) german += 1;
    for (const [group, seen] of GROUPS) if (seen.test(cell)) groups.add(group);
    if (/[^\d.,\s-]/.test(cell)) {
      const symbol = SYMBOLS.find((candidate) => cell.includes(candidate));
      if (symbol !== undefined) symbols.add(symbol);
      if (LETTERS_BEFORE.test(cell)) letters = { plus: 'C', minus: 'D' };
      else if (LETTERS_BEHIND.test(cell)) letters = { plus: 'CR', minus: 'DR' };
    }
  }
  const decimal = german > english ? ',' : '.';
  const [rare] = groups;
  const group = rare === "'" || rare === ' ' ? rare : decimal === '.' ? ',' : '.';
  return {
    unit: english + german === 0 && zeroFilled > 0 && zeroFilled >= written * MOSTLY_FILLED ? 'minor' : 'major',
    decimal,
    group,
    letters,
    symbols: [...symbols],
    nothing: [...nothing],
    finer: finer ? 'round' : 'fault',
  };
}
