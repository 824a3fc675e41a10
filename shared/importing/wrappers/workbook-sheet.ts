// A sheet of a workbook as rows of texts, with warnings of what a spreadsheet does to statements.
import type { CellObject, WorkSheet } from '@e965/xlsx';
import type { Problem } from '../../model/problem.ts';
import { MAX_SHEET_COLUMNS, MAX_SHEET_ROWS } from './limits.ts';
import { refused } from './refusal.ts';
import type { Sheet } from './sheet-text.ts';
import { SheetWarnings } from './sheet-warnings.ts';
import { cellText, isTooLong } from './workbook-cell.ts';

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
  const seen = new SheetWarnings();
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
      if (cell?.f !== undefined) {
        if (cell.v === undefined || cell.t === 'z') seen.addUncalculated(row, column);
        else seen.addFormula(row, column);
      }
      if (typeof cell?.v === 'number' && cell.t === 'n' && isTooLong(cell.v)) seen.addLong(row, column);
      if (cell?.t === 'e') seen.addError(row, column, text);
    }
    rows.push(texts);
  }
  return { name, rows, warnings: seen.warnings(`${file}/${name}`, isHidden) };
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
