// What the words of a command line must look like. commander turns a thrown InvalidArgumentError into a usage error (exit 2).
import { InvalidArgumentError } from 'commander';
import { type CalendarDate, isCalendarDate } from '../../../shared/calendar/date.ts';

export function dateArgument(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new InvalidArgumentError('It must be an existing date, YYYY-MM-DD.');
  return text;
}

/** A whole number from `smallest` to `largest`. */
export function wholeNumberArgument(smallest: number, largest: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= smallest && value <= largest)) {
      throw new InvalidArgumentError(`It must be a whole number from ${smallest} to ${largest}.`);
    }
    return value;
  };
}

/** Line numbers with commas between them, such as 3,7. */
export function lineList(text: string): number[] {
  const line = wholeNumberArgument(1, 999_999_999);
  return [...new Set(text.split(',').map((part) => line(part.trim())))];
}

/** One word of a closed list. */
export function oneOf<T extends string>(words: readonly T[]): (text: string) => T {
  return (text) => {
    const word = words.find((candidate) => candidate === text);
    if (word === undefined) throw new InvalidArgumentError(`It must be one of ${words.join(', ')}.`);
    return word;
  };
}
