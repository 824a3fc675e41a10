import { expect, test } from 'vitest';
import { loadSqlJs } from '../sql-runtime.ts';
import { seesPageWrites } from './self-test.ts';

test('this build of sql.js is followed page by page', async () => {
  expect(seesPageWrites(await loadSqlJs())).toBe(true);
});

test('one that keeps its bytes elsewhere is noticed', async () => {
  const { Database } = await loadSqlJs();
  class Copying extends Database {
    constructor(bytes?: Uint8Array) {
      super(bytes === undefined ? undefined : new Uint8Array(bytes));
    }
  }
  expect(seesPageWrites({ Database: Copying })).toBe(false);
});
