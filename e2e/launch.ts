// Starts the loopback shell as `npm start` does, on a workspace of its own, and ends it again.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

export const PROJECT = path.resolve(import.meta.dirname, '..');
const START_MS = 60_000;

export interface Workbench {
  /** The address that the terminal shows, session token included. */
  readonly url: string;
  readonly workspace: string;
  /** A folder that goes away with the workbench. */
  readonly folder: string;
  /** Ends the shell as Ctrl+C does; answers its exit code. */
  end(): Promise<number | null>;
  /** Ends it if it still runs, and removes the folder. */
  dispose(): Promise<void>;
}

/** The address from the one line that names it. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const giveUp = (why: string) => reject(new Error(`the workbench did not start: ${why}\n${said}`));
    const timer = setTimeout(() => giveUp('no address in time'), START_MS);
    const hear = (text: string) => {
      said += text;
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(said)?.[0];
      if (address === undefined || !said.includes('\n')) return;
      clearTimeout(timer);
      resolve(address);
    };
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', hear);
    child.once('exit', (code) => giveUp(`exit ${code}`));
  });
}

/** Opens the shell on `workspace`, or on a new file in a folder of its own. */
export async function startWorkbench(workspace?: string): Promise<Workbench> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'clearbench-e2e-'));
  const file = workspace ?? path.join(folder, 'day.clearbench');
  const args = ['scripts/start.mjs', '--browser', '--no-open', '--workspace', file];
  const child = spawn(process.execPath, args, { cwd: PROJECT, stdio: ['ignore', 'pipe', 'pipe'] });
  const end = async () => {
    if (child.exitCode !== null) return child.exitCode;
    const exit = once(child, 'exit');
    child.kill('SIGINT');
    await exit;
    return child.exitCode;
  };
  const dispose = async () => {
    await end();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { url: await addressOf(child), workspace: file, folder, end, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}
