// Files that the engine made, written into a folder: each whole or not at all.
import path from 'node:path';
import type { MadeFile } from '../../../../shared/contract/engine-api.ts';
import { type CommandResult, done } from '../answer.ts';
import { writeWholeFile } from '../output-file.ts';
import { lines } from './table.ts';

/** `hint`: a last line for people. */
export async function writeMadeFiles(files: readonly MadeFile[], folder: string, hint: string): Promise<CommandResult> {
  const written: { readonly name: string; readonly path: string; readonly bytes: number }[] = [];
  for (const { name, bytes } of files) {
    const file = path.join(folder, name);
    const saved = await writeWholeFile(file, bytes);
    if (!saved.ok) return saved;
    written.push({ name, path: file, bytes: bytes.byteLength });
  }
  const told = written.map((file) => `${file.name}: ${file.bytes} bytes written to ${file.path}`);
  return done({ files: written }, lines(...told, hint));
}
