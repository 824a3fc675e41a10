import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isStale, keepStamp, ROOT, takeStamp } from './stamp.mjs';

const folder = `.cache/test/stamp-${process.pid}`;
const file = (name) => path.join(ROOT, folder, name);
const target = { name: `test-${process.pid}`, inputs: [`${folder}/in`], outputs: [`${folder}/out.js`] };

beforeAll(() => {
  mkdirSync(file('in'), { recursive: true });
  writeFileSync(file('in/a.ts'), 'one');
});
afterAll(() => {
  rmSync(path.join(ROOT, folder), { recursive: true, force: true });
  rmSync(path.join(ROOT, 'dist/.stamp', target.name), { force: true });
});

test('stale without output, fresh after a build, stale after a change of content or of the list of files', () => {
  expect(isStale(target)).toBe(true);
  writeFileSync(file('out.js'), 'built');
  expect(isStale(target)).toBe(true);
  keepStamp(target, takeStamp(target));
  expect(isStale(target)).toBe(false);

  const later = new Date(Date.now() + 5_000);
  utimesSync(file('in/a.ts'), later, later);
  expect(isStale(target)).toBe(false);

  writeFileSync(file('in/a.ts'), 'two');
  expect(isStale(target)).toBe(true);
  keepStamp(target, takeStamp(target));

  writeFileSync(file('in/a.test.ts'), 'a test');
  expect(isStale(target)).toBe(false);
  writeFileSync(file('in/b.ts'), 'new');
  expect(isStale(target)).toBe(true);
});
