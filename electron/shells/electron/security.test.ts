import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { App, Protocol, Session } from 'electron';
import { expect, test, vi } from 'vitest';
import { isPageUrl, PAGE_URL, serveAppScheme } from './app-scheme.ts';
import { askWhereToSave, isOwnDownload } from './downloads.ts';
import { recorder, refusableEvent } from './electron.testing.ts';
import { confinePages, denyPermissions } from './security.ts';
import { isTrustedSender } from './sender.ts';
import { windowOptions } from './window.ts';

vi.mock('electron', async () => (await import('./electron.testing.ts')).electronStandIn());

const ELSEWHERE = [
  'https://example.com/',
  'file:///etc/passwd',
  'app://workbench.example.com/',
  'app://other/',
  'http://workbench/',
  'javascript:alert(1)',
  'about:blank',
  'no address',
];

test('the page is known by scheme and host', () => {
  expect(isPageUrl(PAGE_URL)).toBe(true);
  expect(isPageUrl(`${PAGE_URL}index.html#/breaks`)).toBe(true);
  expect(ELSEWHERE.filter(isPageUrl)).toEqual([]);
});

test('only the top frame of the page may send', () => {
  expect(isTrustedSender({ url: PAGE_URL, parent: null })).toBe(true);
  expect(isTrustedSender({ url: PAGE_URL, parent: {} })).toBe(false);
  expect(isTrustedSender(null)).toBe(false);
  for (const url of ELSEWHERE) expect(isTrustedSender({ url, parent: null })).toBe(false);
});

test('pages can neither leave, nor open windows, nor embed guests', () => {
  const app = recorder();
  confinePages(app as unknown as App);
  const contents = { ...recorder(), setWindowOpenHandler: vi.fn() };
  app.run('web-contents-created', {}, contents);
  for (const name of ['will-navigate', 'will-redirect']) {
    const away = refusableEvent('https://example.com/');
    contents.run(name, away);
    expect(away.preventDefault).toHaveBeenCalledOnce();
    const within = refusableEvent(`${PAGE_URL}#/day`);
    contents.run(name, within);
    expect(within.preventDefault).not.toHaveBeenCalled();
  }
  const guest = refusableEvent();
  contents.run('will-attach-webview', guest);
  expect(guest.preventDefault).toHaveBeenCalledOnce();
  const open = contents.setWindowOpenHandler.mock.calls[0]?.[0] as (details: { url: string }) => unknown;
  expect(open({ url: 'https://example.com/' })).toEqual({ action: 'deny' });
});

test('permissions are denied when asked for and when checked; copying is not', () => {
  const session = {
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
  };
  denyPermissions(session as unknown as Session);
  const request = session.setPermissionRequestHandler.mock.calls[0]?.[0];
  const check = session.setPermissionCheckHandler.mock.calls[0]?.[0];
  for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'fileSystem', 'openExternal']) {
    const answer = vi.fn();
    request(null, permission, answer);
    expect(answer).toHaveBeenCalledWith(false);
    expect(check(null, permission)).toBe(false);
  }
  expect(check(null, 'clipboard-sanitized-write')).toBe(true);
  expect(session.setDevicePermissionHandler.mock.calls[0]?.[0]()).toBe(false);
});

test('the window is sandboxed, isolated and without Node', () => {
  expect(windowOptions('/program', false).webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test('the scheme serves the page with its policy and nothing else', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'clearbench-scheme-'));
  writeFileSync(path.join(folder, 'index.html'), '<p>page</p>');
  const scheme = recorder();
  serveAppScheme(scheme as unknown as Protocol, folder);
  const get = (url: string, method = 'GET') => scheme.run('app', { url, method }) as Promise<Response>;
  const page = await get(PAGE_URL);
  expect(await page.text()).toBe('<p>page</p>');
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect((await get('app://other/index.html')).status).toBe(404);
  expect((await get(PAGE_URL, 'POST')).status).toBe(404);
  expect((await get(`${PAGE_URL}..%2f..%2fpackage.json`)).status).toBe(404);
  rmSync(folder, { recursive: true, force: true });
});

test('only the own files of the page are downloaded, into a folder that is asked for and remembered', () => {
  expect(isOwnDownload(`blob:${PAGE_URL}3f0c`)).toBe(true);
  expect(isOwnDownload('blob:https://example.com/3f0c')).toBe(false);
  expect(isOwnDownload('https://example.com/a.csv')).toBe(false);
  const session = recorder();
  askWhereToSave(session as unknown as Session, path.join(path.sep, 'home'));
  const foreign = refusableEvent();
  session.run('will-download', foreign, { getURL: () => 'https://example.com/a.exe' });
  expect(foreign.preventDefault).toHaveBeenCalledOnce();

  const item = (filename: string) => ({
    ...recorder(),
    getURL: () => `blob:${PAGE_URL}3f0c`,
    getFilename: () => filename,
    getSavePath: () => path.join(path.sep, 'exports', path.basename(filename)),
    setSaveDialogOptions: vi.fn(),
  });
  const first = item('../journal.csv');
  session.run('will-download', refusableEvent(), first);
  expect(first.setSaveDialogOptions).toHaveBeenCalledWith({ defaultPath: path.join(path.sep, 'home', 'journal.csv') });
  first.run('done', {}, 'completed');
  const second = item('manifest.json');
  session.run('will-download', refusableEvent(), second);
  expect(second.setSaveDialogOptions).toHaveBeenCalledWith({
    defaultPath: path.join(path.sep, 'exports', 'manifest.json'),
  });
});
