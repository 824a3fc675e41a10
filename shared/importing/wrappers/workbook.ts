// Workbooks (.xlsx, .xlsm, .xls): each sheet becomes a file. Nothing in them is run or followed; formulas give their last value.
import { read, type WorkBook } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { ok, type Problem, type Result, refuse } from '../../model/problem.ts';
import { checkCompound, DAMAGED, LOCKED } from './compound.ts';
import { MAX_FILE_BYTES, MAX_SHEETS } from './limits.ts';
import { cleanName } from './member-name.ts';
import type { Member, Opened } from './opened.ts';
import { refused } from './refusal.ts';
import { sheetMember } from './sheet-text.ts';
import { tooLarge } from './too-large.ts';
import { provideCodepages } from './workbook-codepages.ts';
import { readSheet } from './workbook-sheet.ts';

provideCodepages();

const OPTIONS = {
  type: 'array',
  dense: true,
  cellFormula: true,
  /** Else cells whose formula was never calculated are not there at all. */
  sheetStubs: true,
  cellNF: true,
  cellHTML: false,
  cellText: false,
  /** Where an old workbook does not say what its bytes are in: it is Chinese here. */
  codepage: 936,
} as const;

/** Parts that hold no cells; left away, so that nothing reads them. */
const NO_CELLS =
  /^(xl\/)?(media|drawings|theme|charts|externalLinks|printerSettings|comments|threadedComments|persons|pivot|vba|calcChain|tables|activeX|ctrlProps|embeddings|customXml|docProps)|worksheets\/_rels\//i;

/** Where a document type may be declared, which no part of a workbook needs and which could grow without end. */
const HEAD_BYTES = 4096;

/** Opens a workbook whose parts are the members of a zip archive; each is checked before anything reads it. */
export function openWorkbookParts(file: string, members: readonly Member[]): Result<Opened> {
  const parts: Record<string, Uint8Array> = {};
  let left = MAX_FILE_BYTES;
  for (const member of members) {
    if (NO_CELLS.test(member.name) || !/\.(xml|rels)$/i.test(member.name)) continue;
    if (member.size !== null && member.size > left) return refuse(tooLarge(file, MAX_FILE_BYTES));
    const part = member.unpack(left);
    if (!part.ok) return part;
    left -= part.value.length;
    if (/<!(DOCTYPE|ENTITY)/i.test(String.fromCharCode(...part.value.subarray(0, HEAD_BYTES)))) {
      return refuse(
        refused(
          file,
          `its part ${member.name} declares a document type, as only harmful workbooks do: ask its sender for another one.`,
        ),
      );
    }
    parts[member.name] = part.value;
  }
  return openRead(file, zipSync(parts, { level: 0 }));
}

/** Opens an old workbook: a compound file, or its bare records as some web sites write them. */
export function openOldWorkbook(file: string, bytes: Uint8Array): Result<Opened> {
  const fault = checkCompound(file, bytes);
  return fault === null ? openRead(file, bytes) : refuse(fault);
}

function readWorkbook(file: string, bytes: Uint8Array): WorkBook | Problem {
  try {
    return read(bytes, OPTIONS);
  } catch (error) {
    const isLocked = error instanceof Error && /password|encrypt/i.test(error.message);
    return refused(file, isLocked ? LOCKED : DAMAGED);
  }
}

function openRead(file: string, bytes: Uint8Array): Result<Opened> {
  const book = readWorkbook(file, bytes);
  if ('code' in book) return refuse(book);
  if (book.SheetNames.length > MAX_SHEETS) {
    return refuse(
      refused(file, `has more than ${MAX_SHEETS} sheets: save those that you need as a workbook of their own.`),
    );
  }
  const members: Member[] = [];
  const leftOut: { name: string; reason: string }[] = [];
  for (const [index, sheetName] of book.SheetNames.entries()) {
    const name = cleanName(sheetName.replaceAll('/', '_')).name || `sheet ${index + 1}`;
    const sheet = book.Sheets[sheetName];
    if (sheet === undefined) return refuse(refused(file, DAMAGED));
    const read = readSheet(sheet, {
      file,
      name,
      isHidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
      date1904: book.Workbook?.WBProps?.date1904 ?? false,
    });
    if ('code' in read) return refuse(read);
    const member = sheetMember(file, read);
    if (!member.ok) return member;
    if (member.value === null) leftOut.push({ name, reason: 'is an empty sheet' });
    else members.push(member.value);
  }
  return ok({ members, leftOut });
}
