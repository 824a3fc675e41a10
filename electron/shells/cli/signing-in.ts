// Whoever a command names with --as signs in before it runs: by the file of --sign-in, else asked on a terminal if there is a key to open.
import type { EngineClient } from '../../../shared/contract/engine-client.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { CommandResult } from './answer.ts';
import { readPassphraseFile } from './passphrase.ts';
import type { Terminal } from './terminal.ts';

interface SigningOptions {
  readonly as?: string;
  readonly signIn?: string;
}

export interface SigningIn {
  /** The options of the command that is about to run. */
  take(options: SigningOptions): void;
  /** Signs in, then does what the command does. */
  before(use: (engine: EngineClient) => Promise<CommandResult>): (engine: EngineClient) => Promise<CommandResult>;
}

export function signingIn(terminal: Terminal): SigningIn {
  let taken: SigningOptions = {};
  return {
    take(options) {
      taken = options;
    },
    before: (use) => async (engine) => {
      const problem = await signIn(engine, taken, terminal);
      return problem === null ? use(engine) : { ok: false, problem };
    },
  };
}

async function signIn(
  engine: EngineClient,
  { as: user, signIn: file }: SigningOptions,
  terminal: Terminal,
): Promise<Problem | null> {
  if (user === undefined) return null;
  const passphrase = file === undefined ? { ok: true as const, value: null } : readPassphraseFile(file);
  if (!passphrase.ok) return passphrase.problem;
  const given = passphrase.value ?? (await asked(engine, user, terminal));
  if (given === null) return null;
  const signed = await engine.call('signIn', { user, passphrase: given });
  return signed.ok ? null : signed.problem;
}

/** Null where there is no key to open, or nobody to ask: the engine says then what is missing. */
async function asked(engine: EngineClient, user: string, terminal: Terminal): Promise<string | null> {
  const people = await engine.call('people', undefined);
  const hasKey = people.ok && people.value.some(({ id, key }) => id === user && key === 'own');
  return hasKey ? terminal.askSecret(`Passphrase of ${user}: `) : null;
}
