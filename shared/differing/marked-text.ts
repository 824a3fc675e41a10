// A raw line with the characters that make its values differ from the other side's. Lines of different layouts are not compared
// as a whole: each differing value is looked up in the line and compared with its counterpart.
import { changedCharacters, joinPieces, type Piece } from './changed-characters.ts';

/** A value of this line that differs, and the other side's value ('' where it has none). Spellings: other ways the line may write it. */
export interface DifferingValue {
  readonly spellings: readonly string[];
  readonly counterpart: string;
}

/** Pieces of `text`, joined they give it back. A value that does not stand in the line as a whole token marks nothing. */
export function markText(text: string, values: readonly DifferingValue[]): Piece[] {
  const changed = new Array<boolean>(text.length).fill(false);
  for (const { spellings, counterpart } of values) {
    const found = spellings.map((value) => ({ value, at: tokenIndex(text, value) })).find(({ at }) => at >= 0);
    if (found === undefined) continue;
    let index = found.at;
    const pieces =
      counterpart === '' ? [{ text: found.value, changed: true }] : changedCharacters(found.value, counterpart).left;
    const marked = pieces.some((piece) => piece.changed) ? pieces : [{ text: found.value, changed: true }];
    for (const piece of marked) {
      if (piece.changed) changed.fill(true, index, index + piece.text.length);
      index += piece.text.length;
    }
  }
  return joinPieces(Array.from(text, (character) => character).map(pieceOf(changed)));
}

function pieceOf(changed: readonly boolean[]): (character: string) => Piece {
  let index = 0;
  return (character) => {
    const piece = { text: character, changed: changed[index] ?? false };
    index += character.length;
    return piece;
  };
}

/** Where `value` stands in `text` with no letter, digit or decimal point on either side; -1 where it does not. */
function tokenIndex(text: string, value: string): number {
  if (value === '') return -1;
  const inside = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}.]/u.test(character);
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    if (!inside(text[at - 1]) && !inside(text[at + value.length])) return at;
  }
  return -1;
}

/** A window of a long line around its first mark, with an ellipsis where something is cut. */
export function windowAround(pieces: readonly Piece[], width: number): Piece[] {
  const text = pieces.map((piece) => piece.text).join('');
  if (text.length <= width) return [...pieces];
  let before = 0;
  for (const piece of pieces) {
    if (piece.changed) break;
    before += piece.text.length;
  }
  const first = before >= text.length ? 0 : Math.max(0, Math.min(before - Math.floor(width / 3), text.length - width));
  let at = 0;
  const cut = pieces.map((piece) => {
    const from = Math.max(0, first - at);
    const to = Math.max(0, first + width - at);
    at += piece.text.length;
    return { text: piece.text.slice(from, to), changed: piece.changed };
  });
  const ellipsis = { text: '…', changed: false };
  return joinPieces([...(first > 0 ? [ellipsis] : []), ...cut, ...(first + width < text.length ? [ellipsis] : [])]);
}
