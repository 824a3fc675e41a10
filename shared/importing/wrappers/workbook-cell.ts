// One cell of a workbook as the text that a statement would have: numbers never in exponent form, dates in ISO form.
import { type CellObject, SSF } from '@e965/xlsx';

interface DateParts {
  readonly y: number;
  readonly m: number;
  readonly d: number;
  readonly H: number;
  readonly M: number;
  readonly S: number;
}

const formats = SSF as {
  is_date(format: string): boolean;
  parse_date_code(serial: number, options: { readonly date1904: boolean }): DateParts | null;
};

/** What a cell's error code is called in every spreadsheet. */
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

/** Spreadsheets keep no more digits than these. */
const EXACT_DIGITS = 15;

/** 15 digits, as the spreadsheet itself shows, without exponent and without zeros at the end. */
export function plainNumber(value: number): string {
  const [digits = '', exponent = '0'] = value.toExponential(EXACT_DIGITS - 1).split('e');
  const sign = digits.startsWith('-') ? '-' : '';
  const figures = digits.replace(/[-.]/g, '');
  const point = Number.parseInt(exponent, 10) + 1;
  const whole = point <= 0 ? '0' : figures.slice(0, point).padEnd(point, '0');
  const fraction = (point <= 0 ? '0'.repeat(-point) + figures : figures.slice(point)).replace(/0+$/, '');
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return text === '0' ? text : sign + text;
}

export function isTooLong(value: number): boolean {
  return Math.abs(value) >= 10 ** EXACT_DIGITS;
}

function dateText(serial: number, format: string, date1904: boolean): string | null {
  const parts = formats.parse_date_code(serial, { date1904 });
  if (parts === null || parts === undefined) return null;
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${String(parts.y).padStart(4, '0')}-${two(parts.m)}-${two(parts.d)}`;
  const time = `${two(parts.H)}:${two(parts.M)}:${two(parts.S)}`;
  if (!/[dy年]/i.test(format)) return time;
  return /[hs时]/i.test(format) || time !== '00:00:00' ? `${day}T${time}` : day;
}

/** Colours, conditions and quoted words of a number format say nothing of dates. */
function bareFormat(format: string): string {
  return format.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
}

function numberText(value: number, format: string, date1904: boolean): string {
  if (!Number.isFinite(value)) return '';
  const date = formats.is_date(format) ? dateText(value, bareFormat(format), date1904) : null;
  if (date !== null) return date;
  const text = plainNumber(value);
  return /^0+$/.test(format) && /^\d+$/.test(text) ? text.padStart(format.length, '0') : text;
}

export function cellText(cell: CellObject, date1904: boolean): string {
  const { v, t } = cell;
  if (v === undefined || v === null) return '';
  if (t === 'e') return typeof v === 'number' ? (ERRORS[v] ?? '#ERROR!') : String(v);
  if (typeof v === 'number') return numberText(v, typeof cell.z === 'string' ? cell.z : 'General', date1904);
  if (typeof v === 'boolean') return v ? 'TRUE' : 'FALSE';
  return v instanceof Date ? v.toISOString() : v;
}
