// Data lines that stand in the file twice, letter for letter. Issuers do repeat lines, and people paste them; both book money twice.
import type { Problem } from '../../model/problem.ts';
import type { SourceRow } from '../../model/record.ts';
import type { SourceText } from '../source-text.ts';

const NAMED_PAIRS = 3;

/** One warning with the first pairs. Only rows that are exactly one physical line are compared. */
export function repeatedLines(text: SourceText, rows: readonly SourceRow[]): Problem[] {
  const seen = new Map<string, number>();
  const pairs: { readonly line: number; readonly first: number }[] = [];
  let count = 0;
  for (const { line, byteStart, byteEnd } of rows) {
    const index = line - 1;
    if (byteStart !== text.byteStart(index) || byteEnd !== text.byteEnd(index)) continue;
    const raw = text.line(index);
    const first = seen.get(raw);
    if (first === undefined) {
      seen.set(raw, line);
      continue;
    }
    // Several rows may be read from one line; they do not repeat it.
    if (first === line) continue;
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
