// The single values of settings.yaml as zod schemas over texts. Each message says what is wanted, with an example.
import { z } from 'zod';
import { isCalendarDate } from '../calendar/date.ts';
import type { DueRule } from '../calendar/working-days.ts';
import { currencyExponent } from '../money/currency.ts';

const LONGEST_TEXT = 200;
const LONGEST_WINDOW_SECONDS = 86_400;

export const text = z
  .string('write a text here')
  .min(1, 'write a text here; it is empty')
  .max(LONGEST_TEXT, `at most ${LONGEST_TEXT} characters`);

export const freeText = z.string('write a text here').max(LONGEST_TEXT, `at most ${LONGEST_TEXT} characters`);

/** Codes and ids are parts of keys, so they may not hold the separators of keys. */
export const code = text.refine(
  (value) => !/[\s|/:,"\p{Cc}]/u.test(value),
  'a code has no blanks and none of | / : , "',
);

export const decimal = z
  .string('write a plain decimal such as "0.00"')
  .regex(/^\d{1,13}(\.\d{1,10})?$/, 'write a plain non-negative decimal such as "0.00"');

export const rate = z
  .string('write a rate such as "0.006"')
  .regex(/^(0(\.\d{1,12})?|1(\.0{1,12})?)$/, 'write a rate between 0 and 1; 0.6 % is "0.006"');

export const date = z
  .string('write a date such as 2026-10-01')
  .refine(isCalendarDate, 'write a date that exists, such as 2026-10-01');

export const currency = z
  .string('write a currency code such as CNY')
  .refine((value) => currencyExponent(value) !== undefined, 'write an ISO 4217 currency code such as CNY');

export const timezone = z
  .string('write a time zone such as Asia/Shanghai')
  .refine(isTimezone, 'write a time zone of the IANA list, such as Asia/Shanghai');

export const cutoff = z
  .string('write a time such as "24:00"')
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'write a time HH:MM between "00:00" and "24:00"');

export const wholeNumber = z
  .string('write a whole number such as 3')
  .regex(/^\d{1,3}$/, 'write a whole number between 0 and 999, such as 3')
  .transform(Number);

const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** "30m", "2h", "90s" to seconds. */
export const duration = z
  .string('write a duration such as 30m')
  .regex(/^(0|\d{1,5}[smh])$/, 'write a duration such as 30m, 2h or 90s')
  .transform((value) => (value === '0' ? 0 : Number(value.slice(0, -1)) * (UNIT_SECONDS[value.slice(-1)] ?? 1)))
  .refine((seconds) => seconds <= LONGEST_WINDOW_SECONDS, 'at most 24h');

/** "D+1" or "T+2". */
export const due = z
  .string('write D+1 (calendar days) or T+1 (working days)')
  .regex(/^[DT]\+\d{1,3}$/, 'write D+n for calendar days or T+n for working days, such as D+1')
  .transform((value): DueRule => ({ unit: value.startsWith('T') ? 'T' : 'D', days: Number(value.slice(2)) }));

export const flag = z.boolean('write true or false');

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return name !== '';
  } catch {
    return false;
  }
}
