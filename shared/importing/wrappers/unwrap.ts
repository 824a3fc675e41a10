// The door of this room: a dropped file becomes the files inside it. A file that is not wrapped passes through untouched.
import { ok, type Result, refuse } from '../../model/problem.ts';
import type { Control } from '../format.ts';
import { openGzip } from './gzip.ts';
import { MAX_DEPTH, MAX_FILE_BYTES, MAX_MEMBERS, MAX_TOTAL_BYTES } from './limits.ts';
import type { Member, Opened } from './opened.ts';
import { cancelled, refused } from './refusal.ts';
import type { SourceFile, Unwrapped } from './source-file.ts';
import { tooLarge } from './too-large.ts';
import { openZip } from './zip.ts';

type Opener = (file: string, bytes: Uint8Array) => Result<Opened>;

/** What one dropped file has used of its bounds so far. */
interface Spent {
  bytes: number;
  members: number;
}

function openerOf(bytes: Uint8Array): Opener | null {
  const begins = (...magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte);
  if (begins(0x50, 0x4b, 3, 4) || begins(0x50, 0x4b, 5, 6) || begins(0x50, 0x4b, 7, 8)) return openZip;
  if (begins(0x1f, 0x8b)) return openGzip;
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
  if (opener === null) return ok({ files: [source], leftOut: [] });
  if (depth === MAX_DEPTH) {
    return refuse(
      refused(source.name, `is packed more than ${MAX_DEPTH} times over: unpack it and import the files inside.`),
    );
  }
  const opened = opener(source.name, source.bytes);
  if (!opened.ok) return opened;
  const files: SourceFile[] = [];
  const leftOut = opened.value.leftOut.map(({ name, reason }) => ({ name: `${source.name}/${name}`, reason }));
  for (const [index, member] of opened.value.members.entries()) {
    control.onProgress(index, opened.value.members.length);
    if (control.isCancelled()) return refuse(cancelled(source.name));
    const inner = take(source, member, spent);
    if (!inner.ok) return inner;
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
