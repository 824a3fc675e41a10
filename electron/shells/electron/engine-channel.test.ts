import type { IpcMain, WebContents } from 'electron';
import { expect, test, vi } from 'vitest';
import type { EngineClient } from '../../../shared/contract/engine-client.ts';
import { PAGE_URL } from './app-scheme.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';
import { recorder } from './electron.testing.ts';
import { forwardEvents, serveEngine } from './engine-channel.ts';

vi.mock('electron', async () => (await import('./electron.testing.ts')).electronStandIn());

function engineWithListeners() {
  const events = recorder();
  const engine = {
    call: vi.fn(async (_method: string, args: unknown) => ({ ok: true, value: args })),
    on: vi.fn((event: string, listener: () => void) => events.on(event, listener)),
    cancel: vi.fn(),
  };
  return { events, engine, client: engine as unknown as EngineClient };
}

const page = { senderFrame: { url: PAGE_URL, parent: null } };

test('the page is answered under the number it gave', async () => {
  const ipc = recorder();
  const { engine, client } = engineWithListeners();
  serveEngine(ipc as unknown as IpcMain, client);
  const request = { type: 'call', id: 5, method: 'day', args: { date: '2026-11-20' } };
  expect(await ipc.run(CALL_CHANNEL, page, request)).toEqual({
    type: 'answer',
    id: 5,
    result: { ok: true, value: { date: '2026-11-20' } },
  });
  expect(await ipc.run(CALL_CHANNEL, page, { type: 'cancel' })).toBeNull();
  expect(engine.cancel).toHaveBeenCalledOnce();
});

test('anybody else is refused before the engine hears of it', async () => {
  const ipc = recorder();
  const { engine, client } = engineWithListeners();
  serveEngine(ipc as unknown as IpcMain, client);
  const request = { type: 'call', id: 1, method: 'workspace', args: undefined };
  for (const senderFrame of [null, { url: 'https://example.com/', parent: null }, { url: PAGE_URL, parent: {} }]) {
    await expect(ipc.run(CALL_CHANNEL, { senderFrame }, request)).rejects.toThrow('refused');
  }
  expect(engine.call).not.toHaveBeenCalled();
});

test('events reach the window while there is one', () => {
  const { events, client } = engineWithListeners();
  const send = vi.fn();
  let contents: Pick<WebContents, 'send'> | null = { send };
  forwardEvents(client, () => contents);
  events.run('changed', { revision: 2 });
  expect(send).toHaveBeenCalledWith(EVENT_CHANNEL, { type: 'event', event: 'changed', payload: { revision: 2 } });
  contents = null;
  events.run('changed', { revision: 3 });
  expect(send).toHaveBeenCalledOnce();
});
