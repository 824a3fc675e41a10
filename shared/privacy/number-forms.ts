// How card and account numbers look in free text. Pure string work; says nothing about what a number means beyond its form.

type Mask = (number: string) => string;

/** Letters and digits alone. */
export function digitsOf(text: string): string {
  return text.replace(/[^0-9A-Za-z]/g, '');
}

/** Not inside a word, a longer number or a decimal. */
const BEFORE = '(?<![0-9A-Za-z*]|\\d\\.)';
const AFTER = '(?![0-9A-Za-z*]|\\.\\d)';

const CARD = new RegExp(
  `${BEFORE}(?:\\d{13,19}|\\d{4}(?:([ -])\\d{4})(?:\\1\\d{4}){1,2}\\1\\d{1,4}|3\\d{3}([ -])\\d{6}\\2\\d{5})${AFTER}`,
  'g',
);

/** UnionPay, Visa, Mastercard, American Express, Diners, JCB, Discover, Maestro, Mir: the first digits of their cards. */
const CARD_START = /^(?:4|5[0-9]|2(?:22[1-9]|2[3-9]\d|[3-6]\d{2}|7[01]\d|720)|220[0-4]|3(?:0[0-5]|[4-9])|6[0-9]|81)/;

/** Whole: Chinese banks give such numbers to cards and accounts alike, not all of them with a check digit. */
const UNION_PAY = /^62\d{14,17}$/;

const IBAN = new RegExp(`${BEFORE}[A-Z]{2}\\d{2}(?: ?[0-9A-Z]{4}){2,7}(?: ?[0-9A-Z]{1,3})?${AFTER}`, 'g');

/** A word that says that the number after it is an identifier: quotation marks, equals signs and blanks may stand between. */
const IDENTIFIER_BEFORE =
  /(?:order|channel|batch|merchant|entry|voucher)[_ ]?no["'\s:=]{0,4}$|(?:bank_ref|posting_key|break|decision|sha256)["'\s:=]{0,4}$|[ON]o\.["'\s]{0,3}$|(?:单号|流水号|批次号|订单号)["'\s:：=“]{0,4}$/i;

const LONGEST_WORD = 24;

/** Card numbers and IBANs in a text. */
export function cardOrIban(text: string, mask: Mask): string {
  // Most texts have no run of digits at all.
  if (!/\d[\d -]{7}/.test(text)) return text;
  return text
    .replace(CARD, (found: string, _one, _two, offset: number) => {
      const plain = digitsOf(found);
      const isCard =
        UNION_PAY.test(plain) ||
        (plain.length >= 13 && plain.length <= 19 && CARD_START.test(plain) && passesLuhn(plain));
      const before = text.slice(Math.max(0, offset - LONGEST_WORD), offset);
      return isCard && !IDENTIFIER_BEFORE.test(before) ? mask(found) : found;
    })
    .replace(IBAN, (found) => (passesIban(digitsOf(found)) ? mask(found) : found));
}

/** The check digit of card numbers. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const twice = digit * 2;
    sum += index % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 === 0;
}

/** ISO 13616: the first four characters to the end, letters as numbers, and the rest of a division by 97 is 1. */
function passesIban(iban: string): boolean {
  if (iban.length < 15 || iban.length > 34) return false;
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

const SHORTEST_KNOWN = 6;
const WORD = /[0-9A-Za-z]{6,34}/g;
const GROUPED = /\d{2,8}(?:[ -]\d{2,8})+/g;

/** Finds numbers of a list in a text, as they are or in groups of digits. */
export function accountFinder(accounts: Iterable<string>): (text: string, mask: Mask) => string {
  const known = new Set<string>();
  for (const account of accounts) {
    const plain = digitsOf(account).toLowerCase();
    if (plain.length >= SHORTEST_KNOWN) known.add(plain);
  }
  if (known.size === 0) return (text) => text;
  const isKnown = (text: string) => known.has(digitsOf(text).toLowerCase());
  return (text, mask) =>
    text
      .replace(WORD, (word) => (isKnown(word) ? mask(word) : word))
      .replace(GROUPED, (grouped) => inGroups(grouped, isKnown, mask));
}

/** "01 6222 0212 34": the longest run of neighbouring groups that is a known number. */
function inGroups(grouped: string, isKnown: (text: string) => boolean, mask: Mask): string {
  const parts = grouped.split(/(?=[ -])/);
  for (let length = parts.length; length > 1; length -= 1)
    for (let start = 0; start + length <= parts.length; start += 1) {
      const run = parts.slice(start, start + length).join('');
      if (!isKnown(run)) continue;
      const between = start === 0 ? '' : (run[0] ?? '');
      return `${parts.slice(0, start).join('')}${between}${mask(run)}${parts.slice(start + length).join('')}`;
    }
  return grouped;
}
