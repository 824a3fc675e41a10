// Compound files (old Office documents): whether there is a whole workbook inside. The reader of workbooks takes what it finds and is silent about the rest.
import { CFB } from '@e965/xlsx';
import type { Problem } from '../../model/problem.ts';
import { refused } from './refusal.ts';

interface CompoundFile {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { readonly size: number; readonly content: ArrayLike<number> | undefined }[];
}

const compounds = CFB as { read(bytes: Uint8Array, options: { readonly type: 'array' }): CompoundFile };

const BEGINNING = 0x0809;
const END = 0x000a;
const FILE_PASS = 0x002f;

export const LOCKED = 'the workbook is locked with a password: open it, save it without one, and import that.';
export const DAMAGED = 'the workbook is damaged: download it again.';
const CUT = 'the workbook is cut short: download it again.';
const OTHER = 'is an Office document but not a workbook: download the statement as a workbook, CSV or text.';

/** Records of a workbook stream: each part of it begins and ends with one of its own. */
function faultOfRecords(bytes: ArrayLike<number>): string | null {
  const u16 = (at: number) => (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  let open = 0;
  let parts = 0;
  for (let at = 0; at + 4 <= bytes.length; at += 4 + u16(at + 2)) {
    const type = u16(at);
    if (type === 0 && open === 0) break;
    if (at + 4 + u16(at + 2) > bytes.length) return CUT;
    if (type === FILE_PASS) return LOCKED;
    if (type === BEGINNING) {
      open += 1;
      parts += 1;
    }
    if (type === END) open -= 1;
    if (open < 0) return DAMAGED;
  }
  return parts === 0 ? DAMAGED : open > 0 ? CUT : null;
}

function streamOf(compound: CompoundFile, name: RegExp): { size: number; content: ArrayLike<number> } | null {
  const index = compound.FullPaths.findIndex((path) => name.test(path));
  const entry = compound.FileIndex[index];
  return entry?.content === undefined ? null : { size: entry.size, content: entry.content };
}

function faultOfCompound(bytes: Uint8Array): string | null {
  let compound: CompoundFile;
  try {
    compound = compounds.read(bytes, { type: 'array' });
  } catch {
    return DAMAGED;
  }
  if (streamOf(compound, /\/(EncryptedPackage|EncryptionInfo)$/i) !== null) return LOCKED;
  const stream = streamOf(compound, /\/(Workbook|Book)$/i);
  if (stream === null) return OTHER;
  if (stream.content.length < stream.size) return CUT;
  return faultOfRecords(stream.content);
}

/** What keeps an old workbook from being read whole; null where nothing does. `bytes` may be the bare records of a workbook. */
export function checkCompound(file: string, bytes: Uint8Array): Problem | null {
  const advice = bytes[0] === 0xd0 ? faultOfCompound(bytes) : faultOfRecords(bytes);
  return advice === null ? null : refused(file, advice);
}
