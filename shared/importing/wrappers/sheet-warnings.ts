// What a spreadsheet has done to a statement, counted per sheet and named by the first cells.
import type { Problem } from '../../model/problem.ts';
import { warned } from './refusal.ts';
import { cellName } from './sheet-text.ts';

const NAMED_CELLS = 5;

/** Cells of one sort: how many, and the first by name. */
class Seen {
  #count = 0;
  readonly #first: string[] = [];

  add(name: string): void {
    this.#count += 1;
    if (this.#first.length < NAMED_CELLS) this.#first.push(name);
  }

  get count(): number {
    return this.#count;
  }

  get names(): string {
    return this.#first.join(', ') + (this.#count > NAMED_CELLS ? ', …' : '');
  }
}

/** Rows and columns from 0. */
export class SheetWarnings {
  readonly #formulas = new Seen();
  readonly #uncounted = new Seen();
  readonly #long = new Seen();
  readonly #errors = new Seen();

  addFormula(row: number, column: number): void {
    this.#formulas.add(cellName(row, column));
  }

  /** A formula whose value nobody has calculated: the cell is empty. */
  addUncalculated(row: number, column: number): void {
    this.#uncounted.add(cellName(row, column));
  }

  addLong(row: number, column: number): void {
    this.#long.add(cellName(row, column));
  }

  addError(row: number, column: number, error: string): void {
    this.#errors.add(`${cellName(row, column)} ${error}`);
  }

  warnings(sheet: string, isHidden: boolean): Problem[] {
    const formulas = this.#formulas;
    const uncounted = this.#uncounted;
    const long = this.#long;
    const errors = this.#errors;
    const said = [
      isHidden ? 'the sheet is hidden in the workbook; leave it out if it is not meant.' : '',
      formulas.count > 0
        ? `${formulas.count} cells hold formulas (${formulas.names}): the values calculated last are read; prefer the file as the issuer made it.`
        : '',
      uncounted.count > 0
        ? `${uncounted.count} cells hold formulas without a calculated value (${uncounted.names}) and are empty here: open the workbook, save it and import it again.`
        : '',
      long.count > 0
        ? `${long.count} cells hold numbers of more than 15 digits (${long.names}), of which a spreadsheet loses the last: do not use them as ids, get the file as CSV or text.`
        : '',
      errors.count > 0
        ? `${errors.count} cells hold an error instead of a value (${errors.names}): check the workbook.`
        : '',
    ];
    return said.filter((sentence) => sentence !== '').map((sentence) => warned(sheet, sentence));
  }
}
