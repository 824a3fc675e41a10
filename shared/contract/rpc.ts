// An engine client over any pair of "send" and "message arrived": numbers calls, gives answers to their callers, events to their listeners.
import type { Result } from '../model/problem.ts';
import type { Answer, Events } from './engine-api.ts';
import type { EngineClient, Message, Request } from './engine-client.ts';

export interface Transport {
  send(request: Request): void;
  onMessage(listener: (message: Message) => void): void;
}

export interface ConnectedClient extends EngineClient {
  /** The other end is gone: every waiting call answers this problem, and so does every later one. */
  disconnect(message: string): void;
}

export function connectEngine(transport: Transport): ConnectedClient {
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  const listeners = new Map<keyof Events, Set<(payload: never) => void>>();
  let lastId = 0;
  let gone: Result<never> | null = null;

  transport.onMessage((message) => {
    if (message.type === 'answer') {
      const answer = waiting.get(message.id);
      waiting.delete(message.id);
      answer?.(message.result);
      return;
    }
    for (const listener of listeners.get(message.event) ?? []) listener(message.payload as never);
  });

  return {
    call(method, args) {
      if (gone !== null) return Promise.resolve(gone);
      lastId += 1;
      const id = lastId;
      return new Promise((resolve) => {
        waiting.set(id, (result) => resolve(result as Result<Answer<typeof method>>));
        transport.send({ type: 'call', id, method, args });
      });
    },
    on(event, listener) {
      const all = listeners.get(event) ?? new Set();
      listeners.set(event, all);
      all.add(listener as (payload: never) => void);
      return () => {
        all.delete(listener as (payload: never) => void);
      };
    },
    cancel() {
      if (gone === null) transport.send({ type: 'cancel' });
    },
    disconnect(message) {
      gone ??= { ok: false, problem: { code: 'unexpected', message } };
      const left = [...waiting.values()];
      waiting.clear();
      for (const answer of left) answer(gone);
    },
  };
}
