// Finding known keys inside free text as whole tokens: "T261119" in "WX T261119/PAY", never inside "T2611190".

/** Longest run of text pieces that may form one key, such as "2026-11-19-001". */
const PIECES_OF_A_KEY = 8;

/** The keys of `known` that stand in `text` as whole tokens, in order of appearance, each once. Linear in the text. */
export function keysInText(text: string, known: (candidate: string) => boolean): readonly string[] {
  const pieces = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const found: string[] = [];
  for (let first = 0; first < pieces.length; first += 1) {
    for (let last = Math.min(pieces.length, first + PIECES_OF_A_KEY) - 1; last >= first; last -= 1) {
      const candidate = text.slice(pieces[first]?.start, pieces[last]?.end);
      if (!known(candidate)) continue;
      if (!found.includes(candidate)) found.push(candidate);
      first = last;
      break;
    }
  }
  return found;
}
