// Logs that can't be used are kept under another name: never applied, never deleted.
import path from 'node:path';
import { type FileAccess, readInto, withFile, writeAll } from './file-access.ts';
import { logFile, type Recovered } from './recover.ts';

/** Renames or copies what `recovered` could not use. Answers what the user should know. */
export function putAside(files: FileAccess, file: string, { state, log }: Recovered): string[] {
  if (state === 'foreign' || state === 'unreadable') {
    const aside = freeName(files, file);
    files.rename(logFile(file), aside);
    files.syncFolder(path.dirname(file));
    return [
      state === 'foreign'
        ? `the log beside the workspace belongs to another state of the file and was not used; it is kept as ${path.basename(aside)}`
        : `the log beside the workspace can't be read; it is kept as ${path.basename(aside)}, and the newest actions may be missing`,
    ];
  }
  if (state !== 'applied' || log?.isDamaged !== true) return [];
  const aside = freeName(files, file);
  copy(files, logFile(file), aside);
  files.syncFolder(path.dirname(file));
  return [
    `the log beside the workspace is damaged after ${log.frames.length} actions; a copy is kept as ${path.basename(aside)}, and the newest actions are missing`,
  ];
}

function freeName(files: FileAccess, file: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${logFile(file)}-aside-${number}`;
    if (!files.exists(name)) return name;
  }
}

const CHUNK = 1 << 24;

/** The original is still needed until the snapshot holds its actions. */
function copy(files: FileAccess, from: string, to: string): void {
  withFile(files, from, 'read', (source) =>
    withFile(files, to, 'create', (target) => {
      const size = files.size(source);
      for (let position = 0; position < size; position += CHUNK) {
        const chunk = new Uint8Array(Math.min(CHUNK, size - position));
        writeAll(files, target, chunk.subarray(0, readInto(files, source, chunk, position)), position);
      }
      files.sync(target);
    }),
  );
}
