// Why a copy of the workspace could not be made, as a problem.
import type { Problem } from '../../../shared/model/problem.ts';

const DISK_FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

export function copyProblem(error: unknown, file: string): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return DISK_FULL.has(code)
    ? {
        code: 'disk-full',
        message: 'there is no room left on the disk for a copy; free some space and try again',
        file,
      }
    : { code: 'unexpected', message: `the copy could not be made (${code}); check the folder and try again`, file };
}
