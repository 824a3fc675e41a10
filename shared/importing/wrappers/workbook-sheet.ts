// A sheet of a workbook as rows of texts, with warnings of what a spreadsheet does to statements.
import type { CellObject, WorkSheet } from '@e965/xlsx';
import type { Problem } from '../../model/problem.ts';
import { MAX_SHEET_COLUMNS, MAX_SHEET_ROWS } from './limits.ts';
import { refused, warned } from './refusal.ts';
import { cellName, type Sheet } from './sheet-text.ts';
import { cellText, isTooLong } from './workbook-cell.ts';

const NAMED_CELLS = 5;

/** Cells of one sort: how many, and the first by name. */
class Seen {
  count = 0;
  readonly #first: string[] = [];

  add(name: string): void {
    this.count += 1;
    if (this.#first.length < NAMED_CELLS) this.#first.push(name);
  }

  get names(): string {
    return this.#first.join(', ') + (this.count > NAMED_CELLS ? ', …' : '');
  }
}

export interface SheetOptions {
  readonly file: string;
  readonly name: string;
  readonly isHidden: boolean;
  readonly date1904: boolean;
}

/** A problem where a cell stands where no spreadsheet has one. */
export function readSheet(sheet: WorkSheet, { file, name, isHidden, date1904 }: SheetOptions): Sheet | Problem {
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
  if (data.length > MAX_SHEET_ROWS) return tooFar(file, name, data.length, 0);
  const [formulas, uncounted, long, errors] = [new Seen(), new Seen(), new Seen(), new Seen()];
  const rows: (readonly string[] | undefined)[] = [];
  for (let row = 0; row < data.length; row += 1) {
    const cells = data[row];
    if (cells === undefined || cells === null) {
      rows.push(undefined);
      continue;
    }
    if (cells.length > MAX_SHEET_COLUMNS && lastFilled(cells) >= MAX_SHEET_COLUMNS) {
      return tooFar(file, name, row + 1, lastFilled(cells) + 1);
    }
    const texts: string[] = [];
    for (let column = 0; column < Math.min(cells.length, MAX_SHEET_COLUMNS); column += 1) {
      const cell = cells[column];
      const text = cell === undefined || cell === null ? '' : cellText(cell, date1904);
      texts.push(text);
      if (cell?.f !== undefined)
        (cell.v === undefined || cell.t === 'z' ? uncounted : formulas).add(cellName(row, column));
      if (typeof cell?.v === 'number' && cell.t === 'n' && isTooLong(cell.v)) long.add(cellName(row, column));
      if (cell?.t === 'e') errors.add(`${cellName(row, column)} ${text}`);
    }
    rows.push(texts);
  }
  const warn = (seen: Seen, rest: string) =>
    seen.count === 0 ? [] : [warned(`${file}/${name}`, `${seen.count} cells ${rest.replace('{}', seen.names)}`)];
  const warnings = [
    ...(isHidden
      ? [warned(`${file}/${name}`, 'the sheet is hidden in the workbook; leave it out if it is not meant.')]
      : []),
    ...warn(
      formulas,
      'hold formulas ({}): the values calculated last are read; prefer the file as the issuer made it.',
    ),
    ...warn(
      uncounted,
      'hold formulas without a calculated value ({}) and are empty here: open the workbook, save it and import it again.',
    ),
    ...warn(
      long,
      'hold numbers of more than 15 digits ({}), of which a spreadsheet loses the last: do not use them as ids, get the file as CSV or text.',
    ),
    ...warn(errors, 'hold an error instead of a value ({}): check the workbook.'),
  ];
  return { name, rows, warnings };
}

function lastFilled(cells: readonly (CellObject | undefined)[]): number {
  return cells.findLastIndex((cell) => cell?.v !== undefined && cell.v !== '');
}

function tooFar(file: string, name: string, row: number, column: number): Problem {
  return refused(
    file,
    `sheet ${name} reaches to row ${row} and column ${column}; sheets may have ${MAX_SHEET_ROWS} rows and ${MAX_SHEET_COLUMNS} columns. Delete what is not of the statement and save it again.`,
  );
}
