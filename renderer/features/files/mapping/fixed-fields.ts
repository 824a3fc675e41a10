// The fields of a fixed-width layout as boundaries in bytes: set, moved, removed, named. Every change is a new layout.
import type { Encoding } from '../../../../shared/model/import.ts';
import type { FixedLayout } from '../../../../shared/model/profile.ts';
import { placedCharacters } from './byte-widths.ts';

export interface FieldSpan {
  readonly name: string;
  readonly from: number;
  /** The first byte behind it. */
  readonly to: number;
}

export function spansOf(layout: FixedLayout): FieldSpan[] {
  let from = 0;
  return layout.fields.map(({ name, length }) => {
    const span = { name, from, to: from + length };
    from += length + layout.separator;
    return span;
  });
}

/** Bytes between two fields go to the field before them: their blanks are layout and are stripped. */
function layoutOf(starts: readonly { readonly name: string; readonly from: number }[], end: number): FixedLayout {
  const names = numbered(starts.map(({ name }) => name));
  const fields = starts.map(({ from }, at) => ({
    name: names[at] ?? String(at + 1),
    length: (starts[at + 1]?.from ?? end) - from,
  }));
  return { type: 'fixed', separator: 0, fields, needed: fields.at(-1)?.name ?? '' };
}

/** Fields that nobody named are counted anew from 1; a number that a person gave to a field is like any name that it clashes with: counted. */
function numbered(names: readonly string[]): string[] {
  return names.map((name, at) => (/^\d+$/.test(name) ? String(at + 1) : name));
}

/** Old name -> new name of the fields that are still there; those that begin where they began, or all in order where none came or went. */
export function renamedFields(before: FixedLayout, after: FixedLayout): ReadonlyMap<string, string> {
  const old = spansOf(before);
  const now = spansOf(after);
  const isSameNumber = old.length === now.length;
  return new Map(
    old.flatMap(({ name, from }, at): [string, string][] => {
      const found = isSameNumber ? now[at] : now.find((each) => each.from === from);
      return found === undefined ? [] : [[name, found.name]];
    }),
  );
}

const endOf = (layout: FixedLayout) => spansOf(layout).at(-1)?.to ?? 0;

/** The name of a new field until it is counted. */
const UNNAMED = '0';

/** Bytes at which a field begins, without the first, and the end of the last. */
export function boundariesOf(layout: FixedLayout): number[] {
  const spans = spansOf(layout);
  return [...spans.slice(1).map(({ from }) => from), ...spans.slice(-1).map(({ to }) => to)];
}

/** Sets a boundary before byte `at`, or removes the one that is there; behind the last field it makes a new last one. */
export function withBoundaryToggled(layout: FixedLayout, at: number): FixedLayout {
  const spans = spansOf(layout);
  const end = endOf(layout);
  if (at <= 0) return layout;
  if (at === end) return spans.length < 2 ? layout : layoutOf(spans.slice(0, -1), spans.at(-1)?.from ?? end);
  if (at > end) return layoutOf([...spans, { name: UNNAMED, from: end }], at);
  const others = spans.filter(({ from }) => from !== at);
  if (others.length < spans.length) return layoutOf(others, end);
  const split = [...spans, { name: UNNAMED, from: at }].sort((left, right) => left.from - right.from);
  return layoutOf(split, end);
}

/** Moves a boundary as far as its neighbours allow. */
export function withBoundaryMoved(layout: FixedLayout, at: number, to: number): FixedLayout {
  const boundaries = boundariesOf(layout);
  const index = boundaries.indexOf(at);
  if (index < 0) return layout;
  const least = (boundaries[index - 1] ?? 0) + 1;
  const most = (boundaries[index + 1] ?? Number.POSITIVE_INFINITY) - 1;
  const next = Math.min(Math.max(to, least), most);
  const spans = spansOf(layout);
  const isEnd = index === boundaries.length - 1;
  const starts = isEnd ? spans : spans.map((span, place) => (place === index + 1 ? { ...span, from: next } : span));
  return layoutOf(starts, isEnd ? next : endOf(layout));
}

/** Names stay apart: one that is taken already is refused by leaving the layout as it is. */
export function withFieldNamed(layout: FixedLayout, index: number, name: string): FixedLayout {
  const before = layout.fields[index]?.name;
  if (name.trim() === '' || before === undefined || layout.fields.some((field) => field.name === name)) return layout;
  const fields = layout.fields.map((field, at) => (at === index ? { ...field, name } : field));
  return { ...layout, fields, needed: layout.needed === before ? name : layout.needed };
}

/** A first proposal: fields begin where every line has a blank before them and at least one has none. */
export function proposedLayout(lines: readonly string[], encoding: Encoding, most: number): FixedLayout {
  const filled = new Set<number>();
  let end = 1;
  for (const line of lines) {
    for (const { character, at, bytes } of placedCharacters(line, encoding, most)) {
      if (character.trim() !== '') for (let byte = at; byte < at + bytes; byte += 1) filled.add(byte);
      end = Math.max(end, at + bytes);
    }
  }
  const starts = [0];
  for (let byte = 1; byte < end; byte += 1) if (filled.has(byte) && !filled.has(byte - 1)) starts.push(byte);
  return layoutOf(
    starts.map((from, at) => ({ name: String(at + 1), from })),
    end,
  );
}
