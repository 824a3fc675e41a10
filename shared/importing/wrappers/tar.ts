// Archives of tar, as they come inside compressed files: names and bytes one after the other. Links and devices are left out.
import { ok, type Result, refuse } from '../../model/problem.ts';
import { MAX_MEMBERS } from './limits.ts';
import { cleanName, decodeName, isJunk } from './member-name.ts';
import type { Member, Opened } from './opened.ts';
import { refused, warned } from './refusal.ts';

const BLOCK = 512;
const CHECKSUM_AT = 148;
const DAMAGED = 'the archive is damaged or cut short: download it again.';

function textAt(bytes: Uint8Array, at: number, length: number): Uint8Array {
  const field = bytes.subarray(at, at + length);
  const end = field.indexOf(0);
  return end === -1 ? field : field.subarray(0, end);
}

/** Octal digits; null where there are none. */
function numberAt(bytes: Uint8Array, at: number, length: number): number | null {
  const digits = String.fromCharCode(...textAt(bytes, at, length)).trim();
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : null;
}

/** The header's bytes added up, its checksum counted as blanks. */
function isHeader(bytes: Uint8Array, at: number): boolean {
  const header = bytes.subarray(at, at + BLOCK);
  if (header.length < BLOCK) return false;
  let sum = 0;
  for (const [index, byte] of header.entries()) sum += index >= CHECKSUM_AT && index < CHECKSUM_AT + 8 ? 0x20 : byte;
  return numberAt(bytes, at + CHECKSUM_AT, 8) === sum;
}

/** The first block is a header of tar. */
export function isTar(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(257, 262)) === 'ustar' && isHeader(bytes, 0);
}

function longName(bytes: Uint8Array, type: string): Uint8Array | null {
  if (type === 'L') return textAt(bytes, 0, bytes.length);
  const path = /\d+ path=([^\n]*)\n/.exec(
    Array.from(bytes.subarray(0, 65_536), (byte) => String.fromCharCode(byte)).join(''),
  );
  return path === null ? null : Uint8Array.from(path[1] ?? '', (letter) => letter.charCodeAt(0));
}

export function openTar(file: string, bytes: Uint8Array): Result<Opened> {
  const members: Member[] = [];
  const leftOut: { name: string; reason: string }[] = [];
  let given: Uint8Array | null = null;
  let at = 0;
  while (at < bytes.length && bytes[at] !== 0) {
    const size = isHeader(bytes, at) ? numberAt(bytes, at + 124, 12) : null;
    const from = at + BLOCK;
    if (size === null || from + size > bytes.length) return refuse(refused(file, DAMAGED));
    const content = bytes.subarray(from, from + size);
    const type = String.fromCharCode(bytes[at + 156] ?? 0);
    const own = textAt(bytes, at, 100);
    const prefix = textAt(bytes, at + 345, 155);
    at = from + Math.ceil(size / BLOCK) * BLOCK;
    if (type === 'L' || type === 'x') {
      given = longName(content, type) ?? given;
      continue;
    }
    if (type === 'g') continue;
    const raw = decodeName(given ?? (prefix.length === 0 ? own : Uint8Array.from([...prefix, 0x2f, ...own])), false);
    given = null;
    if (type === '5') continue;
    const cleaned = cleanName(raw);
    const name = cleaned.name === '' ? `member ${members.length + 1}` : cleaned.name;
    const isFile = type === '0' || type === '\u0000' || type === '7';
    if (!isFile || isJunk(name)) {
      leftOut.push({ name, reason: isFile ? 'belongs to the system that packed it' : 'is a link to another file' });
      continue;
    }
    const strange = `its name in the archive pointed elsewhere or held unseen characters; it is shown as ${name}.`;
    members.push({
      name,
      evidence: `came out of ${file}`,
      warnings: cleaned.isChanged ? [warned(`${file}/${name}`, strange)] : [],
      size,
      unpack: () => ok(content),
    });
    if (members.length > MAX_MEMBERS) {
      return refuse(refused(file, `holds more than ${MAX_MEMBERS} files: unpack it and import those that you need.`));
    }
  }
  return ok({ members, leftOut });
}
