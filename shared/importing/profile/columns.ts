// A profile's columns found in a file's header, by name, and the values that stand under them. Facts of the file stand in where a column is silent.
import type { Profile } from '../../model/profile.ts';
import { extraNames, foldName } from '../header.ts';
import { cleanCell } from '../values/key.ts';
import { layoutNames } from './names.ts';

export type Cells = readonly string[];
export type CellText = (cells: Cells) => string;

const NOTHING = /^[+-]?0*(\.0*)?$/;

/** Empty, or a zero in any spelling: what issuers put where there is nothing. */
export function isNothing(value: string): boolean {
  return NOTHING.test(value);
}

/** Every profile asks every possible header: names are folded once per header and once per profile. */
const positionsKept = new WeakMap<readonly string[], ReadonlyMap<string, number>>();
const spellingsKept = new WeakMap<Profile['columns'], readonly (readonly [string, readonly string[]])[]>();

function positionsIn(header: readonly string[]): ReadonlyMap<string, number> {
  const kept = positionsKept.get(header);
  if (kept !== undefined) return kept;
  const positions = new Map<string, number>();
  header.forEach((cell, index) => {
    const name = foldName(cell);
    if (!positions.has(name)) positions.set(name, index);
  });
  positionsKept.set(header, positions);
  return positions;
}

function spellingsOf({ columns }: Profile): readonly (readonly [string, readonly string[]])[] {
  let kept = spellingsKept.get(columns);
  if (kept === undefined) {
    kept = Object.entries(columns).map(([column, spellings]) => [column, spellings.map(foldName)] as const);
    spellingsKept.set(columns, kept);
  }
  return kept;
}

/** Where the profile's columns stand in this header; absent ones are missing from the map. The first spelling that is there wins. */
export function resolveColumns(profile: Profile, header: readonly string[]): ReadonlyMap<string, number> {
  const positions = positionsIn(header);
  const found = new Map<string, number>();
  for (const [column, spellings] of spellingsOf(profile)) {
    const spelling = spellings.find((name) => positions.has(name));
    if (spelling !== undefined) found.set(column, positions.get(spelling) ?? 0);
  }
  for (const name of layoutNames(profile.layout)) {
    const position = header.indexOf(name);
    if (!found.has(name) && position !== -1) found.set(name, position);
  }
  return found;
}

export class ProfileColumns {
  readonly #profile: Profile;
  readonly #columns: ReadonlyMap<string, number>;
  readonly #names: readonly string[];
  readonly #markCell: number;
  readonly #fact: (name: string) => string;

  /** `fact` gives the latest value that the file stated under a name, '' for none. */
  constructor(profile: Profile, header: readonly string[], markCell: number, fact: (name: string) => string) {
    this.#profile = profile;
    this.#columns = resolveColumns(profile, header);
    this.#names = extraNames(header);
    this.#markCell = markCell;
    this.#fact = fact;
  }

  /** The cell under a column, else the fact of that name, without the layout around it. */
  reader(name: string): CellText {
    const index = this.#columns.get(name);
    const fact = this.#fact;
    if (index === undefined) return () => fact(name);
    return (cells) => {
      const value = cleanCell(cells[index] ?? '');
      return value === '' ? fact(name) : value;
    };
  }

  has(name: string): boolean {
    return this.#columns.has(name);
  }

  /** The column as this file names it. */
  nameOf(name: string): string {
    return this.#names[this.#columns.get(name) ?? -1] ?? this.#profile.columns[name]?.[0] ?? name;
  }

  /** Reads what none of the columns takes, where it holds anything. */
  extrasBut(columns: readonly string[]): (cells: Cells) => Record<string, string> {
    const used = new Set(columns.map((column) => this.#columns.get(column)));
    const extras = this.#names.flatMap((name, index) =>
      used.has(index) || index === this.#markCell ? [] : [[name, index] as const],
    );
    return (cells) => {
      const extra: Record<string, string> = {};
      for (const [name, index] of extras) {
        const value = cleanCell(cells[index] ?? '');
        if (value !== '') extra[name] = value;
      }
      return extra;
    };
  }

  /** File column -> the canonical fields that take it, else the profile's own name for it. */
  mapping(): readonly { readonly column: string; readonly field: string }[] {
    const fields = new Map<string, string[]>();
    for (const all of [this.#profile.fields, ...this.#profile.rows.map((row) => row.fields)]) {
      for (const [field, source] of Object.entries(all)) {
        for (const column of [...source.from, ...source.join, ...source.sum]) {
          const known = fields.get(column) ?? [];
          if (!known.includes(field)) fields.set(column, [...known, field]);
        }
      }
    }
    return [...this.#columns].map(([column, index]) => ({
      column: this.#names[index] ?? '',
      field: fields.get(column)?.join(', ') ?? column,
    }));
  }
}
