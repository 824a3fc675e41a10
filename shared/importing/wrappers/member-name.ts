// Names of archive members: their bytes to text, and what could lead outside the archive taken away before anyone sees it.
import { guessEncoding } from '../encoding.ts';
import { decodeLoosely, decodeStrictly } from '../text-decoder.ts';

/** Control characters, and marks that turn the reading direction round so that a name looks like another. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** What operating systems put beside people's files. */
const JUNK = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._[^/]*$)/i;

/** Chinese tools write GBK without saying so; Apple's write UTF-8 without saying so; DOS wrote code page 850. */
export function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  if (isUtf8) return decodeLoosely(bytes, 'utf-8');
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== null) return utf8;
  return decodeLoosely(bytes, guessEncoding(bytes).encoding === 'gb18030' ? 'gb18030' : 'ibm850');
}

export interface CleanName {
  readonly name: string;
  /** Something was taken away. */
  readonly isChanged: boolean;
}

/** "/etc/../C:\a.csv" becomes "etc/a.csv". Empty where nothing is left. */
export function cleanName(raw: string): CleanName {
  const seen = raw.replace(UNSEEN, '').replaceAll('\\', '/');
  const name = seen
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part))
    .join('/')
    .replace(/^[A-Za-z]:/, '');
  return { name, isChanged: name !== raw.replaceAll('\\', '/').replace(/\/$/, '').replace(/^\.\//, '') };
}

export function isFolder(raw: string): boolean {
  return /[/\\]$/.test(raw);
}

export function isJunk(name: string): boolean {
  return JUNK.test(name);
}
