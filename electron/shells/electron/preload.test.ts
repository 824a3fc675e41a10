import { contextBridge, ipcRenderer } from 'electron';
import { expect, test, vi } from 'vitest';
import type { Message } from '../../../shared/contract/engine-client.ts';
import { BRIDGE_NAME, type Bridge } from '../../../shared/contract/transport.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';

vi.mock('electron', async () => (await import('./electron.testing.ts')).electronStandIn());

test('the bridge carries messages and nothing of Electron', async () => {
  await import('./preload.ts');
  const [name, exposed] = vi.mocked(contextBridge.exposeInMainWorld).mock.calls[0] ?? [];
  expect(name).toBe(BRIDGE_NAME);
  const bridge = exposed as Bridge;
  expect(Object.keys(bridge).sort()).toEqual(['onMessage', 'send', 'shell']);

  const heard: Message[] = [];
  const stop = bridge.onMessage((message) => heard.push(message));
  const answer: Message = { type: 'answer', id: 1, result: { ok: true, value: 'x' } };
  vi.mocked(ipcRenderer.invoke).mockResolvedValueOnce(answer).mockRejectedValueOnce(new Error('gone'));
  bridge.send({ type: 'call', id: 1, method: 'workspace', args: undefined });
  bridge.send({ type: 'call', id: 2, method: 'workspace', args: undefined });
  expect(vi.mocked(ipcRenderer.invoke).mock.calls[0]?.[0]).toBe(CALL_CHANNEL);
  await vi.waitFor(() => expect(heard.length).toBe(2));
  expect(heard[0]).toEqual(answer);
  expect(heard[1]).toMatchObject({ type: 'answer', id: 2, result: { ok: false, problem: { message: 'gone' } } });

  const [channel, onEvent] = vi.mocked(ipcRenderer.on).mock.calls[0] ?? [];
  expect(channel).toBe(EVENT_CHANNEL);
  const event: Message = { type: 'event', event: 'changed', payload: { revision: 1 } };
  onEvent?.({ secret: true } as never, event);
  expect(heard[2]).toBe(event);
  stop();
  onEvent?.({} as never, event);
  expect(heard.length).toBe(3);
});
