// The engine behind a screen: on the workspace that was chosen, made new with default settings where there is none yet. On an encrypted one it
// waits for the passphrase, which only the screen asks for.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Result } from '../../../shared/model/problem.ts';
import { type StartedEngine, startEngine } from '../../worker/start-engine.ts';
import { lockedEngine } from './locked-engine.ts';

/** A damaged or newer workspace, or a folder that cannot be made, is a problem with the file's name. */
export async function startScreenEngine(workspacePath: string): Promise<Result<StartedEngine>> {
  try {
    mkdirSync(path.dirname(workspacePath), { recursive: true });
  } catch (error) {
    const message = `the folder of the workspace cannot be made: ${error instanceof Error ? error.message : String(error)}`;
    return { ok: false, problem: { code: 'usage', message, file: workspacePath } };
  }
  const start = (passphrase: string | null, create: boolean) =>
    startEngine({ workspacePath, create, orReading: true, passphrase });
  const started = await start(null, !existsSync(workspacePath));
  if (started.ok || started.problem.code !== 'passphrase-needed') return started;
  return { ok: true, value: lockedEngine(started.problem, (passphrase) => start(passphrase, false)) };
}
