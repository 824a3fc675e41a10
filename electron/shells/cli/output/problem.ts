// Warnings as JSON and as lines.
import type { Problem } from '../../../../shared/model/problem.ts';

export function problemJson(problem: Problem): Record<string, unknown> {
  const { code, message, file, line, field, value } = problem;
  return { code, message, file, line, field, value };
}

/** "file:line: message", the file named once: messages of the importer begin with it. */
export function problemLine(problem: Problem): string {
  const { file = '', line, message } = problem;
  const rest = file !== '' && message.startsWith(`${file}: `) ? message.slice(file.length + 2) : message;
  const place = [file, line === undefined ? '' : String(line)].filter((part) => part !== '').join(':');
  return place === '' ? rest : `${place}: ${rest}`;
}
