// Cells of the files we write: quoted where CSV needs it, and never run as a formula by a spreadsheet.

/** Characters that make a spreadsheet take a text for a formula when they stand first. */
const FORMULA_START = /^[=+\-@\t\r]/;

/** A text cell. A leading = + - @, tab or carriage return is held back by an apostrophe. */
export function textCell(text: string): string {
  return quoted(FORMULA_START.test(text) ? `'${text}` : text);
}

/** A cell that this program made itself and that is plain by construction: an amount, a count, a date. */
export function plainCell(text: string): string {
  return quoted(text);
}

/** A header and rows of finished cells to one CSV text: commas, line feeds, a last line end. */
export function csvText(header: readonly string[], rows: Iterable<readonly string[]>): string {
  const lines = [header.join(',')];
  for (const row of rows) lines.push(row.join(','));
  return `${lines.join('\n')}\n`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
