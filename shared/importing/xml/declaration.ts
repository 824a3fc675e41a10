// The encoding that an XML declaration names. Only what stands in the first bytes, which are ASCII in every encoding that is read here.
import type { Encoding } from '../../model/import.ts';

const LONGEST_DECLARATION = 200;
const DECLARED = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/;

/** ISO 8859-1 is read as windows-1252, which has the same letters and more. */
const ENCODING_NAMES: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb18030: 'gb18030',
  big5: 'big5',
  'windows-1252': 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso-8859-15': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1250': 'windows-1250',
  ibm850: 'ibm850',
  cp850: 'ibm850',
  ibm852: 'ibm852',
  cp852: 'ibm852',
};

/** null where the bytes are no XML, name no encoding, or one that is not read. Whether the bytes decode in it is for the caller to try. */
export function declaredEncoding(bytes: Uint8Array): Encoding | null {
  const head = String.fromCharCode(...bytes.subarray(0, LONGEST_DECLARATION));
  return ENCODING_NAMES[DECLARED.exec(head)?.[1]?.toLowerCase() ?? ''] ?? null;
}
