// The tables of a web page as rows of texts. Reads what browsers read: unclosed cells, tables within tables, cells over several rows.
import { MAX_SHEET_COLUMNS, MAX_SHEET_ROWS } from './limits.ts';

/** Longer than any tag of a table. */
const MINDED_CHARACTERS = 1024;
const DEEPEST_TABLE = 32;

const NAMED: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  yen: '¥',
  euro: '€',
  pound: '£',
  cent: '¢',
  middot: '·',
};

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
    return code > 0x10ffff || code === 0 ? whole : String.fromCodePoint(code);
  });
}

function cellText(parts: readonly string[]): string {
  return decoded(parts.join(''))
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

function spanOf(tag: string, name: 'colspan' | 'rowspan', most: number): number {
  const span = Number.parseInt(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,6})`, 'i').exec(tag)?.[1] ?? '1', 10);
  return Math.min(Math.max(span, 1), most);
}

interface OpenCell {
  readonly parts: string[];
  readonly columns: number;
  readonly rows: number;
}

/** One table that is being read; rows below a high cell find its columns taken. */
class OpenTable {
  readonly #rows: string[][];
  #row: string[] | null = null;
  #cell: OpenCell | null = null;
  #taken: number[] = [];

  constructor(rows: string[][]) {
    this.#rows = rows;
  }

  addText(text: string): void {
    this.#cell?.parts.push(text);
  }

  openRow(): void {
    this.closeRow();
    this.#row = [];
  }

  openCell(tag: string): void {
    this.closeCell();
    this.#row ??= [];
    this.#cell = {
      parts: [],
      columns: spanOf(tag, 'colspan', MAX_SHEET_COLUMNS),
      rows: spanOf(tag, 'rowspan', MAX_SHEET_ROWS),
    };
  }

  closeCell(): void {
    if (this.#cell === null || this.#row === null) return;
    const { parts, columns, rows } = this.#cell;
    this.#cell = null;
    this.#skipTaken(this.#row);
    for (let column = 0; column < columns && this.#row.length <= MAX_SHEET_COLUMNS; column += 1) {
      if (rows > 1) this.#taken[this.#row.length] = rows;
      this.#row.push(column === 0 ? cellText(parts) : '');
    }
  }

  closeRow(): void {
    this.closeCell();
    if (this.#row === null) return;
    this.#skipTaken(this.#row);
    this.#taken = this.#taken.map((left) => Math.max(0, (left ?? 0) - 1));
    if (this.#row.some((cell) => cell !== '')) this.#rows.push(this.#row);
    this.#row = null;
  }

  #skipTaken(row: string[]): void {
    while ((this.#taken[row.length] ?? 0) > 0) row.push('');
  }
}

/** Finds where tags end. Quotes are minded near by; a tag with a picture inside ends at the next bracket. */
class TagEnds {
  readonly #html: string;
  #next = -1;

  constructor(html: string) {
    this.#html = html;
  }

  /** -1 where this is no tag. */
  of(from: number): number {
    const html = this.#html;
    if (!/[a-z/!?]/i.test(html[from + 1] ?? '')) return -1;
    let quote = '';
    const last = Math.min(html.length, from + MINDED_CHARACTERS);
    for (let at = from; at < last; at += 1) {
      const letter = html[at] ?? '';
      if (quote !== '') {
        if (letter === quote) quote = '';
      } else if (letter === '"' || letter === "'") quote = letter;
      else if (letter === '>') return at;
    }
    if (this.#next < from && this.#next !== html.length) {
      const found = html.indexOf('>', from);
      this.#next = found === -1 ? html.length : found;
    }
    return this.#next === html.length ? -1 : this.#next;
  }
}

/** Where something that is skipped as a whole ends: a comment, a script, a style. */
function skippedTo(html: string, lower: string, from: number): number | null {
  const end = lower.startsWith('<!--', from)
    ? '-->'
    : lower.startsWith('<script', from)
      ? '</script'
      : lower.startsWith('<style', from)
        ? '</style'
        : null;
  if (end === null) return null;
  const at = lower.indexOf(end, from + 4);
  return at === -1 ? html.length : at + end.length;
}

/** Every row of every table that holds anything, in the order of the page. */
export function htmlRows(html: string): string[][] {
  const rows: string[][] = [];
  const lower = html.toLowerCase();
  const tables: OpenTable[] = [];
  const ends = new TagEnds(html);
  let at = 0;
  while (at < html.length && rows.length <= MAX_SHEET_ROWS) {
    const open = html.indexOf('<', at);
    const textEnd = open === -1 ? html.length : open;
    if (textEnd > at) tables.at(-1)?.addText(html.slice(at, textEnd));
    if (open === -1) break;
    const skipped = skippedTo(html, lower, open);
    const end = skipped === null ? ends.of(open) : -1;
    if (skipped !== null || end === -1) {
      if (skipped === null) tables.at(-1)?.addText('<');
      at = skipped ?? open + 1;
      continue;
    }
    at = end + 1;
    const name = /^<(\/?[a-z][a-z0-9]*)/.exec(lower.slice(open, open + 16))?.[1] ?? '';
    const table = tables.at(-1);
    if (name === 'table') {
      if (tables.length < DEEPEST_TABLE) tables.push(new OpenTable(rows));
    } else if (name === '/table') {
      table?.closeRow();
      tables.pop();
    } else if (name === 'tr') table?.openRow();
    else if (name === '/tr') table?.closeRow();
    else if (name === 'td' || name === 'th') table?.openCell(html.slice(open, end));
    else if (name === '/td' || name === '/th') table?.closeCell();
    else if (/^(br|p|\/p|div|\/div|li)$/.test(name)) table?.addText(' ');
  }
  while (tables.length > 0) tables.pop()?.closeRow();
  return rows;
}
