import { beforeEach, expect, test } from 'vitest';
import { type OpenFile, putOnTable, sayVerdict, takeCardAway, usePeopleStore } from './people-store.ts';

const fileOf = (kind: OpenFile['kind'], name: string = kind): OpenFile => ({ kind, name, bytes: new Uint8Array() });
const table = () => usePeopleStore.getState();

beforeEach(() => putOnTable(null));

test('an identity card lies above an opened package, which comes back with what was said of it', () => {
  putOnTable(fileOf('package'));
  sayVerdict('p1', { approve: false, note: 'twice' });
  putOnTable(fileOf('card'));
  expect(table().verdicts.size).toBe(0);
  putOnTable(fileOf('card', 'another card'));
  expect(takeCardAway()).toBe(true);
  expect(table().file?.kind).toBe('package');
  expect(table().verdicts.get('p1')).toEqual({ approve: false, note: 'twice' });
  expect(takeCardAway()).toBe(false);
});

test('without a package under it the table is empty again; another package or nothing clears it', () => {
  putOnTable(fileOf('card'));
  expect(takeCardAway()).toBe(false);
  expect(table().file).toBeNull();
  putOnTable(fileOf('package'));
  putOnTable(fileOf('card'));
  putOnTable(fileOf('package', 'a newer one'));
  expect(table().under).toBeNull();
});
