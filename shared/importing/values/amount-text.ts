// The anatomy of an amount as files write it: sign, symbol, brackets, letters, digits, separators. No value is computed here.
import type { AmountFormat } from '../../model/profile.ts';
import type { Refusal } from './refusal.ts';

/** Digits without separators; the last `places` of them stand behind the decimal mark. */
export interface AmountDigits {
  readonly digits: string;
  readonly places: number;
  readonly negative: boolean;
  /** A group separator stood elsewhere than before every third digit. */
  readonly misplaced: boolean;
}

const NOT_AN_AMOUNT: Refusal = {
  refused:
    'Not an amount in the form this format writes; correct it at the source, or the number format of the profile.',
};
const EXPONENT: Refusal = {
  refused:
    'Not an amount but a number with an exponent: this file was opened and saved by a spreadsheet. Download it again.',
};
const FULL_WIDTH: Refusal = {
  refused: 'The amount is written in full-width characters: write ASCII digits and signs.',
};
const OTHER_DIGITS: Refusal = { refused: 'The amount is written in digits of another script: write ASCII digits.' };
const TWO_SIGNS: Refusal = { refused: 'The amount has two signs; correct it at the source.' };
const OTHER_MARK: Refusal = {
  refused:
    'The thousands separator stands where a decimal mark would: check which of the two it is in the number format of the profile.',
};

const HAS_EXPONENT = /\d[eE][+-]?\d/;
const FULL_WIDTH_CHARACTER = /[\uFF00-\uFF60]/;
const FOREIGN_DIGIT = /[^\P{Nd}0-9]/u;
/** Blanks that may group digits, and the apostrophes that typography makes. */
const LIKE_BLANK = /[\u00A0\u202F\u2009\u2007]/g;
const LIKE_APOSTROPHE = /[\u2019\u02BC]/g;

/** Plain signs, and the true minus. */
const SIGNS = [
  ['-', true],
  ['\u2212', true],
  ['+', false],
] as const;

function letterSigns(letters: AmountFormat['letters']): readonly (readonly [mark: string, negative: boolean])[] {
  if (letters === null) return [];
  const both: [string, boolean][] = [
    [letters.plus, false],
    [letters.minus, true],
  ];
  return both.filter(([letter]) => letter !== '');
}

const STARTS_AND_ENDS_WITH_DIGIT = /^\d(?:.*\d)?$/;
const GROUPED = /^\d{1,3}(?:\D\d{3})+$/;

/** What was taken off one end (or both); negative is null for a symbol. */
interface Mark {
  readonly rest: string;
  readonly negative: boolean | null;
}

/** Amounts with signs, letters or separators that are remembered: fees and zeros repeat in most rows. */
const MOST_DECORATED = 1000;

type Reading = (text: string) => AmountDigits | Refusal;

/** Takes amounts of one format apart. The text must not be empty and none of `format.nothing`. */
export function amountDigits(format: AmountFormat): Reading {
  const { decimal, group, letters } = format;
  const symbols = [...format.symbols].filter((symbol) => symbol !== '').sort((a, b) => b.length - a.length);
  const signs: readonly (readonly [mark: string, negative: boolean])[] = [...SIGNS, ...letterSigns(letters)];
  const isDigits = /^\d+$/;
  const decorated = new Map<string, AmountDigits | Refusal>();
  const plain = decimal === '.' ? /^(\d+)\.(\d+)$/ : /^(\d+),(\d+)$/;

  return (original) => {
    const fast = plain.exec(original);
    if (fast !== null) {
      const fraction = fast[2] ?? '';
      return { digits: `${fast[1]}${fraction}`, places: fraction.length, negative: false, misplaced: false };
    }
    if (isDigits.test(original)) return { digits: original, places: 0, negative: false, misplaced: false };
    const known = decorated.get(original);
    if (known !== undefined) return known;
    const read = slowly(original);
    if (decorated.size < MOST_DECORATED) decorated.set(original, read);
    return read;
  };

  function slowly(original: string): AmountDigits | Refusal {
    let text = original.replace(LIKE_BLANK, ' ').trim();
    if (group === "'") text = text.replace(LIKE_APOSTROPHE, "'");
    let seen = 0;
    let negative = false;
    let symbolSeen = false;
    // Each round takes one mark off either end; an amount has at most a sign, a symbol and what a second sign would be.
    for (let round = 0; round < 4 && !STARTS_AND_ENDS_WITH_DIGIT.test(text); round += 1) {
      const mark = signAround(text) ?? (symbolSeen ? null : symbolAround(text));
      if (mark === null) break;
      text = mark.rest.trim();
      if (mark.negative === null) symbolSeen = true;
      else {
        negative = mark.negative;
        seen += 1;
      }
    }
    if (seen > 1) return TWO_SIGNS;
    const body = digitsOf(text);
    return 'refused' in body ? body : { ...body, negative };
  }

  function signAround(text: string): Mark | null {
    if (text.startsWith('(') && text.endsWith(')')) return { rest: text.slice(1, -1), negative: true };
    for (const [mark, negative] of signs) {
      if (text.startsWith(mark)) return { rest: text.slice(mark.length), negative };
      if (text.endsWith(mark)) return { rest: text.slice(0, -mark.length), negative };
    }
    return null;
  }

  function symbolAround(text: string): Mark | null {
    for (const symbol of symbols) {
      if (text.startsWith(symbol)) return { rest: text.slice(symbol.length), negative: null };
      if (text.endsWith(symbol)) return { rest: text.slice(0, -symbol.length), negative: null };
    }
    return null;
  }

  function digitsOf(text: string): Omit<AmountDigits, 'negative'> | Refusal {
    const point = text.lastIndexOf(decimal);
    const whole = point === -1 ? text : text.slice(0, point);
    const fraction = point === -1 ? '' : text.slice(point + 1);
    const grouped = group !== '' && text.includes(group);
    const wholeDigits = grouped ? whole.replaceAll(group, '') : whole;
    const fractionDigits = grouped ? fraction.replaceAll(group, '') : fraction;
    const digits = wholeDigits + fractionDigits;
    if (!isDigits.test(digits)) return whyNot(text);
    if (!grouped) return { digits, places: fractionDigits.length, misplaced: false };
    const behindLast = text.length - text.lastIndexOf(group) - 1;
    if (point === -1 && text.indexOf(group) === text.lastIndexOf(group) && behindLast > 0 && behindLast < 3) {
      return OTHER_MARK;
    }
    const misplaced = fraction.includes(group) || (whole.includes(group) && !GROUPED.test(whole));
    return { digits, places: fractionDigits.length, misplaced };
  }
}

function whyNot(text: string): Refusal {
  if (HAS_EXPONENT.test(text)) return EXPONENT;
  if (FULL_WIDTH_CHARACTER.test(text)) return FULL_WIDTH;
  return FOREIGN_DIGIT.test(text) ? OTHER_DIGITS : NOT_AN_AMOUNT;
}
