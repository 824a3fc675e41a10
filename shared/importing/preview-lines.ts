// A parsed file line by line: what stands in the file beside what it was read as. A record on several physical lines is one line here, and so is
// each of several records on one physical line.
import type { ParsedFile, Reject } from '../model/import.ts';
import type { SourceRow } from '../model/record.ts';
import { readSourceText, type SourceText } from './source-text.ts';
import { decodeLoosely } from './text-decoder.ts';

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
  return { total: parsed.linesRead, offset, rows: walk(parsed, source.value, bytes, offset, limit) };
}

function walk(parsed: ParsedFile, text: SourceText, bytes: Uint8Array, offset: number, limit: number): PreviewedLine[] {
  const found: PreviewedLine[] = [];
  let nextRow = 0;
  let nextReject = 0;
  /** The first physical line, from 0, that nothing has shown yet. */
  let free = 0;
  for (let place = 0; place < offset + limit; place += 1) {
    const row = parsed.rows[nextRow];
    const reject = parsed.rejects[nextReject];
    const isWanted = place >= offset;
    if (row !== undefined && row.line <= free + 1 && (reject === undefined || row.line <= reject.line)) {
      const last = lastLineOf(text, row.line - 1, row.byteEnd);
      if (isWanted) {
        found.push({ line: row.line, raw: rawOf(text, bytes, row, last), type: 'row', row, reject: null });
      }
      nextRow += 1;
      free = Math.max(free, last + 1);
    } else if (reject !== undefined && reject.line <= free + 1) {
      if (isWanted) found.push({ line: reject.line, raw: reject.raw, type: 'reject', row: null, reject });
      nextReject += 1;
      free = Math.max(free, reject.line + breaksIn(reject.raw, text.newline));
    } else if (free < text.lineCount) {
      if (isWanted) {
        found.push({ line: free + 1, raw: text.line(free), type: 'header-footer', row: null, reject: null });
      }
      free += 1;
    } else break;
  }
  return found;
}

function rawOf(text: SourceText, bytes: Uint8Array, row: SourceRow, last: number): string {
  const isWholeLines = row.byteStart === text.byteStart(row.line - 1) && row.byteEnd === text.byteEnd(last);
  return isWholeLines
    ? text.span(row.line - 1, last)
    : decodeLoosely(bytes.subarray(row.byteStart, row.byteEnd), text.encoding);
}

function lastLineOf(text: SourceText, line: number, byteEnd: number): number {
  let last = line;
  while (last + 1 < text.lineCount && text.byteStart(last + 1) < byteEnd) last += 1;
  return last;
}

function breaksIn(raw: string, newline: string): number {
  return raw.split(newline).length - 1;
}
