// The shape of a made-up file of a format: how its head, any number of rows, and its foot look. Every shipped profile has one.

export interface Fixture {
  readonly fileName: string;
  readonly head: readonly string[];
  /** The row of a number from 1; every row must read, as a record or left out. */
  readonly row: (number: number) => string;
  readonly foot: readonly string[];
  /** Only UTF-8 where the issuer never writes GB18030. */
  readonly chinese: boolean;
  /** Whether a damaged first row, or in markup any row, cannot be told any more from what stands around rows. */
  readonly isHidden?: (text: string) => boolean;
}

type Cell = string | ((number: number) => string);

const FILE_NAME = 'file.txt';

export function lines(row: (number: number) => string, around: Partial<Fixture> = {}): Fixture {
  return { fileName: FILE_NAME, head: [], foot: [], chinese: true, row, ...around };
}

/** A table with a header: a column's name and its value, or what gives its value. */
export function table(
  delimiter: string,
  columns: Readonly<Record<string, Cell>>,
  around: Partial<Fixture> = {},
): Fixture {
  return {
    fileName: FILE_NAME,
    foot: [],
    chinese: true,
    row: (number) =>
      Object.values(columns)
        .map((cell) => (typeof cell === 'string' ? cell : cell(number)))
        .join(delimiter),
    ...around,
    head: [...(around.head ?? []), Object.keys(columns).join(delimiter)],
  };
}

/** Fields padded to their lengths in bytes, one blank behind each; ASCII only. */
export const padded = (fields: readonly (readonly [value: string, length: number])[]): string =>
  fields.map(([value, length]) => value.padEnd(length)).join(' ');

/** The names of a header, each with an empty cell but for those that are given. */
export function cellsOf(header: string, given: Readonly<Record<string, Cell>>): Record<string, Cell> {
  return Object.fromEntries(header.split(',').map((name) => [name, given[name] ?? '']));
}
