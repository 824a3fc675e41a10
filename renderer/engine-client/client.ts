// Calls and events over a transport. A problem is a value; a lost engine is a problem too.
import type { Answer, Arguments, Events, Method } from '../../shared/contract/engine-api.ts';
import type { EngineClient } from '../../shared/contract/engine-client.ts';
import type { Result } from '../../shared/model/problem.ts';
import type { Transport } from './transport.ts';

export function createEngineClient(transport: Transport): EngineClient {
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  const listeners = new Map<keyof Events, Set<(payload: unknown) => void>>();
  let nextId = 1;
  transport.onMessage((message) => {
    if (message.type === 'event') {
      for (const listener of listeners.get(message.event) ?? []) listener(message.payload);
      return;
    }
    waiting.get(message.id)?.(message.result);
    waiting.delete(message.id);
  });
  return {
    call<M extends Method>(method: M, args: Arguments<M>) {
      const id = nextId++;
      return new Promise<Result<Answer<M>>>((resolve) => {
        waiting.set(id, (result) => resolve(result as Result<Answer<M>>));
        transport.send({ type: 'call', id, method, args });
      });
    },
    on<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      const own = (payload: unknown) => listener(payload as Events[E]);
      set.add(own);
      return () => set.delete(own);
    },
    cancel() {
      transport.send({ type: 'cancel' });
    },
  };
}
