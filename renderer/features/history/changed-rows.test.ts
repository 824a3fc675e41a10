import { expect, test } from 'vitest';
import { changedRows, countedRows, shownFields } from './changed-rows.ts';

const decision = (id: number, state: string) => ({ id, state, note: '' });

test('a row stands beside itself; one that came or went stands alone', () => {
  const rows = changedRows({
    table: 'decision',
    before: [decision(1, 'waiting'), decision(2, 'waiting')],
    after: [decision(3, 'waiting'), decision(2, 'effective')],
  });
  expect(rows.map(({ key, way }) => `${key} ${way}`)).toEqual(['[1] went', '[2] changed', '[3] came']);
  expect(rows[1]?.fields[1]).toEqual({ name: 'state', before: 'waiting', after: 'effective', changed: true });
  expect(shownFields(rows[1] ?? { key: '', way: 'came', fields: [] }).map(({ name }) => name)).toEqual(['id', 'state']);
  expect(rows.map((row) => shownFields(row).length)).toEqual([2, 2, 2]);
});

test('where one column does not tell rows apart, more of them do', () => {
  const cell = (date: string, channel: string, stale: number) => ({ date, channel, stale });
  const rows = changedRows({
    table: 'run',
    before: [cell('2026-11-20', 'WX', 0), cell('2026-11-20', 'ALI', 0)],
    after: [cell('2026-11-20', 'ALI', 1), cell('2026-11-20', 'WX', 0)],
  });
  expect(rows.map(({ fields }) => fields.filter(({ changed }) => changed).length)).toEqual([0, 1]);
});

test('counts are shown as counts', () => {
  expect(countedRows({ table: 'record', before: [], after: [{ rows: 400 }] })).toEqual({ before: 0, after: 400 });
  expect(countedRows({ table: 'run', before: [], after: [{ id: 1, rows: 4 }] })).toBeNull();
  expect(countedRows({ table: 'run', before: [], after: [] })).toBeNull();
});
