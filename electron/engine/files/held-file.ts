// A file as the engine holds it before anything is kept: taken out of its archive or workbook, hashed, with what that showed.
import { createHash } from 'node:crypto';
import type { Control } from '../../../shared/importing/format.ts';
import { unwrap } from '../../../shared/importing/wrappers/unwrap.ts';
import type { Evidence } from '../../../shared/model/import.ts';
import { ok, type Problem, type Result } from '../../../shared/model/problem.ts';
import { Cancelled, type EngineContext } from '../engine-context.ts';

export interface HeldFile {
  /** "bill.csv"; "bill.zip/明细.csv". */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** The file that was given, where these bytes came out of it. */
  readonly container: HeldContainer | null;
  readonly evidence: readonly Evidence[];
  readonly warnings: readonly Problem[];
  /** Why nothing can be taken out of it. */
  readonly refused: Problem | null;
}

export interface HeldContainer {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/**
 * The files inside a file, or the file itself. What can't be unpacked, or holds nothing to read, is one held file with `refused`;
 * only a cancelled one is a problem. `withOthers`: members that hold nothing to read are held too, each with its reason.
 */
export function holdFile(
  context: EngineContext,
  fileName: string,
  bytes: Uint8Array,
  withOthers = false,
): Result<HeldFile[]> {
  const unwrapped = unwrap(fileName, bytes, controlOf(context, fileName));
  const plain = { file: fileName, bytes, sha256: sha256Of(bytes), container: null, evidence: [], warnings: [] };
  if (!unwrapped.ok)
    return unwrapped.problem.code === 'cancelled' ? unwrapped : ok([{ ...plain, refused: unwrapped.problem }]);
  const { files, leftOut } = unwrapped.value;
  if (files.length === 0) return ok([{ ...plain, refused: nothingInside(fileName, leftOut) }]);
  const container = { file: fileName, sha256: plain.sha256, bytes };
  const others = withOthers ? leftOut.map(({ name, reason }) => otherMember(name, reason, container)) : [];
  return ok([
    ...files.map(({ name, bytes: inner, evidence, warnings }) => {
      const isSame = inner === bytes;
      return {
        file: name,
        bytes: inner,
        sha256: isSame ? plain.sha256 : sha256Of(inner),
        container: isSame ? null : container,
        evidence,
        warnings,
        refused: null,
      };
    }),
    ...others,
  ]);
}

function otherMember(file: string, reason: string, container: HeldContainer): HeldFile {
  const bytes = new Uint8Array();
  const refused: Problem = { code: 'input-refused', message: `${file}: ${reason}`, file };
  return { file, bytes, sha256: sha256Of(bytes), container, evidence: [], warnings: [], refused };
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Tells progress under the file's name, and listens for the user who wants it stopped. */
export function controlOf(context: EngineContext, phase: string): Control {
  return {
    onProgress: (done, total) => context.progress({ task: 'import', phase, done, total }),
    isCancelled() {
      try {
        context.throwIfCancelled();
        return false;
      } catch (error) {
        if (error instanceof Cancelled) return true;
        throw error;
      }
    },
  };
}

const MEMBERS_TOLD = 5;

function nothingInside(file: string, leftOut: readonly { readonly name: string; readonly reason: string }[]): Problem {
  const told = leftOut.slice(0, MEMBERS_TOLD).map(({ name, reason }) => `${name}: ${reason}`);
  const more = leftOut.length > told.length ? ` (and ${leftOut.length - told.length} more)` : '';
  return {
    code: 'input-refused',
    message: `${file}: holds no file that could be a statement; ${told.length === 0 ? 'nothing is in it' : told.join('; ')}${more}`,
    file,
  };
}
