// The engine's own thread: one call at a time, in the order they came.
import { parentPort, workerData } from 'node:worker_threads';
import { type OpenEngine, openEngine } from './open-engine.ts';
import type { FromThread, ThreadData, ToThread } from './thread-messages.ts';

const port = parentPort;
if (port === null) throw new Error('engine-worker runs only as a worker thread');

const { options, cancelled } = workerData as ThreadData;
const lastCancelled = new Int32Array(cancelled);
const tell = (message: FromThread) => port.postMessage(message);
let runningCall = 0;

const opened = await openEngine(options, {
  event: (event, payload) => tell({ type: 'event', event, payload }),
  isCancelled: () => Atomics.load(lastCancelled, 0) >= runningCall,
});

if (opened.ok) serve(opened.value);
tell({ type: 'opened', result: opened.ok ? { ok: true, value: null } : opened });
if (!opened.ok) port.close();

function serve(engine: OpenEngine): void {
  port?.on('message', (message: ToThread) => {
    if (message.type === 'call') {
      runningCall = message.id;
      tell({ type: 'answer', id: message.id, result: engine.call(message.method, message.args) });
    } else if (message.type === 'close') {
      engine.close();
      port.close();
    }
  });
}
