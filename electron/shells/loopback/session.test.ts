import { expect, test } from 'vitest';
import { foreignRequest, isToken, missingSession, newSession, sessionCookie } from './session.ts';

const session = newSession(4711);
const host = '127.0.0.1:4711';

test('a token is long, new each time, and only itself', () => {
  expect(session.token.length).toBeGreaterThanOrEqual(43);
  expect(newSession(4711).token).not.toBe(session.token);
  expect(isToken(session, session.token)).toBe(true);
  expect(isToken(session, `${session.token}x`)).toBe(false);
  expect(isToken(session, '')).toBe(false);
});

test.each([
  [{ host: 'localhost:4711' }, 421],
  [{ host: 'evil.example:4711' }, 421],
  [{ host: '127.0.0.1:80' }, 421],
  [{}, 421],
  [{ host, origin: 'http://127.0.0.1:9999' }, 403],
  [{ host, origin: 'https://127.0.0.1:4711' }, 403],
  [{ host, origin: 'null' }, 403],
  [{ host, 'sec-fetch-site': 'cross-site' }, 403],
  [{ host, 'sec-fetch-site': 'same-site' }, 403],
])('%j is foreign', (headers, status) => {
  expect(foreignRequest(session, headers)?.status).toBe(status);
});

test('the own page and a typed address are not foreign', () => {
  expect(foreignRequest(session, { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' })).toBeNull();
  expect(foreignRequest(session, { host, 'sec-fetch-site': 'none' })).toBeNull();
});

test('a session is its cookie, among others', () => {
  const cookie = sessionCookie(session);
  expect(cookie).toContain('HttpOnly');
  expect(cookie).toContain('SameSite=Strict');
  const pair = cookie.split(';')[0] ?? '';
  expect(missingSession(session, { cookie: `other=1; ${pair}` })).toBeNull();
  expect(missingSession(session, { cookie: `${pair}x` })?.status).toBe(401);
  expect(missingSession(session, { cookie: `clearbench-4712=${session.token}` })?.status).toBe(401);
  expect(missingSession(session, {})?.status).toBe(401);
});
