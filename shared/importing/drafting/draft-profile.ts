// A guess at how an unknown file is read: layout, columns, numbers, dates, words, totals. Every guess says why; nothing is kept before a person looks at it.
import type { DraftColumn, ProfileDraft } from '../../model/draft.ts';
import type { Layout, Profile } from '../../model/profile.ts';
import type { Source } from '../../model/record.ts';
import type { SourceText } from '../source-text.ts';
import type { DraftTable } from './cells.ts';
import { meaningOf, type Role } from './column-names.ts';
import { type ColumnValues, columnValues } from './column-values.ts';
import { type DraftedFields, draftFields } from './draft-fields.ts';
import { findTable } from './find-table.ts';
import { noteBeginnings } from './foot-lines.ts';
import { guessSource } from './guess-source.ts';
import { type Candidate, matchColumns } from './match-columns.ts';
import { statedFacts } from './stated-facts.ts';

export interface DraftAsked {
  /** null: guessed. */
  readonly source: Source | null;
  readonly layout: Layout | null;
  /** From 1; 0: there is none; null: guessed. */
  readonly headerLine: number | null;
}

/** Never fails: what cannot be told is left out and named in `missing`. */
export function draftProfile(text: SourceText, asked: DraftAsked): ProfileDraft {
  const table = findTable(text, asked.layout, asked.headerLine);
  const candidates = table.names.map((name, index): Candidate => {
    const values = columnValues(
      index,
      table.rows.map((cells) => cells[index] ?? ''),
    );
    return { values, meaning: meaningOf(name) };
  });
  const roles = new Set(candidates.flatMap(({ meaning }) => (meaning === null ? [] : [meaning.role])));
  const source = asked.source ?? guessSource(roles);
  const names = new Set(table.names);
  const outside = [...table.head, ...table.others.map(({ text: line }) => line)];
  const delimiter =
    table.layout.type === 'delimited' && table.layout.delimiter !== 'blanks' ? table.layout.delimiter : null;
  const labelled = statedFacts(outside, delimiter, { rows: null, sums: [] }, names);
  const drafted = draftFields(source, table, matchColumns(source, candidates), labelled.values, hanIn(text, table));
  const stated = statedFacts(
    outside,
    delimiter,
    { rows: table.whole ? table.rows.length : null, sums: table.whole ? drafted.sums : [] },
    new Set([...names, ...[...drafted.used.values()].map(({ field }) => field)]),
  );
  const firstCells = table.rows.map((cells) => cells.find((cell) => cell !== '') ?? '');
  const unstated = [
    ...(table.header === null ? table.head : []),
    ...table.others.map(({ text: line, cells }) =>
      cells.length > 1 ? (cells.find((cell) => cell.trim() !== '') ?? line) : line,
    ),
  ].filter((line) => !stated.lines.has(line));
  const isFunds = source === 'funds';
  const profile: Profile = {
    name: '',
    version: 1,
    title: titleOf(text.fileName),
    source,
    proven: 'none',
    channel: { codes: [], names: [] },
    recognise: recognitionOf(text, table, drafted.used.get(0)?.field ?? ''),
    encoding: text.encoding === 'utf-8' || text.encoding === 'gb18030' ? null : text.encoding,
    layout: table.layout,
    columns:
      table.header === null
        ? {}
        : Object.fromEntries(table.names.map((name, index) => [name, [table.header?.[index] ?? name]])),
    required: drafted.required,
    headers: table.header === null ? [] : [table.header],
    notes: noteBeginnings(unstated, firstCells),
    facts: stated.facts,
    totals: stated.totals,
    amounts: drafted.amounts,
    times: drafted.times,
    fields: drafted.fields,
    rows: drafted.rows,
    kind: drafted.kind,
    balance: isFunds ? drafted.balance : null,
    groups: null,
    companion: null,
  };
  return { profile, columns: columnsOf(table, candidates, drafted), missing: drafted.missing };
}

/** The file's name without its folder, ending, and the dates and numbers that change from day to day. */
export function titleOf(fileName: string): string {
  const base = fileName.replace(/^.*[/\\]/, '').replace(/\.[A-Za-z0-9]{1,5}$/, '');
  const plain = base
    .replace(/(?:19|20)\d{2}[-_.年]?(?:0[1-9]|1[0-2])[-_.月]?(?:(?:0[1-9]|[12]\d|3[01])日?)?/g, ' ')
    .replace(/\d{4,}/g, ' ')
    .replace(/\s*[(（]\s*\d*\s*[)）]/g, '')
    .replace(/\s*([-_.])[-_.\s]*/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(/^[-_.\s]+|[-_.\s]+$/g, '');
  return plain === '' ? base : plain;
}

const HAN = /\p{Script=Han}/u;

function hanIn(text: SourceText, table: DraftTable): boolean {
  const firstCells = table.rows.slice(0, 50).flat();
  return text.encoding === 'gb18030' || [...table.names, ...table.head, ...firstCells].some((part) => HAN.test(part));
}

/** Files without a header are told by their shape, which the trial reading shows; dates, numbers and words of rows change from day to day. */
function recognitionOf(text: SourceText, table: DraftTable, firstField: string): Profile['recognise'] {
  const columns = table.header === null ? [] : table.names;
  const headerText = table.header === null && table.headerLine >= 0 ? text.line(table.headerLine).trim() : '';
  const texts = headerText === '' || /\d/.test(headerText) ? [] : [headerText];
  const isWord = ['kind', 'status', 'direction', 'currency'].includes(firstField);
  return {
    columns,
    texts,
    begins: columns.length + texts.length > 0 || isWord ? [] : rowBeginnings(text, table),
    files: [],
  };
}

/** The letters that every row begins with, where there are any: "ORD" of ORD00000001. */
function rowBeginnings(text: SourceText, { rows }: DraftTable): readonly string[] {
  if (rows.length < 2) return [];
  const [[first = ''] = []] = rows;
  let letters = /^\p{L}*/u.exec(first)?.[0] ?? '';
  for (const [cell = ''] of rows) while (!cell.startsWith(letters)) letters = letters.slice(0, -1);
  if (letters.length < 2) return [];
  // As the file writes it: quotes and marks may stand before the cell.
  let written = 0;
  for (let line = 0; line < text.lineCount && written < rows.length; line += 1)
    if (text.line(line).trimStart().startsWith(letters)) written += 1;
  return written < rows.length ? [] : [letters];
}

const KEPT: Readonly<Partial<Record<Role, string>>> = {
  party: 'the name tells of the other side; it is kept beside the record',
  'other-amount': 'another amount of the row; it is kept beside the record',
  serial: 'a running number; it is kept beside the record',
};

function columnsOf(table: DraftTable, candidates: readonly Candidate[], drafted: DraftedFields): DraftColumn[] {
  return table.names.map((column, index) => {
    const found = drafted.used.get(index);
    const candidate: ColumnValues | undefined = candidates[index]?.values;
    const samples = candidate?.samples ?? [];
    if (found !== undefined) return { column, ...found, samples };
    const role = candidates[index]?.meaning?.role;
    const because =
      (role === undefined ? undefined : KEPT[role]) ?? 'nothing asks for it; it is kept beside the record';
    return { column, field: '', confidence: 0, because, samples };
  });
}
