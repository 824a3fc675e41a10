// Damaged copies of a file, the same ones in every run: cut, bytes changed, lines doubled, dropped or swapped, columns swapped; and damaged lines.
import { gb18030, utf8 } from '../bytes.testing.ts';

/** Numbers in [0, below), from a seed. */
export function numbers(seed: number): (below: number) => number {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export type Next = (below: number) => number;

const cut = (bytes: Uint8Array, next: Next) => bytes.slice(0, next(bytes.length));

function changed(bytes: Uint8Array, next: Next): Uint8Array {
  const copy = bytes.slice();
  for (let times = 1 + next(5); times > 0; times -= 1) copy[next(copy.length)] = next(256);
  return copy;
}

/** Lines are taken apart as Latin-1, so that every byte stays what it is. */
function withLines(bytes: Uint8Array, edit: (lines: string[]) => void): Uint8Array {
  const lines = Array.from(bytes, (byte) => String.fromCharCode(byte))
    .join('')
    .split('\n');
  edit(lines);
  return Uint8Array.from(lines.join('\n'), (letter) => letter.charCodeAt(0));
}

const doubled = (bytes: Uint8Array, next: Next) =>
  withLines(bytes, (lines) => {
    const at = next(lines.length);
    lines.splice(at, 0, lines[at] ?? '');
  });

const dropped = (bytes: Uint8Array, next: Next) =>
  withLines(bytes, (lines) => {
    lines.splice(next(lines.length), 1);
  });

const swappedLines = (bytes: Uint8Array, next: Next) =>
  withLines(bytes, (lines) => {
    const at = next(lines.length);
    lines.push(...lines.splice(at, 1));
  });

const swappedColumns = (bytes: Uint8Array, next: Next) =>
  withLines(bytes, (lines) => {
    const delimiter = [',', '|', '\t', ';', '^', ' '][next(6)] ?? ',';
    const column = next(6);
    lines.forEach((line, index) => {
      const cells = line.split(delimiter);
      cells.splice(column, 0, ...cells.splice(column + 1, 1));
      lines[index] = cells.join(delimiter);
    });
  });

const MUTATIONS = [cut, changed, changed, doubled, dropped, swappedLines, swappedColumns];

export function mutatedCopies(bytes: Uint8Array, count: number): readonly Uint8Array[] {
  const next = numbers(bytes.length);
  return Array.from({ length: count }, (_, index) => {
    const mutate = MUTATIONS[index % MUTATIONS.length] ?? cut;
    return mutate(bytes, next);
  });
}

/** A text in encodings that it is not in, and without its Chinese. */
export function wrongEncodings(text: string): readonly Uint8Array[] {
  const unicode = utf8(text);
  return [
    unicode,
    utf8(Array.from(unicode, (byte) => String.fromCharCode(byte)).join('')),
    Uint8Array.from(text, (letter) => letter.charCodeAt(0) % 256),
    gb18030(text).map((byte) => (byte > 0x7f ? 0x3f : byte)),
  ];
}

const DELIMITERS = [',', '|', '\t', ';', '^', ' '];
const ODD = ['x', '1', '"', '-', '.', '#', '合', '\u00e9', '`', ' ', '\t', ',', '|', '=', '0', '/', 'E', ':'];

/** The delimiter that the line has most of. */
function delimiterOf(line: string): string {
  return DELIMITERS.reduce((best, one) => (line.split(one).length > line.split(best).length ? one : best));
}

const DAMAGES: Readonly<Record<string, (line: string, next: Next) => string>> = {
  cut: (line, next) => line.slice(0, 1 + next(line.length - 1)),
  'cut head': (line, next) => line.slice(next(line.length - 1)),
  'odd letter': (line, next) => {
    const at = next(line.length);
    return line.slice(0, at) + (ODD[next(ODD.length)] ?? 'x') + line.slice(at + 1);
  },
  'letter more': (line, next) => {
    const at = next(line.length + 1);
    return line.slice(0, at) + (ODD[next(ODD.length)] ?? 'x') + line.slice(at);
  },
  'letter less': (line, next) => {
    const at = next(line.length);
    return line.slice(0, at) + line.slice(at + 1);
  },
  'amount broken': (line) => line.replace(/\d+\.\d+/g, 'abc'),
  'digits gone': (line) => line.replace(/\d/g, '?'),
  'cell gone': (line, next) => {
    const delimiter = delimiterOf(line);
    const cells = line.split(delimiter);
    cells.splice(next(cells.length), 1);
    return cells.join(delimiter);
  },
  'cell empty': (line, next) => {
    const delimiter = delimiterOf(line);
    const cells = line.split(delimiter);
    cells[next(cells.length)] = '';
    return cells.join(delimiter);
  },
  'cells swapped': (line, next) => {
    const delimiter = delimiterOf(line);
    const cells = line.split(delimiter);
    const at = next(cells.length);
    cells.push(...cells.splice(at, 1));
    return cells.join(delimiter);
  },
  'one number': (line, next) => String(next(100_000) + line.length),
};

/** A line damaged in one way, never empty. */
export function damagedLine(line: string, next: Next): { readonly text: string; readonly how: string } {
  const names = Object.keys(DAMAGES);
  const how = names[next(names.length)] ?? 'cut';
  const text = DAMAGES[how]?.(line, next) ?? '';
  return text.trim() === '' ? { text: 'x', how } : { text, how };
}
