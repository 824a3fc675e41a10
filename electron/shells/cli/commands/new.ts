// `new`: creates a workspace, from a settings file or from the commented default.
import { existsSync } from 'node:fs';
import type { Result } from '../../../../shared/model/problem.ts';
import { done, usage } from '../answer.ts';
import type { CommandHost, CommandModule } from '../host.ts';
import { readTextFile } from '../input-file.ts';
import { askNewPassphrase } from '../passphrase.ts';

export const newCommand: CommandModule = (program, host) => {
  program
    .command('new')
    .description('create a workspace')
    .argument('<workspace>', 'path of the workspace file to create')
    .option('--settings <file>', 'settings.yaml to start from (default: a commented example)')
    .option('--encrypt', 'encrypt it with a passphrase')
    .action((path: string, options: { settings?: string; encrypt?: boolean }) =>
      host.run(async () => {
        if (existsSync(path)) return usage(`${path} exists already; choose another path or remove it first`);
        const text = options.settings === undefined ? null : readTextFile(options.settings);
        if (text !== null && !text.ok) return text;
        const settings = text === null ? null : { text: text.value, file: options.settings ?? '' };
        const passphrase = options.encrypt === true ? await firstPassphrase(host) : { ok: true as const, value: null };
        if (!passphrase.ok) return passphrase;
        return host.withNewWorkspace(path, settings, passphrase.value, async (engine) => {
          const view = await engine.call('workspace', undefined);
          if (!view.ok) return view;
          const channels = view.value.channels.map(({ code, name }) => ({ code, name }));
          return done(
            { workspace: path, company: view.value.company, currency: view.value.currency, channels },
            `created ${path} for ${view.value.company}: ${channels.length} channel(s) ${channels.map((channel) => channel.code).join(', ')}`.trimEnd(),
          );
        });
      }),
    );
};

async function firstPassphrase({ secret, terminal }: CommandHost): Promise<Result<string>> {
  const given = secret.given();
  if (!given.ok) return given;
  if (given.value !== null) return { ok: true, value: given.value };
  const asked = await askNewPassphrase(terminal, 'Passphrase of the workspace');
  if (asked?.ok === true && asked.value.trim() === '') return usage('a passphrase must not be empty');
  const message =
    'an encrypted workspace needs a passphrase; give it by --passphrase-file FILE or in CLEARBENCH_PASSPHRASE';
  return asked ?? { ok: false, problem: { code: 'passphrase-needed', message } };
}
