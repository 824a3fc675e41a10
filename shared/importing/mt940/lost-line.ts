// Lines whose tag was damaged: they would be swallowed by the field above, and money with them. What may be wrapped text stays text.

/** The tag that such a line gets: no host writes it. */
export const LOST = 'lost';

/** The fields whose text may go on in further lines, whatever those hold. */
const FREE_TEXT = /^(?:61|86|NS|lost)$/;
/** After these a statement is over, and hosts print what they like until the next one. */
const CLOSING = /^(?:62|64|65|90)/;

/** What is left of a statement line: a few characters, a piece of its dates, mark, amount and type. */
const STATEMENT_LINE = /^.{0,5}?\d{0,10} {0,4}(?:R?[CD]|E[CD])[A-Z]?\d[\d.]{0,17},\d{0,2}[NSF](?:[A-Z]{3}|\d{3})/;
/** A tag that was cut, or whose digits became other marks. */
const CUT_TAG = /^:(?:\d{0,2}[A-Z]?:?\s*$|[^\s:A-Za-z]{2}[A-Z]?:)/;
/** A tag with a character too many, too few or another one. */
const DAMAGED_TAG = /^[^\s\d]?(?:\d{2}[A-Z]?:|:\d{1,2}[A-Z]?[^\s:\w]?(?=[A-Z\d]))/;
/** These are one line always. */
const ONE_LINE = /^(?:13D?|34F)$/;
const WHOLE_BALANCE = /[CD]\d{6}[A-Z]{3}[\d.]*[,.]\d*\s*$/;

/** Whether a line without a tag of its own cannot belong to the field above it; null: there is none. */
export function isLostLine(
  line: string,
  above: { readonly tag: string; readonly lines: readonly string[] } | null,
): boolean {
  if (STATEMENT_LINE.test(line) || (above !== null && CUT_TAG.test(line))) return true;
  if (above === null || FREE_TEXT.test(above.tag) || CLOSING.test(above.tag)) return false;
  return (
    DAMAGED_TAG.test(line) ||
    ONE_LINE.test(above.tag) ||
    (above.tag.startsWith('60') && WHOLE_BALANCE.test(above.lines[0] ?? ''))
  );
}

/** Whether what stands in a field of another tag is a statement line. Free text may quote one. */
export function isMistagged(tag: string, content: string): boolean {
  return !FREE_TEXT.test(tag) && STATEMENT_LINE.test(content);
}
