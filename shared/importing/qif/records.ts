// QIF lines to sections and records. Knows the letters that begin lines and the caret that ends a record, not what dates and amounts mean.
import type { SourceText } from '../source-text.ts';

/** "Category, memo, amount or percentage" of a part of an entry. */
export interface QifSplit {
  readonly category: string;
  readonly memo: string;
  readonly amount: string;
}

/** Lines from 0; `to` is the line of the caret, or the last line of a record that has none. */
export interface QifRecord {
  readonly section: string;
  readonly account: string;
  readonly from: number;
  readonly to: number;
  readonly isClosed: boolean;
  /** By their letter; the first counts, those of a split apart. */
  readonly fields: ReadonlyMap<string, string>;
  /** A lines, in order. */
  readonly address: readonly string[];
  readonly splits: readonly QifSplit[];
  /** The first line of a letter that stands once in an entry and stood before in this record: two records ran together. */
  readonly repeated: { readonly letter: string; readonly first: number; readonly line: number } | null;
}

/** Letters of splits; the entry's own may stand behind those. */
const SPLIT_ONLY = /[E$%]/;
const SECTION = /^!\s*(.*?)\s*$/;
/** What stands before the first heading. */
export const BEFORE_HEADINGS = '';
/** A heading without a name. */
export const UNNAMED = '(unnamed)';
/** Date and amounts of an entry. Some programs date their splits as well. */
const ONCE = /[DTU]/;

export function readRecords(text: SourceText): QifRecord[] {
  const records: QifRecord[] = [];
  let section = BEFORE_HEADINGS;
  let account = '';
  let isAccountList = false;
  let lines: { readonly line: number; readonly content: string }[] = [];
  const close = (isClosed: boolean) => {
    if (lines.length === 0) return;
    const record = recordOf(section, account, lines, isClosed);
    lines = [];
    records.push(record);
    if (section === 'account' && !isAccountList) account = record.fields.get('N') ?? account;
  };
  for (let line = 0; line < text.lineCount; line += 1) {
    const content = text
      .line(line)
      .replace(/^\uFEFF/, '')
      .trim();
    const heading = SECTION.exec(content)?.[1]?.toLowerCase();
    if (heading !== undefined) {
      close(false);
      if (/^(?:option|clear):\s*autoswitch$/.test(heading)) isAccountList = heading.startsWith('option');
      else section = heading.replace(/^type\s*:\s*/, '') || UNNAMED;
      if (!/^(?:account|option|clear)/.test(heading)) isAccountList = false;
    } else if (content !== '') {
      lines.push({ line, content });
      if (content === '^') close(true);
    }
  }
  close(false);
  return records.filter(({ fields, isClosed }) => fields.size > 0 || !isClosed);
}

function recordOf(
  section: string,
  account: string,
  lines: readonly { readonly line: number; readonly content: string }[],
  isClosed: boolean,
): QifRecord {
  const fields = new Map<string, string>();
  const address: string[] = [];
  const splits: { category: string; memo: string; amount: string }[] = [];
  const firsts = new Map<string, number>();
  let repeated: QifRecord['repeated'] = null;
  for (const { line, content } of lines) {
    const [letter, value] = [content[0] ?? '', content.slice(1).trim()];
    const split = splits.at(-1);
    if (letter === '^' && value === '') continue;
    if (ONCE.test(letter) && !(letter === 'D' && split !== undefined)) {
      const first = firsts.get(letter);
      if (first === undefined) firsts.set(letter, line);
      else repeated ??= { letter, first, line };
    }
    if (letter === 'S') splits.push({ category: value, memo: '', amount: '' });
    else if (split !== undefined && letter === 'E') split.memo = value;
    else if (split !== undefined && (letter === '$' || letter === '%')) {
      if (split.amount === '') split.amount = letter === '%' ? `${value}%` : value;
    } else if (letter === 'A') address.push(value);
    else if (!SPLIT_ONLY.test(letter) && !fields.has(letter)) fields.set(letter, value);
  }
  if (splits.length > 0 && fields.size === 0) fields.set('S', '');
  return {
    section,
    account,
    from: lines[0]?.line ?? 0,
    to: lines.at(-1)?.line ?? 0,
    isClosed,
    fields,
    address,
    splits,
    repeated,
  };
}
