// The door of this room: a dropped file becomes the files inside it. A file that is not wrapped passes through untouched.
import { ok, type Result, refuse } from '../../model/problem.ts';
import type { Control } from '../format.ts';
import { sniffPaper } from '../sniff.ts';
import { openCompress } from './compress.ts';
import { openGzip } from './gzip.ts';
import { fromHtmlPage } from './html-page.ts';
import { MAX_DEPTH, MAX_FILE_BYTES, MAX_MEMBERS, MAX_TOTAL_BYTES } from './limits.ts';
import type { Member, Opened } from './opened.ts';
import { cancelled, refused } from './refusal.ts';
import type { SourceFile, Unwrapped } from './source-file.ts';
import { isTar, openTar } from './tar.ts';
import { tooLarge } from './too-large.ts';
import { fromUtf16 } from './utf16.ts';
import { openOldWorkbook, openWorkbookParts } from './workbook.ts';
import { isXmlWorkbook, openXmlWorkbook } from './xml-workbook.ts';
import { openZip, sortOfZip } from './zip.ts';

interface Opener {
  open(file: string, bytes: Uint8Array): Result<Opened>;
  /** What comes out may be wrapped again; sheets of workbooks are not. */
  readonly isArchive: boolean;
}

const ZIP: Opener = { open: openZip, isArchive: true };
const TAR: Opener = { open: openTar, isArchive: true };
const COMPRESS: Opener = { open: openCompress, isArchive: true };
const GZIP: Opener = { open: openGzip, isArchive: true };
const WORKBOOK: Opener = { open: openOldWorkbook, isArchive: false };
const XML_WORKBOOK: Opener = { open: openXmlWorkbook, isArchive: false };
const WORKBOOK_PARTS: Opener = {
  open: (file, bytes) => {
    const parts = openZip(file, bytes);
    return parts.ok ? openWorkbookParts(file, parts.value.members) : parts;
  },
  isArchive: false,
};

/** Refuses without reading. */
function refusing(advice: string): Opener {
  return { open: (file) => refuse(refused(file, advice)), isArchive: false };
}

const ZIPS: Readonly<Record<ReturnType<typeof sortOfZip>, Opener>> = {
  archive: ZIP,
  workbook: WORKBOOK_PARTS,
  // Their reader can be made to run without end by a damaged part.
  'binary workbook': refusing('is a binary workbook (.xlsb): save it as .xlsx or CSV and import that.'),
  document: refusing('is an office document that is not read: save its table as .xlsx or CSV and import that.'),
};

/** What one dropped file has used of its bounds so far. */
interface Spent {
  bytes: number;
  members: number;
}

function openerOf(bytes: Uint8Array): Opener | null {
  const begins = (...magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte);
  if (begins(0x50, 0x4b, 3, 4) || begins(0x50, 0x4b, 5, 6) || begins(0x50, 0x4b, 7, 8)) {
    return ZIPS[sortOfZip(bytes)];
  }
  if (begins(0x1f, 0x8b)) return GZIP;
  if (begins(0x1f, 0x9d)) return COMPRESS;
  if (isTar(bytes)) return TAR;
  if (isXmlWorkbook(bytes)) return XML_WORKBOOK;
  if (begins(0xd0, 0xcf, 0x11, 0xe0) || begins(0x09, 0x08, 0x08, 0) || begins(0x09, 0x08, 0x10, 0)) return WORKBOOK;
  return null;
}

/**
 * Names of the result begin with `fileName`. Refused (input-refused): wrappers that are damaged, locked, too deep or too large;
 * cancelled between members. Never throws on user data.
 */
export function unwrap(fileName: string, bytes: Uint8Array, control: Control): Result<Unwrapped> {
  return open({ name: fileName, bytes, evidence: [], warnings: [] }, 0, { bytes: 0, members: 0 }, control);
}

function open(source: SourceFile, depth: number, spent: Spent, control: Control): Result<Unwrapped> {
  const opener = openerOf(source.bytes);
  if (opener === null) {
    const text = fromUtf16(source);
    if (text !== null) return open(text, depth, spent, control);
    const page = fromHtmlPage(source) ?? ok(source);
    return page.ok ? ok({ files: [page.value], leftOut: [] }) : page;
  }
  if (opener.isArchive && depth === MAX_DEPTH) {
    return refuse(
      refused(source.name, `is packed more than ${MAX_DEPTH} times over: unpack it and import the files inside.`),
    );
  }
  const opened = opener.open(source.name, source.bytes);
  if (!opened.ok) return opened;
  const files: SourceFile[] = [];
  const leftOut = opened.value.leftOut.map(({ name, reason }) => ({ name: `${source.name}/${name}`, reason }));
  for (const [index, member] of opened.value.members.entries()) {
    control.onProgress(index, opened.value.members.length);
    if (control.isCancelled()) return refuse(cancelled(source.name));
    const inner = take(source, member, spent);
    if (!inner.ok) return inner;
    if (!opener.isArchive) {
      files.push(inner.value);
      continue;
    }
    const paper = sniffPaper(inner.value.bytes);
    if (paper !== null) {
      leftOut.push({ name: inner.value.name, reason: paper });
      continue;
    }
    const found = open(inner.value, depth + 1, spent, control);
    if (!found.ok) return found;
    files.push(...found.value.files);
    leftOut.push(...found.value.leftOut);
  }
  if (files.length === 0 && depth === 0) {
    return refuse(refused(source.name, 'holds no file that can be read: check that it is the download you meant.'));
  }
  return ok({ files, leftOut });
}

function take(source: SourceFile, member: Member, spent: Spent): Result<SourceFile> {
  const most = Math.min(MAX_FILE_BYTES, MAX_TOTAL_BYTES - spent.bytes);
  const name = `${source.name}/${member.name}`;
  spent.members += 1;
  if (spent.members > MAX_MEMBERS) {
    return refuse(
      refused(source.name, `holds more than ${MAX_MEMBERS} files: unpack it and import those that you need.`),
    );
  }
  if (member.size !== null && member.size > most) return refuse(tooLarge(name, most));
  const bytes = member.unpack(most);
  if (!bytes.ok) return bytes;
  spent.bytes += bytes.value.length;
  return ok({
    name,
    bytes: bytes.value,
    evidence: [...source.evidence, { of: 'wrapper', text: member.evidence }],
    warnings: [...source.warnings, ...member.warnings],
  });
}
