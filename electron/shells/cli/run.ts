// Runs one command line: words in, exit code out. Prints the answer or the error, once.
import { CommanderError } from 'commander';
import type { Problem } from '../../../shared/model/problem.ts';
import { CARD_MASKER } from '../../../shared/privacy/mask.ts';
import { maskProblem } from '../../../shared/privacy/mask-problem.ts';
import { type CommandResult, type ExitCode, errorDocument, errorText, exitCodeOf } from './answer.ts';
import type { CommandHost } from './host.ts';
import { settleFolders } from './output-file.ts';
import { buildProgram } from './program.ts';
import { signingIn } from './signing-in.ts';
import type { Terminal } from './terminal.ts';
import { workspaceSecret } from './workspace-secret.ts';
import type { Workspaces } from './workspaces.ts';

/** `words` are the arguments after the program's name. Never throws: what is unexpected becomes exit code 1. */
export async function runCommandLine(
  words: readonly string[],
  terminal: Terminal,
  workspaces: Workspaces,
): Promise<ExitCode> {
  const json = words.includes('--json');
  let exitCode: ExitCode = 0;

  const finish = async (result: CommandResult) => {
    settleFolders(result.ok);
    if (!result.ok) {
      const problem = maskProblem(CARD_MASKER, result.problem);
      exitCode = exitCodeOf(problem);
      if (json) await terminal.out(`${JSON.stringify(errorDocument(problem))}\n`);
      else terminal.note(errorText(problem));
      return;
    }
    exitCode = result.value.exitCode;
    if (json && result.value.json !== undefined) await terminal.out(`${JSON.stringify(result.value.json, null, 2)}\n`);
    if (!json && result.value.text !== '') await terminal.out(`${result.value.text}\n`);
  };

  const signing = signingIn(terminal);
  const secret = workspaceSecret(terminal);
  const host: CommandHost = {
    withWorkspace: (path, use, readOnly = false) => workspaces.open(path, readOnly, secret, signing.before(use)),
    withNewWorkspace: (path, settings, passphrase, use) => workspaces.create(path, settings, passphrase, use),
    secret,
    terminal,
    json,
    run: async (action) => finish(await action()),
  };
  let helpText = '';
  let usageText = '';
  const program = buildProgram(host, {
    output: (text) => {
      helpText += text;
    },
    errors: (text) => {
      usageText += text;
    },
  });
  program.hook('preAction', (_program, command) => {
    // Who sets a passphrase of their own gives the one until now to the command itself.
    const isPassphrase = command.name() === 'passphrase';
    const isOwn = isPassphrase && command.parent?.name() === 'people';
    signing.take(isOwn ? {} : command.opts());
    secret.take(command.opts(), isPassphrase && !isOwn);
  });
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) await terminal.out(helpText);
    else if (error instanceof CommanderError) await finish({ ok: false, problem: usageProblem(usageText) });
    else await finish({ ok: false, problem: unexpectedProblem(error) });
  }
  return exitCode;
}

function usageProblem(usageText: string): Problem {
  const message = usageText.trim().replace(/^error: /, '');
  return { code: 'usage', message: message === '' ? 'no command; see clearbench --help' : message };
}

function unexpectedProblem(error: unknown): Problem {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC') return { code: 'disk-full', message: 'the disk is full; nothing was written' };
  return { code: 'unexpected', message: error instanceof Error ? error.message : String(error) };
}
