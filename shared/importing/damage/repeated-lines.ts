// Data lines that stand in the file twice, letter for letter. Issuers do repeat lines, and people paste them; both book money twice.
import type { Problem } from '../../model/problem.ts';
import type { SourceRow } from '../../model/record.ts';
import type { SourceText } from '../source-text.ts';

const NAMED_PAIRS = 3;

/** FNV-1a over the bytes of a line: cheaper than keeping every line as a key. */
function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash;
}

/** The earlier line, from 1, that is letter for letter the same; else the line is kept. Lines of the same hash are told apart by their text. */
function earlierLines(text: SourceText): (line: number) => number | undefined {
  const byHash = new Map<number, number>();
  const clashing = new Map<string, number>();
  return (line) => {
    const hash = hashOf(text.lineBytes(line - 1));
    const first = byHash.get(hash);
    if (first === undefined) {
      byHash.set(hash, line);
      return undefined;
    }
    const raw = text.line(line - 1);
    if (text.line(first - 1) === raw) return first;
    const other = clashing.get(raw);
    if (other === undefined) clashing.set(raw, line);
    return other;
  };
}

/** One warning with the first pairs. Only rows that are exactly one physical line are compared. */
export function repeatedLines(text: SourceText, rows: readonly SourceRow[]): Problem[] {
  const earlier = earlierLines(text);
  const pairs: { readonly line: number; readonly first: number }[] = [];
  let count = 0;
  for (const { line, byteStart, byteEnd } of rows) {
    const index = line - 1;
    if (byteStart !== text.byteStart(index) || byteEnd !== text.byteEnd(index)) continue;
    const first = earlier(line);
    // Several rows may be read from one line; they do not repeat it.
    if (first === undefined || first === line) continue;
    count += 1;
    if (pairs.length < NAMED_PAIRS) pairs.push({ line, first });
  }
  const [earliest] = pairs;
  if (earliest === undefined) return [];
  const named = pairs.map(({ line, first }) => `${line} = ${first}`).join(', ');
  const more = count > pairs.length ? ', …' : '';
  const file = text.fileName;
  return [
    {
      code: 'warning',
      message: `${file}: ${count} data lines repeat an earlier line exactly (lines ${named}${more}): ask the issuer whether they happened twice; every row is read.`,
      file,
      line: earliest.line,
      value: text.line(earliest.line - 1).slice(0, 200),
    },
  ];
}
