// Rows of an XML table whose element lost its name or a bracket: found by the fields of a row that stand between the rows that were read.
import type { TextPlaces, TextRange } from '../../xml/places.ts';

/** Of the fields of the shortest row, so much must stand together: other elements have some of the same names. */
const SHARE = 0.5;
const FEWEST = 2;

/** `known`: the ranges of what was read, in file order. `fields`: names of attributes and children of the rows. `shortest`: how many a row has at least. */
export function renamedElements(
  { whole }: TextPlaces,
  known: readonly TextRange[],
  fields: ReadonlySet<string>,
  shortest: number,
): readonly TextRange[] {
  const enough = Math.max(FEWEST, Math.ceil(shortest * SHARE));
  const found: TextRange[] = [];
  if (fields.size === 0 || known.length === 0) return found;
  const end: TextRange = { from: whole.length, to: whole.length };
  let from = 0;
  for (const range of [...known, end]) {
    const gap = whole.slice(from, range.from);
    for (const group of groupsIn(gap, fields, range === end)) {
      const part = gap.slice(group.from, group.to);
      if (group.names.size < enough) continue;
      const start = from + group.from + part.length - part.trimStart().length;
      found.push({ from: start, to: start + part.trim().length });
    }
    from = Math.max(from, range.to);
  }
  return found;
}

interface Group extends TextRange {
  readonly names: ReadonlySet<string>;
}

/** A tag with its bracket, or the name of an attribute. */
const TOKEN = /<(\/?)(?:[\w.-]+:)?([\w.-]+)|(?<=\s)(?:[\w.-]+:)?([\w.-]+)\s*=/g;

/** Fields that stand together: up to a tag that is no field, or to a field that comes again. */
function groupsIn(gap: string, fields: ReadonlySet<string>, isLast: boolean): readonly Group[] {
  const groups: { from: number; last: number; names: Set<string> }[] = [];
  let open = { from: 0, last: 0, names: new Set<string>() };
  const begin = (from: number) => {
    if (open.names.size > 0) groups.push(open);
    open = { from, last: from, names: new Set() };
  };
  for (const { index, 1: slash, 2: tag, 3: attribute } of gap.matchAll(TOKEN)) {
    const name = tag ?? attribute ?? '';
    if (!fields.has(name)) {
      if (tag !== undefined && slash === '') begin(index);
      continue;
    }
    if (slash === '/') continue;
    if (open.names.has(name)) begin(index);
    open.names.add(name);
    open.last = index;
  }
  begin(gap.length);
  return groups.map(({ from, last, names }, index) => {
    const closed = gap.indexOf('>', last);
    const to = groups[index + 1]?.from ?? (isLast && closed !== -1 ? closed + 1 : gap.length);
    return { from, to, names };
  });
}
