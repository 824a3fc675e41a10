// Lines cut into cells by bytes of the file's own encoding. A cut through a character is a fault, never a garbled cell.
import type { Encoding } from '../../../model/import.ts';
import type { SourceText } from '../../source-text.ts';
import { decodeStrictly } from '../../text-decoder.ts';

/** `to` is null for what is left of the line. */
export interface ByteColumn {
  readonly name: string;
  readonly from: number;
  readonly to: number | null;
}

const CUT =
  'A column of this line ends in the middle of a character: the line was changed on the way. Download the file again.';

/** The cells of a line, or the sentence that says why it cannot be cut. */
export function cutLine(text: SourceText, line: number, columns: readonly ByteColumn[]): readonly string[] | string {
  const characters = text.line(line);
  const length = text.byteEnd(line) - text.byteStart(line);
  if (characters.length === length) return columns.map(({ from, to }) => characters.slice(from, to ?? undefined));
  const bytes = text.lineBytes(line);
  const cells: string[] = [];
  for (const { from, to } of columns) {
    const cell = decodeCell(bytes.subarray(from, to ?? undefined), text.encoding);
    if (cell === null) return CUT;
    cells.push(cell);
  }
  return cells;
}

function decodeCell(bytes: Uint8Array, encoding: Encoding): string | null {
  const decoded = decodeStrictly(bytes, encoding);
  return decoded === null || decoded.includes('\uFFFD') ? null : decoded;
}
