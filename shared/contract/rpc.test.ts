import { expect, test } from 'vitest';
import type { Message, Request } from './engine-client.ts';
import { connectEngine } from './rpc.ts';

function wired() {
  const sent: Request[] = [];
  let deliver: (message: Message) => void = () => {};
  const client = connectEngine({
    send: (request) => sent.push(request),
    onMessage: (listener) => {
      deliver = listener;
    },
  });
  return { client, sent, deliver: (message: Message) => deliver(message) };
}

test('answers find their callers in any order', async () => {
  const { client, sent, deliver } = wired();
  const first = client.call('imports', undefined);
  const second = client.call('exports', undefined);
  expect(sent.map((request) => (request.type === 'call' ? [request.id, request.method] : []))).toEqual([
    [1, 'imports'],
    [2, 'exports'],
  ]);
  deliver({ type: 'answer', id: 2, result: { ok: true, value: ['second'] } });
  deliver({ type: 'answer', id: 1, result: { ok: true, value: ['first'] } });
  expect(await first).toEqual({ ok: true, value: ['first'] });
  expect(await second).toEqual({ ok: true, value: ['second'] });
});

test('events reach listeners until they stop listening; a lost engine answers everybody', async () => {
  const { client, deliver } = wired();
  const seen: number[] = [];
  const stop = client.on('changed', ({ revision }) => seen.push(revision));
  deliver({ type: 'event', event: 'changed', payload: { revision: 4 } });
  stop();
  deliver({ type: 'event', event: 'changed', payload: { revision: 5 } });
  expect(seen).toEqual([4]);
  const call = client.call('imports', undefined);
  client.disconnect('the engine stopped');
  expect(await call).toMatchObject({ ok: false, problem: { code: 'unexpected', message: 'the engine stopped' } });
  expect(await client.call('imports', undefined)).toMatchObject({ ok: false });
});
