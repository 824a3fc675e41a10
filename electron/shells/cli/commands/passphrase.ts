// `passphrase`: encrypts a workspace, changes its passphrase, or writes it in clear again.
import type { EngineClient } from '../../../../shared/contract/engine-client.ts';
import type { Result } from '../../../../shared/model/problem.ts';
import { type CommandResult, done, usage } from '../answer.ts';
import type { CommandHost, CommandModule } from '../host.ts';
import { askNewPassphrase, readPassphraseFile } from '../passphrase.ts';

interface PassphraseOptions {
  readonly remove?: boolean;
  readonly newPassphraseFile?: string;
  readonly as?: string;
}

export const passphraseCommand: CommandModule = (program, host) => {
  program
    .command('passphrase')
    .description('encrypt a workspace, change its passphrase, or with --remove write it in clear again')
    .argument('<workspace>', 'path of the workspace file')
    .option('--new-passphrase-file <file>', 'the new passphrase, in the first line of a file (default: asked)')
    .option('--remove', 'write the workspace in clear again')
    .option('--as <user>', 'who does it')
    .action((workspace: string, options: PassphraseOptions) =>
      host.run(async () => {
        if (options.remove === true && options.newPassphraseFile !== undefined)
          return usage('--remove takes no new passphrase');
        return host.withWorkspace(workspace, (engine) => change(engine, host, workspace, options));
      }),
    );
};

async function change(
  engine: EngineClient,
  host: CommandHost,
  workspace: string,
  { remove = false, newPassphraseFile: file, as: user = '' }: PassphraseOptions,
): Promise<CommandResult> {
  const view = await engine.call('workspace', undefined);
  if (!view.ok) return view;
  const before = view.value.encrypted ? host.secret.used() : null;
  const after = remove ? { ok: true as const, value: null } : await newPassphrase(host, file, view.value.encrypted);
  if (!after.ok) return after;
  const kept = await engine.call('setWorkspacePassphrase', { before, after: after.value, user });
  if (!kept.ok) return kept;
  const text = remove
    ? `${workspace} is in clear again`
    : before === null
      ? `${workspace} is encrypted; without its passphrase nobody can open it, nor its backups from now on`
      : `${workspace} has another passphrase; earlier backups keep the one of their time`;
  return done({ workspace, encrypted: kept.value.encrypted }, text);
}

/** For a workspace in clear, the passphrase that was given for opening is the new one. */
async function newPassphrase(
  { secret, terminal }: CommandHost,
  file: string | undefined,
  isEncrypted: boolean,
): Promise<Result<string>> {
  if (file !== undefined) return readPassphraseFile(file);
  const given = isEncrypted ? null : secret.given();
  if (given?.ok === false) return given;
  if (typeof given?.value === 'string') return { ok: true, value: given.value };
  return (
    (await askNewPassphrase(terminal, 'New passphrase of the workspace')) ??
    usage('give the new passphrase by --new-passphrase-file FILE')
  );
}
