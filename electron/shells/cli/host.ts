// What a command file gets to work with: words of the command line in, one answer out.
import type { Command } from 'commander';
import type { EngineClient } from '../../../shared/contract/engine-client.ts';
import type { CommandResult } from './answer.ts';
import type { Terminal } from './terminal.ts';
import type { WorkspaceSecret } from './workspace-secret.ts';

export interface CommandHost {
  readonly terminal: Terminal;
  /** True where one JSON document is wanted on standard output. */
  readonly json: boolean;
  /** The passphrase of encrypted workspaces. */
  readonly secret: WorkspaceSecret;
  /** Opens an existing workspace, uses it and closes it. A path without a file is a usage problem. `readOnly` takes no lock. */
  withWorkspace(
    path: string,
    use: (engine: EngineClient) => Promise<CommandResult>,
    readOnly?: boolean,
  ): Promise<CommandResult>;
  /**
   * Creates a workspace from a settings file (null: the commented default), uses it and closes it; in clear where `passphrase` is null.
   * An existing file is refused.
   */
  withNewWorkspace(
    path: string,
    settings: { readonly text: string; readonly file: string } | null,
    passphrase: string | null,
    use: (engine: EngineClient) => Promise<CommandResult>,
  ): Promise<CommandResult>;
  /** Prints what the action answers, and remembers the exit code. */
  run(action: () => Promise<CommandResult>): Promise<void>;
}

/** Adds one or more commands to the program. */
export type CommandModule = (program: Command, host: CommandHost) => void;
