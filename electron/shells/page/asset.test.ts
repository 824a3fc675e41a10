import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assetFile, readAsset } from './asset.ts';
import { CONTENT_SECURITY_POLICY } from './security-headers.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'clearbench-asset-'));
  writeFileSync(path.join(folder, 'index.html'), '<p>page</p>');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the bare path is the page', async () => {
  const asset = await readAsset(folder, '/');
  expect(asset?.contentType).toContain('text/html');
  expect(new TextDecoder().decode(asset?.bytes)).toBe('<p>page</p>');
});

test.each([
  '/../package.json',
  '/%2e%2e/package.json',
  '/..%2fpackage.json',
  '/..%5cpackage.json',
  '/assets/../../package.json',
  '/C:/windows/win.ini',
  '/%00.html',
  '/%E0%A4%A.html',
  'index.html',
  '//etc/hosts.json/../../../etc/passwd',
])('%s names no file', (requestPath) => {
  expect(assetFile('/srv/page', requestPath)).toBeNull();
});

test('a missing file and an unknown type are not found', async () => {
  expect(await readAsset(folder, '/absent.js')).toBeNull();
  expect(assetFile(folder, '/notes.exe')).toBeNull();
});

test('scripts come from the build alone', () => {
  const scripts = /script-src ([^;]*)/.exec(CONTENT_SECURITY_POLICY)?.[1];
  expect(scripts).toBe("'self'");
  expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/https?:|\*/);
});
