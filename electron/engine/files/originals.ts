// Kept files as evidence: a range with the lines around it, or the whole file byte for byte.
import type { OriginalPart } from '../../../shared/contract/engine-api.ts';
import { decodeLoosely } from '../../../shared/importing/text-decoder.ts';
import { tellsOfConversion } from '../../../shared/importing/wrappers/converted.ts';
import { ok, type Problem, refuse } from '../../../shared/model/problem.ts';
import { importById } from '../../workspace/tables/imports.ts';
import { containerContent, originalContent } from '../../workspace/tables/originals.ts';
import type { UseCase, UseCases } from '../use-case.ts';
import { noImport } from './import-facts.ts';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** Of a line around the range; a file may be one line of many megabytes. */
const LONGEST_LINE = 4000;
const LONGEST_RANGE = 4_000_000;

const original: UseCase<'original'> = ({ workspace: { database } }, { importId, byteStart, byteEnd, around }) => {
  const view = importById(database, importId);
  const content = view === null ? null : originalContent(database, importId);
  if (view === null || content === null) return refuse(noImport(importId));
  const wrong = rangeProblem(byteStart, byteEnd, content.length);
  if (wrong !== null) return refuse({ ...wrong, file: view.file });
  const decode = (from: number, to: number) => decodeLoosely(content.subarray(from, to), view.encoding);
  const newline = content.includes(LINE_FEED) ? LINE_FEED : CARRIAGE_RETURN;
  const part: OriginalPart = {
    file: view.file,
    sha256: view.sha256,
    encoding: view.encoding,
    size: content.length,
    byteStart,
    byteEnd,
    text: decode(byteStart, byteEnd),
    linesBefore: linesBefore(content, byteStart, around, newline).map(([from, to]) => trimmed(decode(from, to))),
    linesAfter: linesAfter(content, byteEnd, around, newline).map(([from, to]) => trimmed(decode(from, to))),
    line: lineAt(content, byteStart, newline),
  };
  return ok(part);
};

const originalFile: UseCase<'originalFile'> = ({ workspace: { database } }, { importId, container }) => {
  const view = importById(database, importId);
  if (view === null) return refuse(noImport(importId));
  if (!container) {
    const bytes = originalContent(database, importId);
    return bytes === null
      ? refuse(noImport(importId))
      : ok({ file: view.file, sha256: view.sha256, bytes, converted: view.evidence.some(tellsOfConversion) });
  }
  const bytes = containerContent(database, importId);
  if (view.container === null || bytes === null)
    return refuse({
      code: 'usage',
      message: `import ${importId} (${view.file}) came out of no archive or workbook; ask for the file itself`,
      file: view.file,
    });
  return ok({ ...view.container, bytes, converted: false });
};

export const originalCases: UseCases<'original' | 'originalFile'> = { original, originalFile };

type Range = readonly [from: number, to: number];

/** The rest of the line that the range begins in, and the lines before it, first line first. */
function linesBefore(content: Uint8Array, start: number, around: number, newline: number): Range[] {
  const found: Range[] = [];
  let end = start;
  while (found.length < around && end > 0) {
    // A break just before `end` ends the line before it.
    const from = end === 1 ? 0 : content.lastIndexOf(newline, end - 2) + 1;
    found.push([Math.max(from, end - LONGEST_LINE), end]);
    end = from;
  }
  return found.reverse();
}

function linesAfter(content: Uint8Array, end: number, around: number, newline: number): Range[] {
  const found: Range[] = [];
  // The break that ends the last line of the range is no line of its own.
  let from = end;
  if (end > 0 && content[end - 1] !== newline) {
    if (content[from] === CARRIAGE_RETURN && newline === LINE_FEED && content[from + 1] === LINE_FEED) from += 2;
    else if (content[from] === newline) from += 1;
  }
  while (found.length < around && from < content.length) {
    const at = content.indexOf(newline, from);
    const to = at === -1 ? content.length : at + 1;
    found.push([from, Math.min(to, from + LONGEST_LINE)]);
    from = to;
  }
  return found;
}

function lineAt(content: Uint8Array, byteStart: number, newline: number): number {
  let line = 1;
  for (let at = content.indexOf(newline); at !== -1 && at < byteStart; at = content.indexOf(newline, at + 1)) line += 1;
  return line;
}

function trimmed(text: string): string {
  return text.replace(/[\r\n]+$/, '');
}

function rangeProblem(byteStart: number, byteEnd: number, size: number): Problem | null {
  if (byteStart > byteEnd || byteEnd > size)
    return {
      code: 'usage',
      message: `the file has ${size} bytes; a range goes from a first byte to the byte after its last, within them`,
      value: `${byteStart}-${byteEnd}`,
    };
  if (byteEnd - byteStart > LONGEST_RANGE)
    return {
      code: 'usage',
      message: `a range may have up to ${LONGEST_RANGE} bytes; take the whole file instead`,
      value: `${byteStart}-${byteEnd}`,
    };
  return null;
}
