import { expect, test } from 'vitest';
import { assignEntries } from './assign-entries.ts';
import { Story, testChannel } from './days.testing.ts';
import { keysInText } from './tokens.ts';

const filter = (parts: object) => ({
  entries: { accountNo: null, memoContains: null, referenceContains: null, ...parts },
});

test('an entry belongs to the one channel whose filter it meets in all its parts', () => {
  const channels = [
    testChannel({ code: 'WX', settlement: filter({ accountNo: '6222', memoContains: '财付通' }) }),
    testChannel({ code: 'UP', settlement: filter({ accountNo: '6222', memoContains: '银联' }) }),
    testChannel({ code: 'NO', settlement: { entries: null } }),
  ];
  const story = new Story();
  for (const [entryNo, memo] of [
    ['1', '财付通结算'],
    ['2', '财付通 银联'],
    ['3', '利息'],
  ] as const)
    story.entry({ entryNo, memo, amount: 1, date: '2026-11-19' });
  const { claimed, unassigned } = assignEntries(story.input('2026-11-19').entries, channels);
  expect([...claimed].map(([code, entries]) => [code, entries.map(({ entryNo }) => entryNo)])).toEqual([
    ['WX', ['1']],
    ['UP', []],
    ['NO', []],
  ]);
  expect(unassigned.map(({ entryNo }) => entryNo)).toEqual(['2', '3']);
});

test('keys are found as whole tokens only, the longest first', () => {
  const known = new Set(['T1', 'B-01', '2026-11-19-001', '商户A']);
  const find = (text: string) => keysInText(text, (candidate) => known.has(candidate));
  expect(find('PAY T1/2026')).toEqual(['T1']);
  expect(find('T11 XT1 T1X')).toEqual([]);
  expect(find('batch B-01, T1')).toEqual(['B-01', 'T1']);
  expect(find('2026-11-19-001')).toEqual(['2026-11-19-001']);
  expect(find('结算 商户A 款')).toEqual(['商户A']);
});
