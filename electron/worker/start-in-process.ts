// The same engine in the caller's own thread: for commands that only read, for tests and for running from source. Nothing is cancelled while a call computes.

import type { Message } from '../../shared/contract/engine-client.ts';
import { connectEngine } from '../../shared/contract/rpc.ts';
import type { Result } from '../../shared/model/problem.ts';
import { type EngineOptions, openEngine, type StartedEngine } from './open-engine.ts';

export async function startEngineInProcess(options: EngineOptions): Promise<Result<StartedEngine>> {
  let deliver: (message: Message) => void = () => {};
  let lastCall = 0;
  let lastCancelled = 0;
  let runningCall = 0;
  const opened = await openEngine(options, {
    event: (event, payload) => deliver({ type: 'event', event, payload }),
    isCancelled: () => lastCancelled >= runningCall,
  });
  if (!opened.ok) return opened;
  const engine = opened.value;
  const client = connectEngine({
    send(request) {
      if (request.type === 'cancel') {
        lastCancelled = lastCall;
        return;
      }
      lastCall = request.id;
      queueMicrotask(() => {
        runningCall = request.id;
        deliver({ type: 'answer', id: request.id, result: engine.call(request.method, request.args) });
      });
    },
    onMessage(listener) {
      deliver = listener;
    },
  });
  return {
    ok: true,
    value: {
      ...client,
      async close() {
        client.disconnect('the engine is closed');
        engine.close();
      },
    },
  };
}
