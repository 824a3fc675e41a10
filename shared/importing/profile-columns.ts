// A profile's columns found in a file's header, by name, and their cells as values.
import { extraNames, foldName } from './header.ts';
import { columnsOf, type Profile, type RowType } from './profile.ts';

/** A cell as a value: one leading backtick or apostrophe and the blanks and tabs around it are layout. */
export function cleanCell(cell: string): string {
  const trimmed = cell.trim();
  return trimmed.startsWith('`') || trimmed.startsWith("'") ? trimmed.slice(1).trim() : trimmed;
}

const NOTHING = /^0*(\.0*)?$/;

/** Empty, or a zero in any spelling: what issuers put where there is nothing. */
export function isNothing(value: string): boolean {
  return NOTHING.test(value);
}

/** Where the profile's columns stand in this header; absent ones are missing from the map. The first spelling that is there wins. */
export function resolveColumns(profile: Profile, header: readonly string[]): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  header.forEach((cell, index) => {
    const name = foldName(cell);
    if (!positions.has(name)) positions.set(name, index);
  });
  const found = new Map<string, number>();
  for (const [column, spellings] of Object.entries(profile.columns)) {
    const spelling = spellings.map(foldName).find((name) => positions.has(name));
    if (spelling !== undefined) found.set(column, positions.get(spelling) ?? 0);
  }
  return found;
}

export class ProfileColumns {
  readonly #profile: Profile;
  readonly #columns: ReadonlyMap<string, number>;
  readonly #names: readonly string[];
  readonly #extras: ReadonlyMap<RowType, readonly (readonly [name: string, index: number])[]>;

  constructor(profile: Profile, header: readonly string[]) {
    this.#profile = profile;
    this.#columns = resolveColumns(profile, header);
    this.#names = extraNames(header);
    const always = 'column' in profile.currency ? [profile.currency.column] : [];
    this.#extras = new Map(
      profile.rows.map((row) => {
        const used = new Set([...columnsOf(row), ...always].map((column) => this.#columns.get(column)));
        return [row, this.#names.flatMap((name, index) => (used.has(index) ? [] : [[name, index] as const]))];
      }),
    );
  }

  has(column: string): boolean {
    return this.#columns.has(column);
  }

  cell(cells: readonly string[], column: string): string {
    const index = this.#columns.get(column);
    return index === undefined ? '' : cleanCell(cells[index] ?? '');
  }

  /** The column as this file names it. */
  nameOf(column: string): string {
    return this.#names[this.#columns.get(column) ?? -1] ?? this.#profile.columns[column]?.[0] ?? column;
  }

  /** The first of the columns that holds an identifier: issuers write a literal 0 where there is none. */
  firstFilled(
    cells: readonly string[],
    columns: readonly string[],
  ): { readonly value: string; readonly field: string } {
    for (const column of columns) {
      const value = this.cell(cells, column);
      if (value !== '' && value !== '0') return { value, field: this.nameOf(column) };
    }
    return { value: '', field: this.nameOf(columns[0] ?? '') };
  }

  /** What the row type has no field for, where it holds anything. */
  extra(row: RowType, cells: readonly string[]): Record<string, string> {
    const extra: Record<string, string> = {};
    for (const [name, index] of this.#extras.get(row) ?? []) {
      const value = cleanCell(cells[index] ?? '');
      if (value !== '') extra[name] = value;
    }
    return extra;
  }

  mapping(): readonly { readonly column: string; readonly field: string }[] {
    return [...this.#columns].map(([field, index]) => ({ column: this.#names[index] ?? '', field }));
  }
}
