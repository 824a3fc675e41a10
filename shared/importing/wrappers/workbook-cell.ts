// One cell of a workbook as the text that a statement would have: numbers in exponent form only where a spreadsheet has lost their last digits, dates in ISO form.
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

/** "1.5E-7" as "0.00000015", exactly; texts that are no number in exponent form stay as they are. */
export function plainDecimal(text: string): string {
  const match = /^(-?)(\d+)\.?(\d*)e([+-]?\d{1,3})$/i.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const figures = whole + fraction;
  const point = whole.length + Number.parseInt(exponent, 10);
  const units = (point <= 0 ? '' : figures.slice(0, point).padEnd(point, '0')).replace(/^0+(?=\d)/, '') || '0';
  const parts = (point <= 0 ? '0'.repeat(-point) + figures : figures.slice(point)).replace(/0+$/, '');
  const plain = parts === '' ? units : `${units}.${parts}`;
  return plain === '0' ? plain : sign + plain;
}

/** 15 digits, as the spreadsheet itself shows, without exponent and without zeros at the end. */
export function plainNumber(value: number): string {
  if (Number.isInteger(value) && !isTooLong(value)) return String(value + 0);
  return plainDecimal(value.toExponential(EXACT_DIGITS - 1));
}

/** More digits than a spreadsheet keeps, in a plain decimal. */
export function isLongNumber(text: string): boolean {
  return /^-?\d+$/.test(text) && text.replace('-', '').length > EXACT_DIGITS;
}

/** "4.2E+27" of its digits: those after the 15th are not the issuer's. Keys in this form are refused. */
export function damagedNumber(plain: string): string {
  const [, sign = '', first = '', rest = ''] = /^(-?)(\d)(\d*)$/.exec(plain) ?? [];
  const figures = rest.replace(/0+$/, '');
  return `${sign}${first}${figures === '' ? '' : `.${figures}`}E+${rest.length}`;
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
  if (isLongNumber(text)) return damagedNumber(text);
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
