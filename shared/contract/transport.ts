// How a screen reaches its engine: by the bridge of a desktop preload, or by HTTP from the loopback shell that served the page.
// Both carry Request and Message of engine-client.ts; this file only names the places.
import type { Message, Request } from './engine-client.ts';

/** Name of the bridge on `window`. Absent: the page was served by the loopback shell. */
export const BRIDGE_NAME = 'clearbench';

/** What the desktop preload exposes. Values are cloned structurally: bytes stay Uint8Array. */
export interface Bridge {
  readonly shell: 'electron';
  send(request: Request): void;
  /** Returns the way to stop listening. Answers and events both arrive here. */
  onMessage(listener: (message: Message) => void): () => void;
}

/**
 * Loopback: the body of each POST is one encoded Request (wire.ts), under the header below, which no form and no foreign page can send.
 * A `call` is answered in the response body by its encoded `answer` Message (status 200, also for problems); `cancel` by 204.
 * Cookies carry the session, so requests need `credentials: 'same-origin'` (the default) and nothing else.
 */
export const CALL_PATH = '/engine/call';
/** Server-sent events: each `data:` is one `event` Message in JSON. EventSource reconnects by itself. */
export const EVENTS_PATH = '/engine/events';
export const REQUEST_HEADER = 'x-clearbench';
export const REQUEST_HEADER_VALUE = 'engine';
export const WIRE_CONTENT_TYPE = 'application/octet-stream';

/** The first address carries the session token once; the shell answers with a cookie and the bare address. */
export const SESSION_PARAMETER = 'session';
/** Status of a request without a valid session: the page says to open the address that the terminal shows. */
export const NO_SESSION_STATUS = 401;
