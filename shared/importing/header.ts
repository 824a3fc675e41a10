// Column names as files write them, folded so that the same name is recognised in all its spellings.

/** How far into a file a header is looked for: preambles of up to 24 lines are normal. */
export const HEADER_SEARCH_LINES = 60;

/** Blanks, byte order mark (also one that a careless program turned into a question mark), backtick, apostrophe, quotes and case are layout; full-width brackets are the same as plain ones. */
export function foldName(name: string): string {
  return name
    .replace(/^\?|[\uFEFF`'"]/g, '')
    .trim()
    .replace(/（/g, '(')
    .replace(/）/g, ')')
    .replace(/[\s_-]+/g, '_')
    .toLowerCase();
}

/** A row of cells without the empty ones at its end, which a trailing delimiter leaves. */
export function trimCells(cells: readonly string[]): readonly string[] {
  let end = cells.length;
  while (end > 0 && (cells[end - 1] ?? '').trim() === '') end -= 1;
  return end === cells.length ? cells : cells.slice(0, end);
}

/** Names of the columns that no field takes, usable as keys of `extra`: never empty, never twice. */
export function extraNames(header: readonly string[]): readonly string[] {
  const seen = new Set<string>(['__proto__']);
  return header.map((cell, index) => {
    const name = cell.replace(/[\uFEFF`]/g, '').trim() || `column ${index + 1}`;
    let unique = name;
    for (let copy = 2; seen.has(unique); copy += 1) unique = `${name} (${copy})`;
    seen.add(unique);
    return unique;
  });
}
