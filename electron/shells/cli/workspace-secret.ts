// The passphrase of an encrypted workspace on the command line: from a file, from the environment, else asked on a terminal without showing
// it. Never a word of the command, which others can list.
import type { Problem, Result } from '../../../shared/model/problem.ts';
import { readPassphraseFile } from './passphrase.ts';
import type { Terminal } from './terminal.ts';

export const PASSPHRASE_VARIABLE = 'CLEARBENCH_PASSPHRASE';

export interface WorkspaceSecret {
  /** The options of the command that is about to run. */
  take(options: { readonly passphraseFile?: string }): void;
  /** What the command was given; null: nothing. */
  given(): Result<string | null>;
  /** Opens with what was given; where that is nothing and a passphrase is needed, with what is typed. */
  opening<T>(open: (passphrase: string | null) => Promise<Result<T>>): Promise<Result<T>>;
  /** What opened the workspace last; null where nothing was needed or given. */
  used(): string | null;
}

export function workspaceSecret(terminal: Terminal, environment: NodeJS.ProcessEnv = process.env): WorkspaceSecret {
  let file: string | undefined;
  let used: string | null = null;
  const given = (): Result<string | null> => {
    const variable = environment[PASSPHRASE_VARIABLE] ?? '';
    return file === undefined ? { ok: true, value: variable === '' ? null : variable } : readPassphraseFile(file);
  };
  return {
    take(options) {
      file = options.passphraseFile;
    },
    given,
    async opening(open) {
      const passphrase = given();
      if (!passphrase.ok) return passphrase;
      used = passphrase.value;
      const opened = await open(used);
      if (opened.ok || opened.problem.code !== 'passphrase-needed') return opened;
      used = await terminal.askSecret('Passphrase of the workspace: ');
      return used === null ? { ok: false, problem: needed(opened.problem) } : open(used);
    },
    used: () => used,
  };
}

function needed(problem: Problem): Problem {
  return { ...problem, message: `${problem.message} by --passphrase-file FILE or in ${PASSPHRASE_VARIABLE}` };
}
