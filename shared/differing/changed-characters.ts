// Which characters of two texts differ: the longest common subsequence by characters. Bounded; never guesses beyond its bound.

/** A piece of a text; the pieces of one side joined give that text back. */
export interface Piece {
  readonly text: string;
  readonly changed: boolean;
}

export interface ChangedCharacters {
  readonly left: readonly Piece[];
  readonly right: readonly Piece[];
}

/** Above this many comparisons the part between the common ends counts as changed as a whole. */
const MAX_COMPARISONS = 1_000_000;

/** Characters are code points. Unchanged pieces of both sides spell the same text. */
export function changedCharacters(leftText: string, rightText: string): ChangedCharacters {
  const left = [...leftText];
  const right = [...rightText];
  const most = Math.min(left.length, right.length);
  let start = 0;
  while (start < most && left[start] === right[start]) start++;
  let end = 0;
  while (end < most - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end++;
  const leftMiddle = left.slice(start, left.length - end);
  const rightMiddle = right.slice(start, right.length - end);
  const common = commonCharacters(leftMiddle, rightMiddle);
  const whole = (characters: readonly string[], kept: ReadonlySet<number>) =>
    joinPieces([
      { text: characters.slice(0, start).join(''), changed: false },
      ...characters
        .slice(start, characters.length - end)
        .map((character, index) => ({ text: character, changed: !kept.has(index) })),
      { text: characters.slice(characters.length - end).join(''), changed: false },
    ]);
  return { left: whole(left, common.left), right: whole(right, common.right) };
}

function commonCharacters(
  left: readonly string[],
  right: readonly string[],
): { left: ReadonlySet<number>; right: ReadonlySet<number> } {
  const kept = { left: new Set<number>(), right: new Set<number>() };
  const width = right.length + 1;
  if (left.length * right.length > MAX_COMPARISONS) return kept;
  const lengths = new Uint32Array((left.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--) {
      lengths[row * width + column] =
        left[row] === right[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  let row = 0;
  let column = 0;
  while (row < left.length && column < right.length) {
    if (left[row] === right[column]) {
      kept.left.add(row++);
      kept.right.add(column++);
    } else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return kept;
}

/** Neighbours of the same kind become one piece; empty ones go. */
export function joinPieces(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.text === '') continue;
    if (last !== undefined && last.changed === piece.changed) {
      joined[joined.length - 1] = { text: last.text + piece.text, changed: last.changed };
    } else joined.push(piece);
  }
  return joined;
}
