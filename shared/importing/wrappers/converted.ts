// Files whose text is not the bytes that came, known by their evidence, which stays with the import.
import type { Evidence } from '../../model/import.ts';

const CONVERSION = /^(was UTF-16 and is read as |is a web page in spite of its name; |sheet .+ of .+, \d+ rows$)/;

/** True of a file in UTF-16, a web page and a sheet: what is kept of them is text in UTF-8. */
export function tellsOfConversion({ of, text }: Evidence): boolean {
  return (of === 'wrapper' || of === 'encoding') && CONVERSION.test(text);
}
