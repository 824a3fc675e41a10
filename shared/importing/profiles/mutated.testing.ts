// Damaged copies of a file, the same ones in every run: cut, bytes changed, lines doubled, dropped or swapped, columns swapped.

/** Numbers in [0, below), from a seed. */
function numbers(seed: number): (below: number) => number {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Next = (below: number) => number;

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
