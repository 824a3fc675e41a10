// The engine's events as server-sent events, to every page that listens.
import type { ServerResponse } from 'node:http';
import type { EngineClient, Message } from '../../../shared/contract/engine-client.ts';
import { SECURITY_HEADERS } from '../page/security-headers.ts';

/** A comment now and then keeps proxies and sleeping laptops from taking the silence for an end. */
const HEARTBEAT_MS = 20_000;

export interface EventStream {
  /** Keeps the response open and writes each event to it until the page goes away. */
  attach(response: ServerResponse): void;
  close(): void;
}

export function openEventStream(engine: Pick<EngineClient, 'on'>): EventStream {
  const listeners = new Set<ServerResponse>();
  const write = (text: string) => {
    for (const response of listeners) response.write(text);
  };
  const send = (message: Message) => write(`data: ${JSON.stringify(message)}\n\n`);
  const stops = [
    engine.on('progress', (payload) => send({ type: 'event', event: 'progress', payload })),
    engine.on('changed', (payload) => send({ type: 'event', event: 'changed', payload })),
  ];
  const heartbeat = setInterval(() => write(': alive\n\n'), HEARTBEAT_MS);
  heartbeat.unref();
  return {
    attach(response) {
      response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': 'text/event-stream; charset=utf-8' });
      response.write(': open\n\n');
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
    },
    close() {
      clearInterval(heartbeat);
      for (const stop of stops) stop();
      for (const response of listeners) response.end();
      listeners.clear();
    },
  };
}
