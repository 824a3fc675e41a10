import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EngineClient } from '../../../shared/contract/engine-client.ts';
import { CALL_PATH, EVENTS_PATH, REQUEST_HEADER, REQUEST_HEADER_VALUE } from '../../../shared/contract/transport.ts';
import { decodeWire, encodeWire } from '../../../shared/contract/wire.ts';
import { type Loopback, serveLoopback } from './server.ts';

const heard: unknown[] = [];
const listeners = new Map<string, (payload: never) => void>();
const engine: EngineClient = {
  async call(method, args) {
    heard.push({ method, args });
    if (method === 'trace') throw new Error('defect');
    return { ok: true, value: args as never };
  },
  on(event, listener) {
    listeners.set(event, listener as never);
    return () => listeners.delete(event);
  },
  cancel: () => heard.push('cancel'),
};

let shell: Loopback;
let folder = '';
let cookie = '';

interface Reply {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/** Raw requests: fetch would not let a test forge Host and Origin, and would tidy up paths. */
function send(requestPath: string, headers: http.OutgoingHttpHeaders = {}, body?: Uint8Array): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const options = { host: '127.0.0.1', port: shell.port, path: requestPath, method, headers };
    const request = http.request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

const call = (value: unknown, headers: http.OutgoingHttpHeaders = {}) =>
  send(CALL_PATH, { cookie, [REQUEST_HEADER]: REQUEST_HEADER_VALUE, ...headers }, encodeWire(value));

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'clearbench-loopback-'));
  writeFileSync(path.join(folder, 'index.html'), '<p>page</p>');
  shell = await serveLoopback(engine, folder, 0);
  const url = new URL(shell.url);
  const first = await send(url.pathname + url.search);
  expect(first.status).toBe(303);
  expect(first.headers.location).toBe('/');
  cookie = (first.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
});
afterAll(async () => {
  await shell.close();
  rmSync(folder, { recursive: true, force: true });
});

test('with the session, the page comes under the security headers', async () => {
  const page = await send('/', { cookie });
  expect(page.status).toBe(200);
  expect(page.body.toString()).toBe('<p>page</p>');
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  expect(page.headers['x-content-type-options']).toBe('nosniff');
});

test('without the session, nothing is served', async () => {
  expect((await send('/')).status).toBe(401);
  expect((await send('/?session=guess')).status).toBe(401);
  expect((await send(EVENTS_PATH)).status).toBe(401);
  expect((await call({ type: 'cancel' }, { cookie: '' })).status).toBe(401);
  expect(heard).toEqual([]);
});

test('a foreign host or origin is refused even with the session', async () => {
  expect((await send('/', { cookie, host: `localhost:${shell.port}` })).status).toBe(421);
  expect((await call({ type: 'cancel' }, { origin: 'http://127.0.0.1:1' })).status).toBe(403);
  expect((await call({ type: 'cancel' }, { [REQUEST_HEADER]: 'form' })).status).toBe(403);
  expect(heard).toEqual([]);
});

test('no path leads out of the page folder', async () => {
  for (const requestPath of ['/../package.json', '/%2e%2e%2fpackage.json', '/..%5c..%5cpackage.json', '/absent.js']) {
    expect((await send(requestPath, { cookie })).status).toBe(404);
  }
});

test('a call carries bytes both ways', async () => {
  const args = { fileName: '账单.csv', bytes: new Uint8Array([0, 255, 10]) };
  const reply = await call({ type: 'call', id: 7, method: 'importFile', args });
  expect(reply.status).toBe(200);
  expect(decodeWire(new Uint8Array(reply.body))).toEqual({ type: 'answer', id: 7, result: { ok: true, value: args } });
  expect(heard.splice(0)).toEqual([{ method: 'importFile', args }]);
});

test('cancel is told, junk is refused, a defect is a 500 and the shell lives on', async () => {
  expect((await call({ type: 'cancel' })).status).toBe(204);
  expect(heard.splice(0)).toEqual(['cancel']);
  expect((await call({ type: 'other' })).status).toBe(400);
  expect((await call(null)).status).toBe(400);
  const junk = await send(CALL_PATH, { cookie, [REQUEST_HEADER]: REQUEST_HEADER_VALUE }, new Uint8Array([9]));
  expect(junk.status).toBe(400);
  expect((await call({ type: 'call', id: 8, method: 'trace', args: { key: 'x' } })).status).toBe(500);
  expect((await send('/', { cookie })).status).toBe(200);
});

test('events arrive as they happen', async () => {
  const chunks: string[] = [];
  const request = http.get({ host: '127.0.0.1', port: shell.port, path: EVENTS_PATH, headers: { cookie } });
  const arrived = new Promise<void>((resolve) => {
    request.on('response', (response) => {
      expect(response.headers['content-type']).toContain('text/event-stream');
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk.toString());
        if (chunks.length === 1) listeners.get('changed')?.({ revision: 3 } as never);
        else resolve();
      });
    });
  });
  await arrived;
  request.destroy();
  expect(chunks.join('')).toContain('data: {"type":"event","event":"changed","payload":{"revision":3}}\n\n');
});
