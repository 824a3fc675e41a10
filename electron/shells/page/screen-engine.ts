// The engine behind a screen: on the workspace that was chosen, made new with default settings where there is none yet.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Result } from '../../../shared/model/problem.ts';
import { type StartedEngine, startEngine } from '../../worker/start-engine.ts';

/** A locked, damaged or newer workspace, or a folder that cannot be made, is a problem with the file's name. */
export async function startScreenEngine(workspacePath: string): Promise<Result<StartedEngine>> {
  try {
    mkdirSync(path.dirname(workspacePath), { recursive: true });
  } catch (error) {
    const message = `the folder of the workspace cannot be made: ${error instanceof Error ? error.message : String(error)}`;
    return { ok: false, problem: { code: 'usage', message, file: workspacePath } };
  }
  return startEngine({ workspacePath, create: !existsSync(workspacePath), orReading: true });
}
