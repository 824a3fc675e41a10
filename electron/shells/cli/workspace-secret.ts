// The passphrase of an encrypted workspace on the command line: from a file, from the environment, else asked on a terminal without showing
// it. Never a word of the command, which others can list.
import type { Problem, Result } from '../../../shared/model/problem.ts';
import { isInClear } from '../../worker/keeping/is-in-clear.ts';
import { readPassphraseFile } from './passphrase.ts';
import type { Terminal } from './terminal.ts';

export const PASSPHRASE_VARIABLE = 'CLEARBENCH_PASSPHRASE';

export interface WorkspaceSecret {
  /** The options of the command that is about to run; `mayEncrypt`: it encrypts a workspace in clear with what is given. */
  take(options: { readonly passphraseFile?: string }, mayEncrypt?: boolean): void;
  /** What the command was given; null: nothing. */
  given(): Result<string | null>;
  /**
   * Opens with what was given; where that is nothing and a passphrase is needed, with what is typed. `workspace` in clear is refused where a
   * passphrase file was named, and warned of where the passphrase is one for all commands.
   */
  opening<T>(open: (passphrase: string | null) => Promise<Result<T>>, workspace?: string): Promise<Result<T>>;
  /** What opened the workspace last; null where nothing was needed or given. */
  used(): string | null;
}

export function workspaceSecret(terminal: Terminal, environment: NodeJS.ProcessEnv = process.env): WorkspaceSecret {
  let file: string | undefined;
  let isClearFine = false;
  let used: string | null = null;
  const given = (): Result<string | null> => {
    const variable = environment[PASSPHRASE_VARIABLE] ?? '';
    return file === undefined
      ? { ok: true, value: variable.trim() === '' ? null : variable }
      : readPassphraseFile(file);
  };
  return {
    take(options, mayEncrypt = false) {
      file = options.passphraseFile;
      isClearFine = mayEncrypt;
    },
    given,
    async opening(open, workspace) {
      const passphrase = given();
      if (!passphrase.ok) return passphrase;
      if (passphrase.value !== null && !isClearFine && workspace !== undefined && isInClear(workspace)) {
        if (file !== undefined) return { ok: false, problem: notEncrypted(workspace) };
        terminal.note(`warning: ${workspace}: ${NOT_ENCRYPTED}; ${PASSPHRASE_VARIABLE} was not used`);
      }
      used = passphrase.value;
      const opened = await open(used);
      if (opened.ok || opened.problem.code !== 'passphrase-needed') return opened;
      used = await terminal.askSecret('Passphrase of the workspace: ');
      return used === null ? { ok: false, problem: needed(opened.problem) } : open(used);
    },
    used: () => used,
  };
}

const NOT_ENCRYPTED =
  'this file is not encrypted, though a passphrase was given; make sure that nobody put it in the place of yours';

function notEncrypted(file: string): Problem {
  return {
    code: 'wrong-passphrase',
    message: `${NOT_ENCRYPTED}, and open it without a passphrase where it is the right one`,
    file,
  };
}

function needed(problem: Problem): Problem {
  return { ...problem, message: `${problem.message} by --passphrase-file FILE or in ${PASSPHRASE_VARIABLE}` };
}
