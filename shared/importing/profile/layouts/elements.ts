// XML in which each element of one name is a row. Of a broken document the rows behind the fault are read one by one; a torn one is a reject.
import type { ElementLayout } from '../../../model/profile.ts';
import type { SourceText } from '../../source-text.ts';
import type { Place } from '../../xml/places.ts';
import { cellsOf, scanElements } from '../../xml/scan.ts';
import { type OpenTable, wholeLine } from './records.ts';
import { renamedElements } from './renamed-elements.ts';

/** An element as a row. `fault` is a whole sentence for the element in which the document breaks off. */
export interface ElementRecord {
  readonly cells: readonly string[];
  readonly place: Place;
  readonly raw: string;
  readonly fault: string | null;
}

export interface ElementTable {
  readonly records: readonly ElementRecord[];
  /** What is wrong with the document outside its rows, as a part of a sentence, with the line from 1; null where it is whole. */
  readonly broken: { readonly what: string; readonly line: number } | null;
}

/** The first lines are searched only so far: a document may be one long line. */
const SEARCHED_CHARACTERS = 65_536;
const SEARCHED_LINES = 60;

/** null where the text is no XML or its beginning has no such element. */
export function openElements(text: SourceText, { element }: ElementLayout): OpenTable | null {
  if (!beginsWith(text, element)) return null;
  const scanned = scanElements(text, new Set([element]));
  const cells = scanned.elements.map((one) => cellsOf(one.element));
  const header = [...new Set(cells.flatMap((one) => [...one.keys()]))];
  const records: ElementRecord[] = scanned.elements.map(({ place, raw }, index) => ({
    cells: header.map((name) => cells[index]?.get(name) ?? ''),
    place,
    raw,
    fault: null,
  }));
  const { fault, torn, places } = scanned;
  for (const { place, raw } of torn) {
    const sentence = `The document breaks off in this element (${fault?.what ?? ''}). Download the file again.`;
    records.push({ cells: [], place, raw, fault: sentence });
  }
  const known = [...scanned.elements.map((one) => one.element), ...torn.map(({ range }) => range)];
  known.sort((left, right) => left.from - right.from);
  const shortest = cells.reduce((fewest, { size }) => Math.min(fewest, size), header.length);
  for (const range of renamedElements(places, known, new Set(header), shortest))
    records.push({ cells: [], place: places.placeOf(range), raw: places.textOf(range), fault: STRAY });
  records.sort((left, right) => left.place.byteStart - right.place.byteStart);
  records.push(...strayRows(text, header, records));
  records.sort((left, right) => left.place.byteStart - right.place.byteStart);
  return {
    headEnd: -1,
    headerLine: -1,
    header,
    fewest: header.length,
    most: header.length,
    markCell: -1,
    elements: { records, broken: fault === null || torn.length > 0 ? null : { what: fault.what, line: fault.line } },
    sortOf: () => 'row',
    readHead: (line) => wholeLine(text, line),
    readRow: (line) => wholeLine(text, line),
  };
}

const STRAY =
  'The line has the fields of a row, but is no element of this format: it was changed on the way. Download the file again.';
/** Fields of a row that a line of markup has only if it was one. */
const TELLING_FIELDS = 2;

/** Lines that no element stands on: those with a row's fields, whose element lost its name, and those among the rows that are no markup. */
function strayRows(
  text: SourceText,
  header: readonly string[],
  records: readonly ElementRecord[],
): readonly ElementRecord[] {
  const touched = new Set<number>();
  for (const { place } of records) {
    for (let line = place.line; line <= place.lastLine; line += 1) touched.add(line);
  }
  const first = records[0]?.place.line ?? 0;
  const last = records.at(-1)?.place.line ?? 0;
  const fields = header.map((name) => `${name}=`);
  const stray: ElementRecord[] = [];
  for (let index = 0; index < text.lineCount; index += 1) {
    if (touched.has(index + 1)) continue;
    const raw = text.line(index);
    const line = index + 1;
    const isAmongRows = line > first && line < last && raw.trim() !== '' && !raw.trimStart().startsWith('<');
    if (!isAmongRows && fields.filter((field) => raw.includes(field)).length < TELLING_FIELDS) continue;
    const place = { line, lastLine: line, byteStart: text.byteStart(index), byteEnd: text.byteEnd(index) };
    stray.push({ cells: [], place, raw, fault: STRAY });
  }
  return stray;
}

function beginsWith(text: SourceText, element: string): boolean {
  const opening = new RegExp(`<(?:[\\w.-]+:)?${element.replace(/[^\w-]/g, '\\$&')}[\\s/>]`);
  let seenMarkup = false;
  for (let line = 0; line < text.lineCount && line < SEARCHED_LINES; line += 1) {
    const part = text.line(line).slice(0, SEARCHED_CHARACTERS);
    if (!seenMarkup && part.trim() !== '') {
      if (!part.trimStart().startsWith('<')) return false;
      seenMarkup = true;
    }
    if (opening.test(part)) return true;
  }
  return false;
}
