// Opens the workspace a command names, shows its progress, and always gives it back.
import { existsSync } from 'node:fs';
import type { EngineClient } from '../../../shared/contract/engine-client.ts';
import { type EngineOptions, startEngine } from '../../worker/start-engine.ts';
import { startEngineInProcess } from '../../worker/start-in-process.ts';
import { type CommandResult, usage } from './answer.ts';
import { problemLine } from './output/problem.ts';
import { showProgress } from './progress.ts';
import type { Terminal } from './terminal.ts';
import type { WorkspaceSecret } from './workspace-secret.ts';

type Use = (engine: EngineClient) => Promise<CommandResult>;

export interface Workspaces {
  open(path: string, readOnly: boolean, secret: WorkspaceSecret, use: Use): Promise<CommandResult>;
  /** `passphrase` null: in clear. */
  create(
    path: string,
    settings: { readonly text: string; readonly file: string } | null,
    passphrase: string | null,
    use: Use,
  ): Promise<CommandResult>;
}

export function workspacesOf(terminal: Terminal): Workspaces {
  return {
    async open(path, readOnly, secret, use) {
      if (!existsSync(path)) return usage(`there is no workspace at ${path}; create it with: clearbench new ${path}`);
      const started = await secret.opening((passphrase) => start({ workspacePath: path, readOnly, passphrase }), path);
      return started.ok ? withEngine(started.value, terminal, use) : started;
    },
    async create(path, settings, passphrase, use) {
      const given = settings === null ? {} : { settingsText: settings.text, settingsFile: settings.file };
      const started = await start({ workspacePath: path, create: true, passphrase, ...given });
      return started.ok ? withEngine(started.value, terminal, use) : started;
    },
  };
}

/** Reading a large day means handing over hundreds of thousands of rows: in this thread nothing is copied. */
const start = (options: EngineOptions) =>
  options.readOnly === true ? startEngineInProcess(options) : startEngine(options);

async function withEngine(
  engine: EngineClient & { close(): Promise<void> },
  terminal: Terminal,
  use: Use,
): Promise<CommandResult> {
  const stop = showProgress(engine, terminal);
  try {
    const result = await use(engine);
    await showWarnings(engine, terminal);
    return result;
  } finally {
    stop();
    await engine.close();
  }
}

/** What is to be known about the workspace file itself. */
async function showWarnings(engine: EngineClient, terminal: Terminal): Promise<void> {
  const view = await engine.call('workspace', undefined);
  for (const warning of view.ok ? view.value.warnings : []) terminal.note(`warning: ${problemLine(warning)}`);
}
