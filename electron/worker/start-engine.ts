// How every shell gets its engine: in a worker thread where the bundle stands beside, else (run from source, in tests) in this thread.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { connectEngine } from '../../shared/contract/rpc.ts';
import type { Result } from '../../shared/model/problem.ts';
import { maskNumbers } from '../../shared/privacy/mask.ts';
import { dropOwnLock } from '../workspace/lock.ts';
import type { EngineOptions, StartedEngine } from './open-engine.ts';
import { startEngineInProcess } from './start-in-process.ts';
import type { FromThread, ThreadData, ToThread } from './thread-messages.ts';

export type { EngineOptions, StartedEngine } from './open-engine.ts';

/** A missing, locked, damaged or newer workspace, or settings that are not valid, are problems; nothing keeps running then. */
export function startEngine(options: EngineOptions): Promise<Result<StartedEngine>> {
  const bundle = fileURLToPath(new URL('engine-worker.mjs', import.meta.url));
  return existsSync(bundle) ? startInThread(bundle, options) : startEngineInProcess(options);
}

function startInThread(bundle: string, options: EngineOptions): Promise<Result<StartedEngine>> {
  const cancelled = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const lastCancelled = new Int32Array(cancelled);
  const worker = new Worker(bundle, { workerData: { options, cancelled } satisfies ThreadData });
  let lastCall = 0;
  const client = connectEngine({
    send(request) {
      if (request.type === 'cancel') {
        Atomics.store(lastCancelled, 0, lastCall);
        return;
      }
      lastCall = request.id;
      worker.postMessage(request satisfies ToThread);
    },
    onMessage(listener) {
      worker.on('message', (message: FromThread) => {
        if (message.type !== 'opened') listener(message);
      });
    },
  });
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => resolve());
  });
  let closing = false;
  const fail = (message: string) => {
    client.disconnect(message);
    if (!closing && options.readOnly !== true) dropOwnLock(options.workspacePath);
  };
  worker.once('exit', () => fail('the engine has stopped; open the workspace again'));

  return new Promise((resolve) => {
    worker.once('error', (error) => {
      const message = maskNumbers(`the engine stopped: ${error instanceof Error ? error.message : String(error)}`);
      fail(message);
      resolve({ ok: false, problem: { code: 'unexpected', message } });
    });
    worker.on('message', (message: FromThread) => {
      if (message.type !== 'opened') return;
      if (!message.result.ok) {
        // The lock, if there is one, is another's.
        closing = true;
        const { problem } = message.result;
        void ended.then(() => resolve({ ok: false, problem }));
        return;
      }
      resolve({
        ok: true,
        value: {
          ...client,
          async close() {
            closing = true;
            worker.postMessage({ type: 'close' } satisfies ToThread);
            await ended;
          },
        },
      });
    });
  });
}
