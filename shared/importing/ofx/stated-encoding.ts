// The code page that the SGML header of an OFX file names. Programs write 1252 there without looking: UTF-8 that is valid counts before it.
import type { Encoding } from '../../model/import.ts';

const CHARSET = /^\s*OFXHEADER\s*:[\s\S]*?^\s*CHARSET\s*:\s*([\w-]+)/im;
const CHARSETS: Readonly<Record<string, Encoding>> = {
  '1252': 'windows-1252',
  'windows-1252': 'windows-1252',
  'iso-8859-1': 'windows-1252',
  '8859-1': 'windows-1252',
  '1250': 'windows-1250',
  '850': 'ibm850',
  '852': 'ibm852',
  '936': 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  gb18030: 'gb18030',
  '950': 'big5',
};
const LONGEST_HEADER = 600;

/** null where there is no such header, or it names none or one that is not read. */
export function statedEncoding(head: string): Encoding | null {
  return CHARSETS[CHARSET.exec(head)?.[1]?.toLowerCase() ?? ''] ?? null;
}

/** As statedEncoding, of the first bytes of a file. */
export function statedEncodingOf(bytes: Uint8Array): Encoding | null {
  return statedEncoding(String.fromCharCode(...bytes.subarray(0, LONGEST_HEADER)).replaceAll('\r', '\n'));
}
