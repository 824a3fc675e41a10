// The bridge into the sandboxed page: requests out, messages in, nothing else. No event object and no channel name crosses over.
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { Message, Request } from '../../../shared/contract/engine-client.ts';
import { BRIDGE_NAME, type Bridge } from '../../../shared/contract/transport.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';

const listeners = new Set<(message: Message) => void>();
const deliver = (message: Message) => {
  for (const listener of listeners) listener(message);
};

function failure(request: Request, error: unknown): Message | null {
  if (request.type !== 'call') return null;
  const message = error instanceof Error ? error.message : String(error);
  return { type: 'answer', id: request.id, result: { ok: false, problem: { code: 'unexpected', message } } };
}

ipcRenderer.on(EVENT_CHANNEL, (_event: IpcRendererEvent, message: Message) => deliver(message));

const bridge: Bridge = {
  shell: 'electron',
  send(request) {
    ipcRenderer
      .invoke(CALL_CHANNEL, request)
      .catch((error: unknown) => failure(request, error))
      .then((message: Message | null) => {
        if (message !== null) deliver(message);
      });
  },
  onMessage(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

contextBridge.exposeInMainWorld(BRIDGE_NAME, bridge);
