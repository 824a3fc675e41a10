// The rejects of a file as a table one can correct: the original columns, then line, field, value and reason.
import Papa from 'papaparse';
import type { Reject } from '../model/import.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;
/** What a spreadsheet would run as a formula when the file is opened in it. A plain number with a sign is none. */
const FORMULA = /^[=+\-@\t\r](?![\d.]*$)/;

export function rejectsCsv(file: { readonly header: readonly string[]; readonly rejects: readonly Reject[] }): string {
  const columns = file.header.length === 0 ? ['raw'] : file.header;
  const rows = file.rejects.map(({ line, field, value, reason, raw }) =>
    [...originalCells(raw, file.header), String(line), field, value, reason].map(neutralised),
  );
  return `${Papa.unparse([[...columns, 'line', 'field', 'value', 'reason'], ...rows], { newline: '\r\n' })}\r\n`;
}

function neutralised(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** The cells under the original columns. What cannot be told apart stays whole in the first one; what is too much stays in the last. */
function originalCells(raw: string, header: readonly string[]): readonly string[] {
  if (header.length === 0) return [raw];
  const readings = DELIMITERS.map((delimiter) => split(raw, delimiter));
  const cells = readings.reduce((best, next) =>
    Math.abs(next.length - header.length) < Math.abs(best.length - header.length) ? next : best,
  );
  const kept = cells.slice(0, header.length - 1);
  const last = cells.slice(header.length - 1).join(',');
  return [...kept, ...Array.from({ length: header.length - 1 - kept.length }, () => ''), last];
}

function split(raw: string, delimiter: string): readonly string[] {
  if (raw.startsWith('`')) return raw.slice(1).split(`${delimiter}\``);
  const parser = new Papa.Parser({ delimiter, newline: '\n', quoteChar: '"', escapeChar: '"' });
  const { data, errors } = parser.parse(raw, 0, false);
  return errors.length > 0 || data.length !== 1 ? [raw] : (data[0] ?? [raw]);
}
