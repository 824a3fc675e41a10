// An engine that waits for the passphrase of its workspace: until `unlock` brings the right one, every other call is refused.

import type { Events } from '../../../shared/contract/engine-api.ts';
import type { EngineClient } from '../../../shared/contract/engine-client.ts';
import { validateArguments } from '../../../shared/contract/validation.ts';
import type { Problem, Result } from '../../../shared/model/problem.ts';
import type { StartedEngine } from '../../worker/start-engine.ts';

interface Listening {
  attach(engine: EngineClient): () => void;
  stop(): void;
  readonly changed: ((revision: number) => void) | null;
}

/** `locked`: why it could not be opened without. `start` opens with a passphrase; tries come one after the other, however many are sent. */
export function lockedEngine(
  locked: Problem,
  start: (passphrase: string) => Promise<Result<StartedEngine>>,
): StartedEngine {
  const listening = new Set<Listening>();
  let engine: StartedEngine | null = null;
  let isClosed = false;
  let lastTry: Promise<unknown> = Promise.resolve();

  async function tryOnce(passphrase: string): Promise<Result<StartedEngine>> {
    if (engine !== null) return { ok: true, value: engine };
    if (isClosed) return { ok: false, problem: { code: 'unexpected', message: 'the engine is closed' } };
    const started = await start(passphrase);
    if (!started.ok) return started;
    engine = started.value;
    for (const one of listening) one.stop = one.attach(engine);
    const view = await engine.call('workspace', undefined);
    // Whoever was refused until now asks again.
    if (view.ok) for (const one of listening) one.changed?.(view.value.revision);
    return started;
  }

  async function unlock(args: unknown): Promise<Result<unknown>> {
    const checked = validateArguments('unlock', args);
    if (!checked.ok) return checked;
    const mine = lastTry.then(() => tryOnce(checked.value.passphrase));
    lastTry = mine;
    const opened = await mine;
    return opened.ok ? opened.value.call('unlock', checked.value) : opened;
  }

  return {
    call(method, args) {
      if (engine !== null) return engine.call(method, args);
      const answer: Promise<Result<unknown>> =
        method === 'unlock' ? unlock(args) : Promise.resolve({ ok: false, problem: locked });
      return answer as never;
    },
    on<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void) {
      const attach = (to: EngineClient) => to.on(event, listener);
      const changed =
        event === 'changed' ? (revision: number) => listener({ revision } as Events['changed'] & Events[E]) : null;
      const one: Listening = { attach, changed, stop: engine === null ? () => {} : attach(engine) };
      listening.add(one);
      return () => {
        listening.delete(one);
        one.stop();
      };
    },
    cancel() {
      engine?.cancel();
    },
    async close() {
      isClosed = true;
      await lastTry;
      await engine?.close();
    },
  };
}
