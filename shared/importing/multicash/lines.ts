// Lines of the two MultiCash files, told apart by what stands in their fields: neither has a header, and no value is quoted.
import type { SourceText } from '../source-text.ts';

/** One line, from 0, as its fields. */
export interface MulticashLine {
  readonly line: number;
  readonly fields: readonly string[];
}

export type MulticashKind = 'statements' | 'entries';

const DATE = /^\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})$/;
const AMOUNT = /^[+-]?\d+(?:[.,]\d*)?[+-]?$/;
/** Closing balance of the statement file, amount of the entry file. */
const LAST_NEEDED: Readonly<Record<MulticashKind, number>> = { statements: 9, entries: 11 };

/** `place` counts from 1, as the format does. */
export function field(line: MulticashLine, place: number): string {
  return (line.fields[place - 1] ?? '').trim();
}

export function splitLine(content: string, line: number): MulticashLine {
  return { line, fields: content.split(';') };
}

export function kindOf(line: MulticashLine): MulticashKind | null {
  const at = (place: number) => field(line, place);
  if (at(2) === '' || !DATE.test(at(4))) return null;
  if (/^[A-Z]{3}$/.test(at(5)) && [6, 7, 8, 9].every((place) => AMOUNT.test(at(place)))) return 'statements';
  return line.fields.length >= 14 && AMOUNT.test(at(11)) && (at(14) === '' || DATE.test(at(14))) ? 'entries' : null;
}

export function isLong(line: MulticashLine, kind: MulticashKind): boolean {
  return line.fields.length >= LAST_NEEDED[kind];
}

/** The kind of the first line that is not blank. */
export function kindOfText(text: SourceText): MulticashKind | null {
  let first = 0;
  while (first < text.lineCount && text.line(first).trim() === '') first += 1;
  return first === text.lineCount ? null : kindOf(splitLine(text.line(first), first));
}

/** Bank, account and number of the statement: what a line of either file belongs to. */
export function statementKey(line: MulticashLine): string {
  const number = field(line, 3).replace(/^0+(?=\d)/, '');
  return [field(line, 1), field(line, 2), number].join('/');
}

/** As statements of other formats name it: bank key and account. */
export function accountOf(line: MulticashLine): string {
  return [field(line, 1), field(line, 2)].filter((part) => part !== '').join('/');
}

/** A day as dd.mm.yy or dd.mm.yyyy, in three parts. */
export function dayParts(text: string): readonly [day: string, month: string, year: string] {
  const [day = '', month = '', year = ''] = text.split('.');
  return [day, month, year];
}
