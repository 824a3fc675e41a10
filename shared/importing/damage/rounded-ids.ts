// Ids that went through a spreadsheet as numbers: zeros after the 15th digit, or an exponent.
import type { Problem } from '../../model/problem.ts';
import type { SourceRow } from '../../model/record.ts';

const EXACT_DIGITS = 15;
/** So many zeros after the 15th digits of a column's ids are no chance. */
const TELLING_ZEROS = 4;

const ID_COLUMN = /单号|流水|编号|账号|帐号|卡号|序号|(^|[ _-])(id|no|number|reference|ref)\.?($|[ _-])/i;
const LONG_NUMBER = /^\d{16,40}$/;
const EXPONENT = /^\d(\.\d+)?E\+\d+$/i;

interface Column {
  long: number;
  rounded: number;
  zeros: number;
  exponents: number;
  firstRounded: { readonly value: string; readonly line: number } | null;
  firstExponent: { readonly value: string; readonly line: number } | null;
}

function idsOf(row: SourceRow): readonly (readonly [field: string, value: string])[] {
  return row.source === 'funds'
    ? [
        ['entry_no', row.entryNo],
        ['account_no', row.accountNo],
        ['reference', row.reference],
      ]
    : [
        ['order_no', row.orderNo],
        ['channel_no', row.channelNo],
        ['bank_ref', row.bankRef],
        ['batch_no', row.batchNo],
        ['merchant_no', row.merchantNo],
      ];
}

function look(columns: Map<string, Column>, field: string, value: string, line: number): void {
  if (value.length < 5) return;
  const isExponent = EXPONENT.test(value);
  if (!isExponent && (value.length <= EXACT_DIGITS || !LONG_NUMBER.test(value))) return;
  let column = columns.get(field);
  if (column === undefined) {
    column = { long: 0, rounded: 0, zeros: 0, exponents: 0, firstRounded: null, firstExponent: null };
    columns.set(field, column);
  }
  if (isExponent) {
    column.exponents += 1;
    column.firstExponent ??= { value, line };
    return;
  }
  column.long += 1;
  if (!/^0+$/.test(value.slice(EXACT_DIGITS))) return;
  column.rounded += 1;
  column.zeros += value.length - EXACT_DIGITS;
  column.firstRounded ??= { value, line };
}

/** One warning per column and sort of damage. A column in which any long id ends otherwise has its own zeros. */
export function roundedIds(file: string, rows: readonly SourceRow[]): Problem[] {
  const columns = new Map<string, Column>();
  const idColumns = new Map<string, boolean>();
  for (const row of rows) {
    for (const [field, value] of idsOf(row)) look(columns, field, value, row.line);
    for (const name in row.extra) {
      let isId = idColumns.get(name);
      if (isId === undefined) {
        isId = ID_COLUMN.test(name);
        idColumns.set(name, isId);
      }
      if (isId) look(columns, name, row.extra[name] ?? '', row.line);
    }
  }
  const problems: Problem[] = [];
  const warn = (field: string, first: Column['firstRounded'], message: string) => {
    if (first === null) return;
    const { line, value } = first;
    problems.push({ code: 'warning', message: `${file}: ${message}`, file, line, field, value });
  };
  for (const [field, column] of columns) {
    if (column.rounded === column.long && column.zeros >= TELLING_ZEROS) {
      warn(
        field,
        column.firstRounded,
        `${column.rounded} values of ${field} have only zeros after the 15th digit, first ${column.firstRounded?.value} in line ${column.firstRounded?.line}: a spreadsheet has rounded them. Download the file again and import it without opening it.`,
      );
    }
    warn(
      field,
      column.firstExponent,
      `${column.exponents} values of ${field} are in exponent form, first ${column.firstExponent?.value} in line ${column.firstExponent?.line}: a spreadsheet has rounded them. Download the file again and import it without opening it.`,
    );
  }
  return problems;
}
