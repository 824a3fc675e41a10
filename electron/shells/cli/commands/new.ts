// `new`: creates a workspace, from a settings file or from the commented default.
import { existsSync } from 'node:fs';
import { done, usage } from '../answer.ts';
import type { CommandModule } from '../host.ts';
import { readTextFile } from '../input-file.ts';

export const newCommand: CommandModule = (program, host) => {
  program
    .command('new')
    .description('create a workspace')
    .argument('<workspace>', 'path of the workspace file to create')
    .option('--settings <file>', 'settings.yaml to start from (default: a commented example)')
    .action((path: string, options: { settings?: string }) =>
      host.run(async () => {
        if (existsSync(path)) return usage(`${path} exists already; choose another path or remove it first`);
        const text = options.settings === undefined ? null : readTextFile(options.settings);
        if (text !== null && !text.ok) return text;
        const settings = text === null ? null : { text: text.value, file: options.settings ?? '' };
        return host.withNewWorkspace(path, settings, async (engine) => {
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
