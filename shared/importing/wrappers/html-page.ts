// Web pages named .xls, as banks write them: their tables become CSV text. A page without a table of statements, such as a login, is left as it is.
import type { Encoding } from '../../model/import.ts';
import { ok, type Result } from '../../model/problem.ts';
import { guessEncoding } from '../encoding.ts';
import { decodeLoosely, decodeStrictly } from '../text-decoder.ts';
import { htmlRows } from './html-rows.ts';
import { sheetMember } from './sheet-text.ts';
import type { SourceFile } from './source-file.ts';

const HEAD_BYTES = 4096;
/** A row with fewer cells is layout of the page, not a statement. */
const LEAST_COLUMNS = 3;

const CHARSETS: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb18030: 'gb18030',
  big5: 'big5',
  'windows-1252': 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'windows-1250': 'windows-1250',
};

function isPage(bytes: Uint8Array): boolean {
  const head = decodeLoosely(bytes.subarray(0, HEAD_BYTES), 'windows-1252').replace(/^ï»¿/, '').trimStart();
  if (!head.startsWith('<') || /<\?mso-application|<(\w+:)?Workbook\b/i.test(head)) return false;
  return /<(!doctype html|html|head|meta|body|style|div|table)\b/i.test(head);
}

/** The page's own word on its code page, where its bytes agree; else what they look like. */
function textOf(bytes: Uint8Array): string {
  const guess = guessEncoding(bytes);
  const head = decodeLoosely(bytes.subarray(0, HEAD_BYTES), 'windows-1252');
  const charset = /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]?.toLowerCase() ?? '';
  const named = CHARSETS[charset];
  const asNamed = named === undefined || guess.skip > 0 ? null : decodeStrictly(bytes, named);
  return asNamed ?? decodeLoosely(bytes.subarray(guess.skip), guess.encoding);
}

/** The tables of the page as CSV text under the page's own name; null where it is no page or holds no table of statements. */
export function fromHtmlPage(source: SourceFile): Result<SourceFile> | null {
  if (!isPage(source.bytes)) return null;
  const html = textOf(source.bytes);
  if (!/<table\b/i.test(html) || /<input\b[^<>]{0,500}type\s*=\s*["']?password/i.test(html)) return null;
  const rows = htmlRows(html);
  if (!rows.some((row) => row.filter((cell) => cell !== '').length >= LEAST_COLUMNS)) return null;
  const member = sheetMember(source.name, { name: 'table', rows, warnings: [] });
  if (!member.ok) return member;
  const bytes = member.value?.unpack(Number.MAX_SAFE_INTEGER);
  if (bytes === undefined || !bytes.ok) return null;
  const text = `is a web page in spite of its name; its tables are read, ${rows.length} rows`;
  return ok({ ...source, bytes: bytes.value, evidence: [...source.evidence, { of: 'wrapper', text }] });
}
