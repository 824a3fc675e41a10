// Files whose text is not the bytes that came: how their evidence begins, and how to know it again.
import type { Evidence } from '../../model/import.ts';

export const FROM_UTF16 = 'was UTF-16 and is read as UTF-8';
export const FROM_PAGE = 'is a web page in spite of its name; its tables are read, ';
export const FROM_SHEET = 'sheet ';

const CONVERSIONS = [FROM_UTF16, FROM_PAGE, FROM_SHEET];

export function tellsOfConversion({ of, text }: Evidence): boolean {
  return (of === 'wrapper' || of === 'encoding') && CONVERSIONS.some((begin) => text.startsWith(begin));
}
