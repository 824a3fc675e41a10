// Workbooks from before 1997 write bytes of a code page; the reader of workbooks is given the platform's decoders for them.
import { set_cptable } from '@e965/xlsx';
import { decodeByLabel, decodeLoosely } from '../text-decoder.ts';

/** Numbers of code pages -> what decoders call them, where it is not "windows-" and the number. */
const LABELS: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  10000: 'macintosh',
  20936: 'gb18030',
  54936: 'gb18030',
  65000: 'utf-8',
  65001: 'utf-8',
};

function decode(codepage: number, data: ArrayLike<number> | string): string {
  const bytes =
    typeof data === 'string' ? Uint8Array.from(data, (letter) => letter.charCodeAt(0)) : Uint8Array.from(data);
  if (codepage === 850 || codepage === 437) return decodeLoosely(bytes, 'ibm850');
  if (codepage === 852) return decodeLoosely(bytes, 'ibm852');
  const label = LABELS[codepage] ?? (codepage >= 1250 && codepage <= 1258 ? `windows-${codepage}` : 'windows-1252');
  return decodeByLabel(bytes, label);
}

/** Once for the process: the reader keeps its code pages globally. */
export function provideCodepages(): void {
  set_cptable({ utils: { decode } });
}
