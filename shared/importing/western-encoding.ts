// Which one-byte code page European text is in: the one in which its bytes beyond ASCII make words. Only likely, never proven.
import type { Encoding } from '../model/import.ts';
import { decodeLoosely } from './text-decoder.ts';

const CODE_PAGES = ['windows-1252', 'ibm852', 'windows-1250', 'ibm850'] as const satisfies readonly Encoding[];
type CodePage = (typeof CODE_PAGES)[number];

/** Small letters that European languages write often. Others of the code pages hardly occur in names and purposes of payments. */
const FREQUENT = new Set('äöüßéèêëàáâçñóòôíìîïúùûåøæãõœąćęłńśźżčďěňřšťůžýőűăşţđ');
/** Marks that stand between letters as well as anywhere else. */
const MARKS = new Set('\u00A0\u00AD’‘´`–-');
const SIGNS = new Set('€£§°«»“”„…—·¿¡ºª®©™½¼¾±×µ¤¥¢²³¹');

type Kind = 'frequent' | 'rare' | 'mark' | 'sign' | 'odd';

interface Character {
  readonly kind: Kind;
  readonly isUpper: boolean;
  readonly isLower: boolean;
}

const isLetter = ({ kind }: Character): boolean => kind === 'frequent' || kind === 'rare';

function characterOf(text: string): Character {
  const lower = text.toLowerCase();
  const isUpper = lower !== text;
  const isLower = text.toUpperCase() !== text;
  const kind: Kind = FREQUENT.has(lower)
    ? 'frequent'
    : MARKS.has(text)
      ? 'mark'
      : SIGNS.has(text)
        ? 'sign'
        : isUpper || isLower
          ? 'rare'
          : 'odd';
  return { kind, isUpper, isLower };
}

const ASCII = 0x80;

/** What each byte is in a code page. ASCII letters are "frequent", its digits and signs "mark". */
function charactersOf(encoding: Encoding): readonly Character[] {
  return Array.from({ length: 256 }, (_, byte) => {
    const text = decodeLoosely(Uint8Array.of(byte), encoding);
    if (byte >= ASCII) return characterOf(text);
    const isAsciiLetter = /[A-Za-z]/.test(text);
    return { ...characterOf(text), kind: isAsciiLetter ? 'frequent' : 'mark' };
  });
}

const NOTHING: Character = { kind: 'mark', isUpper: false, isLower: false };

/** A frequent letter inside a word speaks for the code page; signs inside words, lone letters, and case that changes in a word against it. */
function scoreOf(character: Character, before: Character, after: Character): number {
  const isInWord = isLetter(before) || isLetter(after);
  if (character.kind === 'mark') return 0;
  if (character.kind === 'odd') return -3;
  if (character.kind === 'sign') return isLetter(before) && isLetter(after) ? -2 : 0;
  const isCaseOdd = (character.isUpper && before.isLower) || (character.isLower && before.isUpper && after.isUpper);
  if (isCaseOdd) return -2;
  if (character.kind === 'rare' || !isInWord) return -1;
  return 2;
}

/**
 * The likeliest of four code pages. Between equals: 852, which keeps its letters in 80 to BF, where most of the bytes lie there, else 1252.
 * Linear in the bytes.
 */
export function guessWestern(bytes: Uint8Array): Encoding {
  const tables = CODE_PAGES.map(charactersOf);
  const scores = CODE_PAGES.map(() => 0);
  let low = 0;
  let high = 0;
  for (const [at, byte] of bytes.entries()) {
    if (byte < ASCII) continue;
    if (byte >= 0xc0) high += 1;
    else low += 1;
    for (const [index, table] of tables.entries()) {
      const [before, character, after] = [at - 1, at, at + 1].map((place) => table[bytes[place] ?? 0] ?? NOTHING);
      scores[index] = (scores[index] ?? 0) + scoreOf(character ?? NOTHING, before ?? NOTHING, after ?? NOTHING);
    }
  }
  const order: readonly CodePage[] = low > high ? ['ibm852', 'windows-1252', 'windows-1250', 'ibm850'] : CODE_PAGES;
  const scoreFor = (encoding: CodePage) => scores[CODE_PAGES.indexOf(encoding)] ?? 0;
  return order.reduce((best, encoding) => (scoreFor(encoding) > scoreFor(best) ? encoding : best));
}
