// OFX as a run of tags with the text behind each: one reading for SGML, whose values are not closed, and for XML. Linear in the text.

/** Offsets in the whole text. The value of an opening tag reaches to the next tag; it is blank behind an aggregate. */
export interface OfxTag {
  readonly name: string;
  readonly isClosing: boolean;
  readonly from: number;
  readonly to: number;
  readonly valueTo: number;
}

const TAG = /<(\/?)([A-Za-z][A-Za-z0-9._-]{0,63})[ \t]*\/?>/y;
const LITERAL = '<![CDATA[';
const LITERAL_END = ']]>';

/** A "<" that begins no tag is part of the text that it stands in. */
export function* ofxTags(whole: string): Generator<OfxTag> {
  let open: Omit<OfxTag, 'valueTo'> | null = null;
  let at = whole.indexOf('<');
  let hasLiterals = true;
  while (at !== -1) {
    TAG.lastIndex = at;
    const tag = TAG.exec(whole);
    let next = at + 1;
    if (tag !== null) {
      if (open !== null) yield { ...open, valueTo: at };
      next = at + tag[0].length;
      open = { name: (tag[2] ?? '').toUpperCase(), isClosing: tag[1] === '/', from: at, to: next };
    } else if (hasLiterals && whole.startsWith(LITERAL, at)) {
      const end = whole.indexOf(LITERAL_END, at);
      hasLiterals = end !== -1;
      next = hasLiterals ? end + LITERAL_END.length : next;
    }
    at = whole.indexOf('<', next);
  }
  if (open !== null) yield { ...open, valueTo: whole.length };
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi;
const LAST_CODE_POINT = 0x10ffff;

/** The text of a value: CDATA opened, the common entities turned to characters, blanks at both ends off. */
export function ofxValue(raw: string): string {
  const text = raw.replaceAll(LITERAL, '').replaceAll(LITERAL_END, '').replace(/\s+/g, ' ').trim();
  return text.replace(
    ENTITY,
    (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
      return code > 0 && code <= LAST_CODE_POINT ? String.fromCodePoint(code) : whole;
    },
  );
}
