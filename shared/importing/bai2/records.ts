// BAI2 text to logical records: a record with its 88 continuations. Takes what banks do: no "/" at the end, text broken over lines, several records on a line.
import type { SourceText } from '../source-text.ts';

/** A logical record; lines from 0. `code` is '' for a line that belongs to nothing. */
export interface Bai2Record {
  readonly code: string;
  /** What stands behind the code and before the closing "/", of the record and of each 88 below it. */
  readonly segments: readonly string[];
  readonly from: number;
  readonly to: number;
  /** Records as the trailers count them: itself and its 88s. */
  readonly count: number;
}

const CODE = /^(01|02|03|16|49|88|98|99)(?:,|\/|$)/;
/** Where a further record begins on the same line. Text may hold slashes, so the beginning must be that of a record. */
const NEXT_ON_LINE = /\/[ \t]+(?=0[1-3],|16,\d{3},|88,|(?:49|98|99),[+-]?\d)/;
/** Stands between what a bank broke into lines; no record holds it. */
const BROKEN = '\n';
/** Stands before what an 88 continues; no record holds it. */
const CONTINUED = '\u0001';

export function readRecords(text: SourceText): Bai2Record[] {
  const records: Bai2Record[] = [];
  let open: { code: string; segments: string[]; from: number; to: number; count: number } | null = null;
  let isEnded = true;
  for (let line = 0; line < text.lineCount; line += 1) {
    if (text.line(line).trim() === '') continue;
    const pieces = text.line(line).split(NEXT_ON_LINE);
    for (const [place, whole] of pieces.entries()) {
      const piece = whole.trim();
      const code = CODE.exec(piece)?.[1];
      const endsHere = piece.endsWith('/') || place < pieces.length - 1;
      const body = withoutEnd(code === undefined ? piece : piece.slice(3));
      if (code === '88' && open !== null) {
        open.segments.push(body);
        open.count += 1;
        open.to = line;
      } else if (code === undefined && open !== null && !isEnded) {
        open.segments.push(`${open.segments.pop() ?? ''}${BROKEN}${body}`);
        open.to = line;
      } else {
        open = { code: code ?? '', segments: [body], from: line, to: line, count: 1 };
        records.push(open);
      }
      isEnded = endsHere;
    }
  }
  return records;
}

function withoutEnd(piece: string): string {
  return piece.endsWith('/') ? piece.slice(0, -1) : piece;
}

/** The fields of a record in order, those of its 88s behind its own. */
export function fieldsOf(record: Bai2Record): readonly string[] {
  return record.segments.join(`,${CONTINUED}`).split(',');
}

export function cleanField(field: string | undefined): string {
  return (field ?? '').replaceAll(BROKEN, '').replaceAll(CONTINUED, '').trim();
}

/** Free text from a field on: commas belong to it, breaks and continuations are blanks. */
export function textFrom(fields: readonly string[], from: number): string {
  return fields
    .slice(from)
    .join(',')
    .replaceAll(`,${CONTINUED}`, ' ')
    .replaceAll(CONTINUED, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
