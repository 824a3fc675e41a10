// What every use case gets: the workspace, the settings in force, and the ways to report progress and to stop.
import type { Progress } from '../../shared/contract/engine-api.ts';
import type { Profile } from '../../shared/model/profile.ts';
import type { Settings } from '../../shared/model/settings.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { Staging } from './files/staging.ts';
import { profilesReader } from './files/users-profiles.ts';
import { maskerOf } from './known-accounts.ts';
import { Session } from './session.ts';
import { settingsReader } from './settings-in-force.ts';

export interface EngineContext {
  readonly workspace: Workspace;
  /** The newest saved settings. Cheap: parsed once per version. */
  settings(): Settings;
  /** Users' own profiles, by name. Cheap: read again only when one was saved or removed. */
  profiles(): readonly Profile[];
  /** Files that wait to be imported. */
  readonly staging: Staging;
  /** Who works, and who is signed in. */
  readonly session: Session;
  /** The wall clock, ISO 8601 with offset Z, e.g. "2026-11-20T02:10:00Z". The only clock of the engine. */
  now(): string;
  progress(progress: Progress): void;
  /** Throws Cancelled when the user asked to stop; call it in long loops, inside transactions too. */
  throwIfCancelled(): void;
}

/** Ends a long task; the transaction rolls back and the call answers problem code "cancelled". */
export class Cancelled extends Error {
  constructor() {
    super('cancelled');
    this.name = 'Cancelled';
  }
}

export interface EngineSurroundings {
  readonly workspace: Workspace;
  /** Who works where a command names nobody: the name of the login. */
  readonly login?: string;
  now(): string;
  progress(progress: Progress): void;
  isCancelled(): boolean;
}

export function createContext({
  workspace,
  login = '',
  now,
  progress,
  isCancelled,
}: EngineSurroundings): EngineContext {
  const settings = settingsReader(workspace.database);
  return {
    workspace,
    settings,
    profiles: profilesReader(workspace.database),
    staging: new Staging(),
    session: new Session(login),
    now,
    progress(told) {
      progress({ ...told, phase: maskerOf({ workspace, settings }).text(told.phase) });
    },
    throwIfCancelled() {
      if (isCancelled()) throw new Cancelled();
    },
  };
}
