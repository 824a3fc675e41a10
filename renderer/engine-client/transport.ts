// How messages reach the engine: the desktop preload's bridge, or the loopback's HTTP and server-sent events.
// The only file of the screen that knows its shell.
import type { Message, Request } from '../../shared/contract/engine-client.ts';
import { BRIDGE_NAME, type Bridge } from '../../shared/contract/transport.ts';
import { connectLoopback } from './loopback.ts';

export interface Transport {
  send(request: Request): void;
  onMessage(listener: (message: Message) => void): void;
}

export function connect(): Transport {
  const bridge = (window as unknown as Readonly<Record<string, Bridge | undefined>>)[BRIDGE_NAME];
  return bridge ?? connectLoopback();
}
