// What a command hands back: one JSON value and one text for people, of which the runner prints one; and how problems become exit codes.
import type { Problem, ProblemCode, Result } from '../../../shared/model/problem.ts';

/** Exit codes of the command line: 0 done, 1 unexpected, 2 usage, 3 input refused, 4 not balanced, 5 workspace. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5;

export interface CommandAnswer {
  /** The one JSON document of `--json`. Amounts are plain decimal texts, names are snake_case. */
  readonly json: unknown;
  /** For people, without the last newline; '' prints nothing. */
  readonly text: string;
  /** 4 where the answer itself says that a total does not balance. */
  readonly exitCode: 0 | 4;
}

export type CommandResult = Result<CommandAnswer>;

const EXIT_CODES: Readonly<Record<ProblemCode, ExitCode>> = {
  usage: 2,
  'input-refused': 3,
  'not-recognised': 3,
  'settings-invalid': 3,
  'already-imported': 3,
  'not-found': 3,
  'not-allowed': 3,
  stale: 3,
  'not-balanced': 4,
  'workspace-locked': 5,
  'read-only': 5,
  'workspace-damaged': 5,
  'passphrase-needed': 5,
  'wrong-passphrase': 5,
  'day-closed': 3,
  fixed: 3,
  cancelled: 1,
  'disk-full': 1,
  unexpected: 1,
  warning: 1,
};

export function exitCodeOf(problem: Problem): ExitCode {
  return EXIT_CODES[problem.code];
}

/** `{ error: { code, message, file?, line?, field?, value? } }`, absent parts left out. */
export function errorDocument(problem: Problem): unknown {
  const { code, message, file, line, field, value } = problem;
  return { error: { code, message, file, line, field, value } };
}

/** "orders.csv:12: amount "1,00.00": not a plain decimal". */
export function errorText(problem: Problem): string {
  const repeated = `${problem.file ?? ''}: `;
  const message = problem.message.startsWith(repeated) ? problem.message.slice(repeated.length) : problem.message;
  const place = [problem.file, problem.line].filter((part) => part !== undefined && part !== '').join(':');
  const field =
    problem.field === undefined
      ? ''
      : ` [${problem.field}${problem.value === undefined ? '' : ` = ${JSON.stringify(problem.value)}`}]`;
  return `clearbench: ${place === '' ? '' : `${place}: `}${message}${field}`;
}

export function done(json: unknown, text: string): CommandResult {
  return { ok: true, value: { json, text, exitCode: 0 } };
}

export function usage(message: string): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { code: 'usage', message } };
}
