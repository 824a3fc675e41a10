// The engine: every method of the contract by name, arguments and who acts checked at the door, defects turned into problems.
import type { Answer, Arguments, Method } from '../../shared/contract/engine-api.ts';
import { isMethod, validateArguments } from '../../shared/contract/validation.ts';
import type { Problem, Result } from '../../shared/model/problem.ts';
import { maskProblem } from '../../shared/privacy/mask-problem.ts';
import { DatabaseClosed } from '../workspace/database.ts';
import { Cancelled, type EngineContext } from './engine-context.ts';
import { maskerOf } from './known-accounts.ts';
import { actingProblem } from './people/identity.ts';
import { USE_CASES } from './use-cases.ts';

export interface Engine {
  /** Any method with any arguments: what does not fit the contract is a usage problem. */
  call(method: unknown, args: unknown): Result<unknown>;
}

export function createEngine(context: EngineContext): Engine {
  return {
    call(method, args) {
      if (!isMethod(method))
        return { ok: false, problem: { code: 'usage', message: `the engine knows no method ${String(method)}` } };
      const answered = answer(context, method, args);
      // Problems end up in logs and error reports; answers are the user's own data.
      return answered.ok ? answered : { ok: false, problem: maskProblem(maskerOf(context), answered.problem) };
    },
  };
}

function answer<M extends Method>(context: EngineContext, method: M, args: unknown): Result<Answer<M>> {
  const checked = validateArguments(method, args);
  if (!checked.ok) return checked;
  try {
    const away = actingProblem(context, method, checked.value);
    if (away !== null) return { ok: false, problem: away };
    return USE_CASES[method](context, checked.value as Arguments<M>);
  } catch (error) {
    return { ok: false, problem: problemOf(error, context.workspace.path) };
  }
}

/** What SQLite says about a file whose pages are not what they should be. */
const DAMAGED = /malformed|not a database|disk image|corrupt/i;

function problemOf(error: unknown, file: string): Problem {
  if (error instanceof Cancelled) return { code: 'cancelled', message: 'cancelled; nothing was changed' };
  if (error instanceof DatabaseClosed) return { code: 'unexpected', message: error.message, file };
  const message = error instanceof Error ? error.message : String(error);
  if (DAMAGED.test(message))
    return {
      code: 'workspace-damaged',
      message: `the workspace is damaged (${message}); restore a backup, or read what is left of it with: clearbench rescue`,
      file,
    };
  return {
    code: 'unexpected',
    message: `a defect of this program: ${error instanceof Error ? (error.stack ?? message) : message}`,
  };
}
