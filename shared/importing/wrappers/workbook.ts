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
  cellNF: true,
  cellHTML: false,
  cellText: false,
  /** Where an old workbook does not say what its bytes are in: it is Chinese here. */
  codepage: 936,
} as const;

/** Parts that hold no cells; left away, so that nothing reads them. */
const NO_CELLS =
  /^(xl\/)?(media|drawings|theme|charts|externalLinks|printerSettings|comments|threadedComments|persons|pivot|vba|calcChain|tables|activeX|ctrlProps|embeddings|customXml|docProps)|worksheets\/_rels\//i;

/** Without stubs, cells whose formula was never calculated are not there at all. Both cost every cell time. */
const WITH_FORMULAS = { cellFormula: true, sheetStubs: true } as const;
const WITHOUT_FORMULAS = { cellFormula: false, sheetStubs: false } as const;

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
  const hasFormulas = Object.values(parts).some(mayHoldFormulas);
  return openRead(file, zipSync(parts, { level: 0 }), hasFormulas ? WITH_FORMULAS : WITHOUT_FORMULAS);
}

const LETTER_F = 0x66;
const BEFORE_NAME = [0x3c, 0x3a];
const AFTER_NAME = [0x3e, 0x2f, 0x20, 0x09, 0x0a, 0x0d];

/** Whether an element of the name f, of any prefix, may be in the XML: a single "f" behind "<" or ":" in a text counts too. */
function mayHoldFormulas(xml: Uint8Array): boolean {
  for (let at = xml.indexOf(LETTER_F); at !== -1; at = xml.indexOf(LETTER_F, at + 1)) {
    if (BEFORE_NAME.includes(xml[at - 1] ?? 0) && AFTER_NAME.includes(xml[at + 1] ?? 0)) return true;
  }
  // Two bytes a character: nothing can be told so simply.
  return xml.indexOf(0) !== -1;
}

/** Opens an old workbook: a compound file, or its bare records as some web sites write them. */
export function openOldWorkbook(file: string, bytes: Uint8Array): Result<Opened> {
  const fault = checkCompound(file, bytes);
  return fault === null ? openRead(file, bytes, WITH_FORMULAS) : refuse(fault);
}

type Formulas = typeof WITH_FORMULAS | typeof WITHOUT_FORMULAS;

function readWorkbook(file: string, bytes: Uint8Array, formulas: Formulas): WorkBook | Problem {
  try {
    return read(bytes, { ...OPTIONS, ...formulas });
  } catch (error) {
    const isLocked = error instanceof Error && /password|encrypt/i.test(error.message);
    return refused(file, isLocked ? LOCKED : DAMAGED);
  }
}

function openRead(file: string, bytes: Uint8Array, formulas: Formulas): Result<Opened> {
  const book = readWorkbook(file, bytes, formulas);
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
