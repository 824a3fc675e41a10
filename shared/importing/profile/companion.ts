// The second file of a pair, which holds the totals of the first.
import type { Profile } from '../../model/profile.ts';
import { recordReader } from '../csv-record.ts';
import type { SiblingFile } from '../format.ts';
import { foldName } from '../header.ts';
import { headerCandidates } from '../header-search.ts';
import { readSourceText, type SourceText } from '../source-text.ts';
import { cleanCell } from '../values/key.ts';
import type { Stated } from './facts.ts';

interface FoundCompanion {
  readonly line: number;
  readonly delimiter: string;
  readonly header: readonly string[];
}

/** The header of a companion in a text, or null. */
export function findCompanion(profile: Profile, text: SourceText): FoundCompanion | null {
  const { companion } = profile;
  if (companion === null || companion.columns.length === 0) return null;
  for (const { line, delimiter, cells } of headerCandidates(text)) {
    const names = new Set(cells.map(foldName));
    if (companion.columns.every((column) => names.has(foldName(column)))) return { line, delimiter, header: cells };
  }
  return null;
}

/** The totals that a file of the same drop states for this one; of several, the one whose name is most alike. */
export function companionClaims(
  profile: Profile,
  siblings: readonly SiblingFile[],
  fileName: string,
): { readonly fileName: string; readonly stated: readonly Stated[] } | null {
  if (profile.companion === null) return null;
  const byLikeness = siblings
    .filter(({ name }) => name !== fileName)
    .toSorted((left, right) => likeness(right.name, fileName) - likeness(left.name, fileName));
  for (const sibling of byLikeness) {
    const text = readSourceText(sibling.name, sibling.bytes, null);
    if (!text.ok) continue;
    const stated = statedIn(profile, text.value);
    if (stated !== null) return { fileName: sibling.name, stated };
  }
  return null;
}

/** The row of totals of a companion, or null where the text is none. */
function statedIn(profile: Profile, text: SourceText): readonly Stated[] | null {
  const { companion } = profile;
  const found = findCompanion(profile, text);
  if (companion === null || found === null) return null;
  const read = recordReader(text, { delimiter: found.delimiter, backtick: false, quote: true });
  for (let line = found.line + 1; line < text.lineCount; ) {
    const record = read(line, found.header.length);
    if (cleanCell(record.cells[0] ?? '').startsWith(companion.row)) {
      return Object.entries(companion.totals).flatMap(([column, name]) => {
        const index = found.header.findIndex((cell) => foldName(cell) === foldName(column));
        return index === -1 ? [] : [{ name, label: column, value: cleanCell(record.cells[index] ?? '') }];
      });
    }
    line += record.lines;
  }
  return null;
}

function likeness(left: string, right: string): number {
  let shared = 0;
  while (shared < left.length && left[shared] === right[shared]) shared += 1;
  return shared;
}
