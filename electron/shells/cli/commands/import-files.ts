// The files that `import` names: each by its name, folders with all that is in them. Hidden files of folders are skipped.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ImportRequest } from '../../../../shared/contract/engine-api.ts';
import type { Encoding } from '../../../../shared/model/import.ts';
import type { Problem, Result } from '../../../../shared/model/problem.ts';
import type { Source } from '../../../../shared/model/record.ts';
import { readBytes } from '../input-file.ts';

export interface ReadingOptions {
  readonly source?: Source;
  readonly channel?: string;
  readonly profile: string;
  readonly encoding?: Encoding;
}

export interface NamedFile {
  /** As it was given; files of a folder with the folder before them. */
  readonly path: string;
  readonly request: ImportRequest;
}

/** A whole month of bills of every channel is far below; a folder above it was named by mistake. */
const MOST_FILES = 10_000;

export interface NamedFiles {
  readonly files: readonly NamedFile[];
  /** What stands in folders and is no file. */
  readonly leftOut: readonly Problem[];
}

export function namedFiles(paths: readonly string[], options: ReadingOptions): Result<NamedFiles> {
  const files: NamedFile[] = [];
  const leftOut: Problem[] = [];
  for (const given of paths) {
    const isFolder = statSync(given, { throwIfNoEntry: false })?.isDirectory() === true;
    const inside = isFolder ? filesIn(given, '', leftOut) : [path.basename(given)];
    if (isFolder && inside.length === 0) return refusal('this folder holds no files', given);
    if (files.length + inside.length > MOST_FILES)
      return refusal(`more than ${MOST_FILES} files; name a smaller folder`, given);
    for (const name of inside) {
      const file = isFolder ? path.join(given, name) : given;
      const bytes = readBytes(file);
      if (!bytes.ok) return bytes;
      files.push({ path: file, request: request(name, bytes.value, options, isFolder) });
    }
  }
  return { ok: true, value: { files, leftOut } };
}

/** Names below the folder, sorted, with "/" between folders. What is neither file nor folder is left out, links too. */
function filesIn(folder: string, below: string, leftOut: Problem[]): string[] {
  const found: string[] = [];
  const entries = readdirSync(path.join(folder, below), { withFileTypes: true });
  for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) found.push(...filesIn(folder, name, leftOut));
    else if (entry.isFile()) found.push(name);
    else leftOut.push(noFile(name, entry.isSymbolicLink()));
    if (found.length > MOST_FILES) return found;
  }
  return found;
}

function noFile(file: string, isLink: boolean): Problem {
  const message = isLink
    ? 'is a link, and links are not followed; name the file itself to import it'
    : 'is no file but a pipe, socket or device';
  return { code: 'not-recognised', message, file };
}

function request(
  fileName: string,
  bytes: Uint8Array,
  { source, channel, profile, encoding }: ReadingOptions,
  mayBeLeftOut: boolean,
): ImportRequest {
  return {
    fileName,
    bytes,
    source: source ?? null,
    channel: channel ?? null,
    profile: profile === 'auto' ? null : profile,
    encoding: encoding ?? null,
    mayBeLeftOut,
  };
}

function refusal(message: string, file: string): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { code: 'usage', message, file } };
}
