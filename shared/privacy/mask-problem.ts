// A problem as it may be told outside the workspace: account and card numbers in its sentence and its value are masked. Its file stays a path.
import type { Problem } from '../model/problem.ts';
import { isAccountField, type Masker } from './mask.ts';

export function maskProblem(masker: Masker, problem: Problem): Problem {
  const { field = '', value } = problem;
  const message = masker.text(problem.message);
  if (value === undefined) return { ...problem, message };
  const masked = masker.accounts(masker.field(field, value));
  // The sentence often repeats the value that it is about.
  const repeats = isAccountField(field) && value.trim().length > 1;
  return { ...problem, message: repeats ? message.replaceAll(value, masked) : message, value: masked };
}
