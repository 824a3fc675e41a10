// Warnings as JSON and as lines.
import type { Problem } from '../../../../shared/model/problem.ts';

export function problemJson(problem: Problem): Record<string, unknown> {
  const { code, message, file, line, field, value } = problem;
  return { code, message, file, line, field, value };
}

export function problemLine(problem: Problem): string {
  const place = [problem.file, problem.line].filter((part) => part !== undefined && part !== '').join(':');
  return place === '' ? problem.message : `${place}: ${problem.message}`;
}
