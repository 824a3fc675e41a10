// The problems that wrappers answer with.
import type { Problem } from '../../model/problem.ts';

/** `rest` says what is wrong with the file and what to do. */
export function refused(file: string, rest: string): Problem {
  return { code: 'input-refused', message: `${file}: ${rest}`, file };
}

export function warned(file: string, rest: string): Problem {
  return { code: 'warning', message: `${file}: ${rest}`, file };
}

export function cancelled(file: string): Problem {
  return { code: 'cancelled', message: `${file}: the import was cancelled; nothing was kept.`, file };
}
