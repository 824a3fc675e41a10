// Opens or creates the workspace and makes its engine, in whatever thread this runs.
import { userInfo } from 'node:os';
import type { Events } from '../../shared/contract/engine-api.ts';
import type { EngineClient } from '../../shared/contract/engine-client.ts';
import type { Result } from '../../shared/model/problem.ts';
import { defaultSettingsText } from '../../shared/settings/default-settings.ts';
import { checkedSettings } from '../engine/checked-settings.ts';
import { createEngine, type Engine } from '../engine/engine.ts';
import { createContext } from '../engine/engine-context.ts';
import { createWorkspace, openWorkspace } from '../workspace/open-workspace.ts';
import { revision } from '../workspace/tables/meta.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { whenIdle } from './idle.ts';

export interface EngineOptions {
  readonly workspacePath: string;
  /** Creates the workspace; an existing file is refused. Without it a missing file is refused. */
  readonly create?: boolean;
  /** For a new workspace; the commented default without it. */
  readonly settingsText?: string;
  /** What problems in `settingsText` name as their file. */
  readonly settingsFile?: string;
  /** Takes no lock; commands are refused. */
  readonly readOnly?: boolean;
  /** Where another program has it open for writing: opens for reading, follows what the other writes, and says so. */
  readonly orReading?: boolean;
  /** Opens an encrypted workspace, or encrypts a new one; without meaning for one in clear. */
  readonly passphrase?: string | null;
  /** Who works where a command names nobody; the name of the login without it. */
  readonly user?: string;
}

/** What a shell gets. */
export interface StartedEngine extends EngineClient {
  /** Waits for the running call, gives the workspace back and ends the thread. */
  close(): Promise<void>;
}

export interface EngineListener {
  event<E extends keyof Events>(event: E, payload: Events[E]): void;
  isCancelled(): boolean;
}

export interface OpenEngine extends Engine {
  /** Work on the file that can wait; done by itself when nothing is asked for a while. */
  tidy(): void;
  close(): void;
}

/** Progress is told at most this often; the first and the last word of a phase always. */
const PROGRESS_EVERY_MS = 100;

/** How soon a reader shows what the writer did. */
const FOLLOW_EVERY_MS = 2000;

export async function openEngine(options: EngineOptions, listener: EngineListener): Promise<Result<OpenEngine>> {
  const opened = await openOrCreate(options);
  if (!opened.ok) return opened;
  const workspace = opened.value;
  let lastProgress = 0;
  const context = createContext({
    workspace,
    login: options.user ?? loginName(),
    now,
    progress(progress) {
      const at = Date.now();
      if (progress.done > 0 && progress.done < progress.total && at - lastProgress < PROGRESS_EVERY_MS) return;
      lastProgress = at;
      listener.event('progress', progress);
    },
    isCancelled: listener.isCancelled,
  });
  const engine = createEngine(context);
  let known = revision(workspace.database);
  const idle = whenIdle(() => workspace.tidy());
  const following = workspace.readOnlyBecause === '' ? undefined : setInterval(follow, FOLLOW_EVERY_MS).unref();
  function follow(): void {
    if (!workspace.refresh()) return;
    known = revision(workspace.database);
    listener.event('changed', { revision: known });
  }
  return {
    ok: true,
    value: {
      call(method, args) {
        idle.stir();
        const result = engine.call(method, args);
        const current = revision(workspace.database);
        if (current !== known) listener.event('changed', { revision: current });
        known = current;
        return result;
      },
      tidy: () => workspace.tidy(),
      close() {
        idle.stop();
        clearInterval(following);
        workspace.close();
      },
    },
  };
}

async function openOrCreate(options: EngineOptions): Promise<Result<Workspace>> {
  const { workspacePath, create = false, readOnly = false, passphrase = null } = options;
  if (!create) {
    const opened = await openWorkspace(workspacePath, { readOnly, now, passphrase });
    if (opened.ok || opened.problem.code !== 'workspace-locked' || options.orReading !== true) return opened;
    return openWorkspace(workspacePath, { readOnly: true, because: opened.problem.message, now, passphrase });
  }
  const settingsText = options.settingsText ?? defaultSettingsText();
  const settings = checkedSettings(settingsText, options.settingsFile ?? 'settings.yaml');
  if (!settings.ok) return settings;
  return createWorkspace(workspacePath, { settingsText, savedAt: now(), savedBy: 'new', passphrase });
}

/** '' where the system has no name for who runs this. */
function loginName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

/** The engine's only clock: seconds are enough for people, and the order of actions is kept by numbers. */
function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}
