// The loopback shell as a transport: one POST per request, answered in its body; events by EventSource, which reconnects by itself.
import type { Message, Request } from '../../shared/contract/engine-client.ts';
import {
  CALL_PATH,
  EVENTS_PATH,
  NO_SESSION_STATUS,
  REQUEST_HEADER,
  REQUEST_HEADER_VALUE,
  WIRE_CONTENT_TYPE,
} from '../../shared/contract/transport.ts';
import { decodeWire, encodeWire } from '../../shared/contract/wire.ts';
import type { Transport } from './transport.ts';

const NO_SESSION = 'This page has no session. Open the address that the terminal shows.';
const NO_ENGINE = 'The engine does not answer. Start Clearbench again in the terminal; saved work is safe.';

export function connectLoopback(): Transport {
  const listeners = new Set<(message: Message) => void>();
  const tell = (message: Message) => {
    for (const listener of listeners) listener(message);
  };
  const events = new EventSource(EVENTS_PATH);
  events.onmessage = (event: MessageEvent<string>) => tell(JSON.parse(event.data) as Message);

  const post = (request: Request) =>
    fetch(CALL_PATH, {
      method: 'POST',
      headers: { 'content-type': WIRE_CONTENT_TYPE, [REQUEST_HEADER]: REQUEST_HEADER_VALUE },
      body: encodeWire(request),
    });

  async function answer(request: Request): Promise<Message | null> {
    const fail = (message: string): Message | null =>
      request.type === 'call'
        ? { type: 'answer', id: request.id, result: { ok: false, problem: { code: 'unexpected', message } } }
        : null;
    try {
      const response = await post(request);
      if (response.status === NO_SESSION_STATUS) return fail(NO_SESSION);
      if (!response.ok) return fail(`${NO_ENGINE} (HTTP ${response.status})`);
      return request.type === 'call' ? (decodeWire(new Uint8Array(await response.arrayBuffer())) as Message) : null;
    } catch {
      return fail(NO_ENGINE);
    }
  }

  return {
    send(request) {
      void answer(request).then((message) => {
        if (message !== null) tell(message);
      });
    },
    onMessage(listener) {
      listeners.add(listener);
    },
  };
}
