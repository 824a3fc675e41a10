// The one name of a file: links lead to it, and what stands beside it stands beside that name.
import { existsSync, realpathSync } from 'node:fs';

/** The path itself where there is no such file. */
export function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}
