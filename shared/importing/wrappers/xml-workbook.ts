// Workbooks of 2003 in XML ("XML spreadsheet"), often named .xls. Entities are never expanded; a document type refuses the file.
import { SaxesParser } from 'saxes';
import { ok, type Result, refuse } from '../../model/problem.ts';
import { guessEncoding } from '../encoding.ts';
import { decodeLoosely } from '../text-decoder.ts';
import { spreadsheetDamage } from '../values/key.ts';
import { DAMAGED } from './compound.ts';
import { MAX_SHEET_COLUMNS, MAX_SHEET_ROWS, MAX_SHEETS } from './limits.ts';
import { cleanName } from './member-name.ts';
import type { Member, Opened } from './opened.ts';
import { refused } from './refusal.ts';
import { sheetMember } from './sheet-text.ts';
import { SheetWarnings } from './sheet-warnings.ts';
import { damagedNumber, isLongNumber, plainDecimal } from './workbook-cell.ts';

const HEAD_BYTES = 4096;

export function isXmlWorkbook(bytes: Uint8Array): boolean {
  const head = decodeLoosely(bytes.subarray(0, HEAD_BYTES), 'windows-1252');
  return head.includes('<') && /<(\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet/.test(head);
}

interface OpenSheet {
  readonly name: string;
  isHidden: boolean;
  readonly rows: string[][];
  readonly seen: SheetWarnings;
}

/** Stops the parser: the file is refused with this advice. */
class Refusal extends Error {}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** An attribute by its name without prefix. */
function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  return attributes[`ss:${name}`] ?? attributes[name];
}

function place(attributes: Readonly<Record<string, string>>, name: string, most: number): number | null {
  const given = attribute(attributes, name);
  if (given === undefined) return null;
  const value = /^\d{1,8}$/.test(given) ? Number.parseInt(given, 10) : 0;
  if (value > most) throw new Refusal(`reaches to ${name} ${value}, as no spreadsheet does: check what it is.`);
  return value;
}

/** A whole number in exponent form, or with only zeros after its 15th digit, has lost digits: it stays, or gets, that form. */
function numberText(text: string): string {
  const plain = plainDecimal(text);
  if (!isLongNumber(plain)) return plain;
  return text === plain && spreadsheetDamage(plain) === null ? plain : damagedNumber(plain);
}

function cellText(type: string, text: string): string {
  if (type === 'Number') return numberText(text.trim());
  if (type === 'DateTime')
    return text
      .trim()
      .replace(/\.\d+$/, '')
      .replace(/T00:00:00$/, '');
  if (type === 'Boolean') return text.trim() === '1' ? 'TRUE' : 'FALSE';
  return text;
}

function readSheets(xml: string): OpenSheet[] {
  const sheets: OpenSheet[] = [];
  let row = -1;
  let column = 0;
  let type = '';
  let text: string | null = null;
  let hasFormula = false;
  const parser = new SaxesParser();
  const opening: Readonly<Record<string, (attributes: Readonly<Record<string, string>>) => void>> = {
    Worksheet: (attributes) => {
      if (sheets.length === MAX_SHEETS) {
        throw new Refusal(`has more than ${MAX_SHEETS} sheets: save those that you need as a workbook of their own.`);
      }
      const given = cleanName((attribute(attributes, 'Name') ?? '').replaceAll('/', '_')).name;
      sheets.push({
        name: given || `sheet ${sheets.length + 1}`,
        isHidden: false,
        rows: [],
        seen: new SheetWarnings(),
      });
      row = -1;
    },
    Row: (attributes) => {
      row = (place(attributes, 'Index', MAX_SHEET_ROWS) ?? row + 2) - 1;
      column = 0;
    },
    Cell: (attributes) => {
      column = (place(attributes, 'Index', MAX_SHEET_COLUMNS) ?? column + 1) - 1;
      hasFormula = attribute(attributes, 'Formula') !== undefined;
    },
    Data: (attributes) => {
      type = attribute(attributes, 'Type') ?? 'String';
      text = '';
    },
    Visible: () => {
      text = '';
    },
  };
  const closing: Readonly<Record<string, () => void>> = {
    Data: () => {
      const sheet = sheets.at(-1);
      if (sheet === undefined || text === null || row < 0) return;
      const value = cellText(type, text);
      if (hasFormula) sheet.seen.addFormula(row, column);
      if (type === 'Number' && isLongNumber(plainDecimal(value))) sheet.seen.addLong(row, column);
      if (type === 'Error') sheet.seen.addError(row, column, value);
      while (sheet.rows.length <= row) sheet.rows.push([]);
      const cells = sheet.rows[row] ?? [];
      while (cells.length < column) cells.push('');
      cells[column] = value;
      text = null;
    },
    Cell: () => {
      column += 1;
    },
    Visible: () => {
      const sheet = sheets.at(-1);
      if (sheet !== undefined && /^Sheet(Very)?Hidden$/.test(text ?? '')) sheet.isHidden = true;
      text = null;
    },
  };
  parser.on('doctype', () => {
    throw new Refusal('declares a document type, as only harmful workbooks do: ask its sender for another one.');
  });
  parser.on('error', () => {
    throw new Refusal(DAMAGED);
  });
  parser.on('opentag', ({ name, attributes }) => opening[local(name)]?.(attributes as Record<string, string>));
  parser.on('closetag', ({ name }) => closing[local(name)]?.());
  const add = (piece: string) => {
    if (text !== null) text += piece;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(xml).close();
  return sheets;
}

export function openXmlWorkbook(file: string, bytes: Uint8Array): Result<Opened> {
  const { encoding, skip } = guessEncoding(bytes);
  let sheets: readonly OpenSheet[];
  try {
    sheets = readSheets(decodeLoosely(bytes.subarray(skip), encoding).trimStart());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refuse(refused(file, error.message));
  }
  const members: Member[] = [];
  const leftOut: { name: string; reason: string }[] = [];
  for (const { name, rows, seen, isHidden } of sheets) {
    const member = sheetMember(file, { name, rows, warnings: seen.warnings(`${file}/${name}`, isHidden) });
    if (!member.ok) return member;
    if (member.value === null) leftOut.push({ name, reason: 'is an empty sheet' });
    else members.push(member.value);
  }
  return ok({ members, leftOut });
}
