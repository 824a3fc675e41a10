// Zip archives. Members that are locked, damaged or packed in a way nobody uses for statements refuse the archive, with what to do.
import { ok, type Problem, type Result, refuse } from '../../model/problem.ts';
import { crc32 } from './crc32.ts';
import { inflateExactly } from './inflate.ts';
import { MAX_MEMBERS } from './limits.ts';
import { cleanName, decodeName, isFolder, isJunk } from './member-name.ts';
import type { Member, Opened } from './opened.ts';
import { refused, warned } from './refusal.ts';
import { isBomb, tooDense } from './too-large.ts';
import { readZipDirectory, type ZipFault, type ZipMember } from './zip-directory.ts';

const FAULTS: Readonly<Record<ZipFault, string>> = {
  cut: 'the archive is cut short, its end is missing: download it again.',
  damaged: 'the archive is damaged: download it again.',
  split: 'is one part of a split archive: unpack all parts together and import the files inside.',
  overlapping: 'members of the archive overlap, as only harmful archives do: ask its sender for another one.',
};

const METHODS: Readonly<Record<number, string>> = {
  1: 'Shrink',
  6: 'Implode',
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'xz',
  98: 'PPMd',
};
const STORED = 0;
const DEFLATED = 8;
/** Marks members that WinZip's AES has locked. */
const LOCKED = 99;

function faultOf(file: string, name: string, member: ZipMember): Problem | null {
  if (member.isEncrypted || member.method === LOCKED) {
    return refused(file, `${name} is locked with a password: unpack the archive with it and import the files inside.`);
  }
  if (member.method !== STORED && member.method !== DEFLATED) {
    const method = METHODS[member.method] ?? `method ${member.method}`;
    return refused(file, `${name} is packed with ${method}, which is not read: unpack it and import the file inside.`);
  }
  if (isBomb(member.to - member.from, member.size)) return tooDense(`${file}/${name}`);
  return null;
}

function unpack(file: string, name: string, bytes: Uint8Array, member: ZipMember): Result<Uint8Array> {
  const packed = bytes.subarray(member.from, member.to);
  const unpacked = member.method === STORED ? packed : inflateExactly(packed, member.size);
  if (unpacked === null || unpacked.length !== member.size || crc32(unpacked) !== member.crc) {
    return refuse(
      refused(file, `${name} in the archive is damaged (its checksum or size is not right): download it again.`),
    );
  }
  return ok(unpacked);
}

/** Members that would have the name of one before them get a number, so that each can be told. */
function ownName(name: string, taken: Set<string>): string {
  let own = name;
  for (let number = 2; taken.has(own); number += 1) own = `${name} (${number})`;
  taken.add(own);
  return own;
}

/** Opens the archive and looks at every member's head; nothing is unpacked yet. */
export function openZip(file: string, bytes: Uint8Array): Result<Opened> {
  const directory = readZipDirectory(bytes, MAX_MEMBERS);
  if (typeof directory === 'string') return refuse(refused(file, FAULTS[directory]));
  if (directory.length > MAX_MEMBERS) {
    return refuse(refused(file, `holds more than ${MAX_MEMBERS} files: unpack it and import those that you need.`));
  }
  const members: Member[] = [];
  const leftOut: { name: string; reason: string }[] = [];
  const taken = new Set<string>();
  for (const [index, member] of directory.entries()) {
    const raw = decodeName(member.nameBytes, member.isUtf8);
    const cleaned = cleanName(raw);
    const given = cleaned.name === '' ? `member ${index + 1}` : cleaned.name;
    if (isFolder(raw)) continue;
    if (isJunk(given) || member.isLink) {
      leftOut.push({
        name: given,
        reason: member.isLink ? 'is a link to another file' : 'belongs to the system that packed it',
      });
      continue;
    }
    const fault = faultOf(file, given, member);
    if (fault !== null) return refuse(fault);
    const name = ownName(given, taken);
    const strange = `its name in the archive pointed elsewhere or held unseen characters; it is shown as ${name}.`;
    members.push({
      name,
      evidence: `came out of ${file}`,
      warnings: cleaned.isChanged ? [warned(`${file}/${name}`, strange)] : [],
      size: member.size,
      unpack: () => unpack(file, name, bytes, member),
    });
  }
  return ok({ members, leftOut });
}

/** What the members of an archive show it to be: documents of Office are zip archives too. */
export function sortOfZip(bytes: Uint8Array): 'archive' | 'workbook' | 'binary workbook' | 'document' {
  const directory = readZipDirectory(bytes, MAX_MEMBERS);
  if (typeof directory === 'string') return 'archive';
  const names = directory.map((member) => decodeName(member.nameBytes, member.isUtf8).replaceAll('\\', '/'));
  const has = (name: RegExp) => names.some((own) => name.test(own));
  if (has(/^\/?\[Content_Types\]\.xml$/i)) {
    if (has(/(^|\/)workbook\d*\.xml$/i)) return 'workbook';
    if (has(/(^|\/)workbook\d*\.bin$/i)) return 'binary workbook';
    return 'document';
  }
  return has(/^mimetype$/) || has(/^Index\/Document\.iwa$/) ? 'document' : 'archive';
}
