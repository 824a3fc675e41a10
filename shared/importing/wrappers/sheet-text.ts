// A sheet as CSV text: line n is row n, so that people find a line in the spreadsheet. Refuses sheets that no statement has.
import { ok, type Problem, type Result, refuse } from '../../model/problem.ts';
import { encodeUtf8 } from '../text-encoder.ts';
import { MAX_CELL_CHARACTERS, MAX_FILE_BYTES, MAX_SHEET_COLUMNS, MAX_SHEET_ROWS } from './limits.ts';
import type { Member } from './opened.ts';
import { refused } from './refusal.ts';

export interface Sheet {
  readonly name: string;
  /** Rows from the first one on; cells from column A on. Rows may be absent and of any length. */
  readonly rows: readonly (readonly string[] | undefined)[];
  readonly warnings: readonly Problem[];
}

/** "AB12", as spreadsheets name their cells. Both from 0. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

/** A backtick at the beginning says of an issuer's text that nothing in it is quoted; in sheets things are. */
const NEEDS_QUOTES = /[",]|^\s*`/;

function quoted(cell: string): string {
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

interface Extent {
  readonly width: number;
  /** Up to the last one that holds something. */
  readonly height: number;
  readonly filledRows: number;
  readonly characters: number;
}

function measure(file: string, { name, rows }: Sheet): Result<Extent> {
  const whole = { width: 0, height: 0, filledRows: 0, characters: 0 };
  for (const [row, cells] of rows.entries()) {
    let width = 0;
    for (const [column, cell] of (cells ?? []).entries()) {
      if (cell === undefined || cell === '') continue;
      width = column + 1;
      whole.characters += cell.length;
      if (cell.length > MAX_CELL_CHARACTERS) {
        const where = `${cellName(row, column)} of ${name}`;
        return refuse(
          refused(
            file,
            `cell ${where} holds over ${MAX_CELL_CHARACTERS} characters, as no spreadsheet can: check what it is.`,
          ),
        );
      }
    }
    if (width === 0) continue;
    whole.height = row + 1;
    whole.filledRows += 1;
    whole.width = Math.max(whole.width, width);
  }
  return ok(whole);
}

/** null: the sheet is empty. */
export function sheetMember(file: string, sheet: Sheet): Result<Member | null> {
  const { name, rows, warnings } = sheet;
  const extent = measure(file, sheet);
  if (!extent.ok) return extent;
  const { width, height, filledRows, characters } = extent.value;
  if (filledRows === 0) return ok(null);
  if (height > MAX_SHEET_ROWS || width > MAX_SHEET_COLUMNS || height * width + characters > MAX_FILE_BYTES) {
    return refuse(
      refused(
        file,
        `sheet ${name} reaches to row ${height} and column ${width}; sheets may have ${MAX_SHEET_ROWS} rows and ${MAX_SHEET_COLUMNS} columns. Delete what is not of the statement and save it again.`,
      ),
    );
  }
  const lines = Array.from(rows.slice(0, height), (cells) => {
    const own = Array.from({ length: width }, (_, column) => (cells?.[column] ?? '').replace(/[\r\n]+/g, ' '));
    // A sheet of one column is a text file that was opened in a spreadsheet: its cells are lines.
    return width === 1 ? (own[0] ?? '') : own.map(quoted).join(',');
  });
  const bytes = encodeUtf8(`${lines.join('\n')}\n`);
  return ok({
    name,
    evidence: `sheet ${name} of ${file}, ${filledRows} rows`,
    warnings,
    size: bytes.length,
    unpack: () => ok(bytes),
  });
}
