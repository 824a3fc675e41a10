// Opens the workspace a command names, shows its progress, and always gives it back.
import { existsSync } from 'node:fs';
import type { EngineClient } from '../../../shared/contract/engine-client.ts';
import { type EngineOptions, startEngine } from '../../worker/start-engine.ts';
import { startEngineInProcess } from '../../worker/start-in-process.ts';
import { type CommandResult, usage } from './answer.ts';
import type { CommandHost } from './host.ts';
import { problemLine } from './output/problem.ts';
import { showProgress } from './progress.ts';
import type { Terminal } from './terminal.ts';

export function workspacesOf(terminal: Terminal): Pick<CommandHost, 'withWorkspace' | 'withNewWorkspace'> {
  return {
    async withWorkspace(path, use, readOnly = false) {
      if (!existsSync(path)) return usage(`there is no workspace at ${path}; create it with: clearbench new ${path}`);
      return withEngine({ workspacePath: path, readOnly }, terminal, use);
    },
    withNewWorkspace(path, settings, use) {
      const given = settings === null ? {} : { settingsText: settings.text, settingsFile: settings.file };
      return withEngine({ workspacePath: path, create: true, ...given }, terminal, use);
    },
  };
}

async function withEngine(
  options: EngineOptions,
  terminal: Terminal,
  use: (engine: EngineClient) => Promise<CommandResult>,
): Promise<CommandResult> {
  // Reading a large day means handing over hundreds of thousands of rows: in this thread nothing is copied.
  const started = await (options.readOnly === true ? startEngineInProcess(options) : startEngine(options));
  if (!started.ok) return started;
  const stop = showProgress(started.value, terminal);
  try {
    const result = await use(started.value);
    await showWarnings(started.value, terminal);
    return result;
  } finally {
    stop();
    await started.value.close();
  }
}

/** What is to be known about the workspace file itself. */
async function showWarnings(engine: EngineClient, terminal: Terminal): Promise<void> {
  const view = await engine.call('workspace', undefined);
  for (const warning of view.ok ? view.value.warnings : []) terminal.note(`warning: ${problemLine(warning)}`);
}
