// Amounts as a format writes them, to whole minor units: unsigned, with the sign beside it. Digit by digit; never a float, never a guess.
import type { AmountFormat } from '../../model/profile.ts';
import type { Minor } from '../../money/amount.ts';
import { currencyExponent } from '../../money/currency.ts';
import { digitsToMinor } from '../../money/digits.ts';
import { EXACT_ZERO, type ExactDecimal, exactOfDigits } from '../../money/exact.ts';
import { type AmountDigits, amountDigits } from './amount-text.ts';
import type { Refusal } from './refusal.ts';

export interface AmountRead {
  /** Unsigned. */
  readonly minor: Minor;
  /** False for zero, whatever sign it carried. */
  readonly negative: boolean;
  /** Empty, or a text that means nothing stands there; minor is 0 then. */
  readonly isNothing: boolean;
  /** A thousands separator stood in an odd place ("1,00.00"); the digits were read all the same. */
  readonly misplaced: boolean;
}

const NOTHING: AmountRead = { minor: 0, negative: false, isNothing: true, misplaced: false };

const TOO_FINE: Refusal = { refused: 'More decimals than the currency has; correct the amount at the source.' };
const TOO_LARGE: Refusal = { refused: 'The amount is too large to be computed exactly; check it at the source.' };
const IMPLIED: Refusal = {
  refused:
    'The decimals of this format are implied and the amount has a decimal mark; correct the unit in the profile.',
};

/** Decimals that are not written; minor units have the currency's own. */
const IMPLIED_PLACES = { hundredth: 2, thousandth: 3 } as const;

/** Blanks around an amount are layout. */
function isNothingIn(format: AmountFormat): (text: string) => boolean {
  const texts = new Set(['', ...format.nothing.map((text) => text.trim())]);
  return (text) => texts.has(text);
}

function placesOf(read: AmountDigits, format: AmountFormat, exponent: number): number | Refusal {
  if (format.unit === 'major') return read.places;
  if (read.places > 0) return IMPLIED;
  return format.unit === 'minor' ? exponent : IMPLIED_PLACES[format.unit];
}

/**
 * Reads amounts of one format in a currency (unknown ones count as having no decimals). Signs may stand in front, behind, as brackets or as the
 * format's letters (either end); its symbols on either side of the sign. Decimals that are written count even when zero ("12.340" CNY is too fine),
 * implied ones only when they hold something.
 */
export function amountReader(format: AmountFormat): (text: string, currency: string) => AmountRead | Refusal {
  const take = amountDigits(format);
  const isNothing = isNothingIn(format);
  const finer = format.finer === 'round' ? 'round' : 'refuse';
  return (original, currency) => {
    const text = original.trim();
    if (isNothing(text)) return NOTHING;
    const read = take(text);
    if ('refused' in read) return read;
    const exponent = currencyExponent(currency) ?? 0;
    const places = placesOf(read, format, exponent);
    if (typeof places !== 'number') return places;
    if (finer === 'refuse' && read.places > exponent) return TOO_FINE;
    const minor = digitsToMinor(read.digits, places, exponent, finer);
    if (minor === 'too-fine') return TOO_FINE;
    if (minor === 'out-of-range') return TOO_LARGE;
    return { minor, negative: read.negative && minor !== 0, isNothing: false, misplaced: read.misplaced };
  };
}

/** The same texts as signed decimals of major units with every digit they have, for sums of columns. Nothing is zero. */
export function decimalReader(format: AmountFormat): (text: string, currency: string) => ExactDecimal | Refusal {
  const take = amountDigits(format);
  const isNothing = isNothingIn(format);
  return (original, currency) => {
    const text = original.trim();
    if (isNothing(text)) return EXACT_ZERO;
    const read = take(text);
    if ('refused' in read) return read;
    const places = placesOf(read, format, currencyExponent(currency) ?? 0);
    if (typeof places !== 'number') return places;
    return exactOfDigits(read.digits, places, read.negative) ?? TOO_LARGE;
  };
}
