// Entry of the loopback shell: one engine and its HTTP side, started and ended together.
import type { Result } from '../../../shared/model/problem.ts';
import { startScreenEngine } from '../page/screen-engine.ts';
import { type Loopback, serveLoopback } from './server.ts';

export interface LoopbackOptions {
  readonly workspace: string;
  /** The built screen. */
  readonly pageFolder: string;
  /** 0 takes a free one. */
  readonly port: number;
}

/** `close` of the answer gives the workspace back after the running call. A taken port is a usage problem. */
export async function startLoopback({ workspace, pageFolder, port }: LoopbackOptions): Promise<Result<Loopback>> {
  const engine = await startScreenEngine(workspace);
  if (!engine.ok) return engine;
  try {
    const loopback = await serveLoopback(engine.value, pageFolder, port);
    const close = async () => {
      await loopback.close();
      await engine.value.close();
    };
    return { ok: true, value: { ...loopback, close } };
  } catch (error) {
    await engine.value.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return { ok: false, problem: { code: 'usage', message: `port ${port} is taken; choose another one` } };
  }
}
