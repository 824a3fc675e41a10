import { expect, test } from 'vitest';
import type { EngineClient, Message, Request } from '../../shared/contract/engine-client.ts';
import { createEngineClient } from './client.ts';
import { createQueryCache } from './query-cache.ts';

/** An engine that answers what `answer` says when `flush` is called, in the order given. */
function bench() {
  const sent: Extract<Request, { type: 'call' }>[] = [];
  const listeners: ((message: Message) => void)[] = [];
  const tell = (message: Message) => {
    for (const listener of listeners) listener(message);
  };
  const client: EngineClient = createEngineClient({
    send: (request) => {
      if (request.type === 'call') sent.push(request);
    },
    onMessage: (listener) => listeners.push(listener),
  });
  return {
    sent,
    client,
    cache: createQueryCache(client),
    async answer(id: number, value: unknown) {
      tell({ type: 'answer', id, result: { ok: true, value } });
      await Promise.resolve();
      await Promise.resolve();
    },
    changed: () => tell({ type: 'event', event: 'changed', payload: { revision: 2 } }),
  };
}

const NO_WATCHER = () => undefined;

test('equal arguments are asked once', () => {
  const { cache, sent } = bench();
  cache.watch('day', { date: '2026-11-19' }, NO_WATCHER);
  cache.watch('day', { date: '2026-11-19' }, NO_WATCHER);
  cache.watch('day', { date: '2026-11-20' }, NO_WATCHER);
  expect(sent.length).toBe(2);
});

test('after a change what is watched is asked again and keeps its last answer until then', async () => {
  const { cache, sent, answer, changed } = bench();
  cache.watch('imports', undefined, NO_WATCHER);
  await answer(1, ['old']);
  changed();
  expect(sent.length).toBe(2);
  expect(cache.state('imports', undefined)).toMatchObject({ data: ['old'], asking: true });
  await answer(2, ['new']);
  expect(cache.state('imports', undefined)).toMatchObject({ data: ['new'], asking: false });
});

test('what nobody watches is forgotten at a change', async () => {
  const { cache, sent, answer, changed } = bench();
  const stop = cache.watch('imports', undefined, NO_WATCHER);
  await answer(1, ['old']);
  stop();
  changed();
  expect(sent.length).toBe(1);
  expect(cache.state('imports', undefined).data).toBeUndefined();
});

test('a late answer to an earlier asking does not overwrite a later one', async () => {
  const { cache, answer, changed } = bench();
  cache.watch('imports', undefined, NO_WATCHER);
  changed();
  await answer(2, ['second']);
  await answer(1, ['first']);
  expect(cache.state('imports', undefined).data).toEqual(['second']);
});
