// The loopback shell's HTTP side: the built screen, calls and events, for one browser on this machine. Anything else is refused.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { EngineClient, Request } from '../../../shared/contract/engine-client.ts';
import {
  CALL_PATH,
  EVENTS_PATH,
  REQUEST_HEADER,
  REQUEST_HEADER_VALUE,
  SESSION_PARAMETER,
  WIRE_CONTENT_TYPE,
} from '../../../shared/contract/transport.ts';
import { decodeWire, encodeWire } from '../../../shared/contract/wire.ts';
import { maskNumbers } from '../../../shared/privacy/mask.ts';
import { readAsset } from '../page/asset.ts';
import { SECURITY_HEADERS } from '../page/security-headers.ts';
import { type EventStream, openEventStream } from './event-stream.ts';
import { readBody } from './request-body.ts';
import { foreignRequest, isToken, missingSession, newSession, type Session, sessionCookie } from './session.ts';

export interface Loopback {
  /** The address that opens the workbench, session token included. */
  readonly url: string;
  readonly port: number;
  /** Ends open connections and stops listening; the engine stays. */
  close(): Promise<void>;
}

interface Shell {
  readonly session: Session;
  readonly engine: EngineClient;
  readonly events: EventStream;
  readonly pageFolder: string;
}

type Headers = Readonly<Record<string, string>>;

function answer(response: ServerResponse, status: number, body: string | Uint8Array, headers: Headers = {}): void {
  const contentType = typeof body === 'string' ? { 'content-type': 'text/plain; charset=utf-8' } : {};
  response.writeHead(status, { ...SECURITY_HEADERS, ...contentType, ...headers });
  response.end(body);
}

/** The request that the bytes encode, or null. What it asks for is validated where it is answered. */
function requestOf(body: Uint8Array): Request | null {
  try {
    const value = decodeWire(body) as Request | null;
    if (value?.type === 'cancel') return value;
    return value?.type === 'call' && Number.isSafeInteger(value.id) && typeof value.method === 'string' ? value : null;
  } catch {
    return null;
  }
}

async function answerCall(shell: Shell, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.headers[REQUEST_HEADER] !== REQUEST_HEADER_VALUE)
    return answer(response, 403, 'Not sent by the workbench.');
  const body = await readBody(request);
  if (body === null) return answer(response, 413, 'The file is too large.', { connection: 'close' });
  const asked = requestOf(body);
  if (asked === null) return answer(response, 400, 'Not a request.');
  if (asked.type === 'cancel') {
    shell.engine.cancel();
    return answer(response, 204, '');
  }
  const result = await shell.engine.call(asked.method, asked.args as never);
  answer(response, 200, encodeWire({ type: 'answer', id: asked.id, result }), { 'content-type': WIRE_CONTENT_TYPE });
}

async function answerPage(shell: Shell, url: URL, response: ServerResponse): Promise<void> {
  const asset = await readAsset(shell.pageFolder, url.pathname);
  if (asset === null) return answer(response, 404, 'Not found.');
  answer(response, 200, asset.bytes, { 'content-type': asset.contentType });
}

async function serve(shell: Shell, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { session } = shell;
  const foreign = foreignRequest(session, request.headers);
  if (foreign !== null) return answer(response, foreign.status, foreign.message);
  const url = new URL(request.url ?? '/', `http://127.0.0.1:${session.port}`);
  const token = url.searchParams.get(SESSION_PARAMETER);
  if (request.method === 'GET' && url.pathname === '/' && token !== null && isToken(session, token)) {
    // The token leaves the address bar and the history at once.
    return answer(response, 303, '', { location: '/', 'set-cookie': sessionCookie(session) });
  }
  const missing = missingSession(session, request.headers);
  if (missing !== null) return answer(response, missing.status, missing.message);
  if (request.method === 'POST' && url.pathname === CALL_PATH) return answerCall(shell, request, response);
  if (request.method !== 'GET') return answer(response, 405, 'Not allowed.', { allow: 'GET' });
  if (url.pathname === EVENTS_PATH) return shell.events.attach(response);
  return answerPage(shell, url, response);
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the loopback server has no port');
  return address.port;
}

/** Serves `pageFolder` and the engine on 127.0.0.1. `port` 0 takes a free one; a taken port rejects with EADDRINUSE. */
export async function serveLoopback(engine: EngineClient, pageFolder: string, port: number): Promise<Loopback> {
  const events = openEventStream(engine);
  const server = createServer({ requestTimeout: 0 });
  const session = newSession(await listen(server, port));
  const shell: Shell = { session, engine, events, pageFolder };
  server.on('request', (request, response) => {
    serve(shell, request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      if (response.headersSent) response.destroy();
      else answer(response, 500, `The request failed: ${maskNumbers(message)}`);
    });
  });
  return {
    url: `http://127.0.0.1:${session.port}/?${SESSION_PARAMETER}=${session.token}`,
    port: session.port,
    async close() {
      events.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
