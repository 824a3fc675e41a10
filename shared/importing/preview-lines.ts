// A parsed file line by line: what stands in the file beside what it was read as. A record on several physical lines is one line here.
import type { ParsedFile, Reject } from '../model/import.ts';
import type { SourceRow } from '../model/record.ts';
import { readSourceText, type SourceText } from './source-text.ts';

/** `line` is the first physical line, from 1. Exactly one of row and reject is set, or neither for header-footer. */
export interface PreviewedLine {
  readonly line: number;
  readonly raw: string;
  readonly type: 'row' | 'reject' | 'header-footer';
  readonly row: SourceRow | null;
  readonly reject: Reject | null;
}

export interface PreviewedLines {
  /** Equals the file's linesRead. */
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly PreviewedLine[];
}

/** Lines `offset` to `offset + limit` of the file that `parsed` was parsed from; the bytes must be the same. */
export function previewLines(parsed: ParsedFile, bytes: Uint8Array, offset: number, limit: number): PreviewedLines {
  const text = readSourceText('', bytes, parsed.encoding);
  const source = text.ok ? text : readSourceText('', bytes, null);
  if (!source.ok) return { total: parsed.linesRead, offset, rows: [] };
  return { total: parsed.linesRead, offset, rows: walk(parsed, source.value, offset, limit) };
}

function walk(parsed: ParsedFile, text: SourceText, offset: number, limit: number): PreviewedLine[] {
  const found: PreviewedLine[] = [];
  let nextRow = 0;
  let nextReject = 0;
  let line = 0;
  for (let place = 0; line < text.lineCount && place < offset + limit; place += 1) {
    const row = parsed.rows[nextRow];
    const reject = parsed.rejects[nextReject];
    const isRow = row?.line === line + 1;
    const isReject = !isRow && reject?.line === line + 1;
    const last = isRow
      ? lastLineOf(text, line, row.byteEnd)
      : isReject
        ? line + breaksIn(reject.raw, text.newline)
        : line;
    if (place >= offset) {
      found.push({
        line: line + 1,
        raw: text.span(line, last),
        type: isRow ? 'row' : isReject ? 'reject' : 'header-footer',
        row: isRow ? row : null,
        reject: isReject ? reject : null,
      });
    }
    if (isRow) nextRow += 1;
    if (isReject) nextReject += 1;
    line = last + 1;
  }
  return found;
}

function lastLineOf(text: SourceText, line: number, byteEnd: number): number {
  let last = line;
  while (last + 1 < text.lineCount && text.byteStart(last + 1) < byteEnd) last += 1;
  return last;
}

function breaksIn(raw: string, newline: string): number {
  return raw.split(newline).length - 1;
}
