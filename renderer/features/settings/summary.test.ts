import { expect, test } from 'vitest';
import type { ChannelSettings } from '../../../shared/model/settings.ts';
import { channelLines, durationText, problemLines } from './summary.ts';

const channel: ChannelSettings = {
  code: 'WX',
  name: '微信支付',
  timezone: 'Asia/Shanghai',
  cutoff: '24:00',
  timingWindowSeconds: 1_800,
  carryDays: 3,
  fee: null,
  toleranceAmount: '0.00',
  toleranceFee: '0.00',
  linkKey: null,
  settlement: {
    mode: 'batch',
    net: true,
    fees: 'none',
    due: { unit: 'T', days: 1 },
    groupBy: 'batch_no',
    creditsCover: 'one',
    entries: null,
  },
};
const keys = (key: string, values?: Record<string, string | number>) =>
  `${key} ${Object.values(values ?? {}).join(' ')}`.trim();

test('durations are said in their largest whole unit', () => {
  expect([0, 90, 1_800, 7_200].map(durationText)).toEqual(['0m', '90s', '30m', '2h']);
});

test('a channel without an entries filter is warned about', () => {
  const lines = channelLines(channel, keys);
  expect(lines[0]?.text).toBe('channel.day 24:00 30m 3');
  expect(lines[1]?.text).toContain('T+1');
  expect(lines.filter((line) => line.warns)).toHaveLength(1);
  const entries = { accountNo: '1', memoContains: null, referenceContains: null };
  expect(
    channelLines({ ...channel, settlement: { ...channel.settlement, entries } }, keys).some((line) => line.warns),
  ).toBe(false);
});

test('problems without a line mark none', () => {
  expect([...problemLines([{ line: 3 }, {}, { line: 3 }])]).toEqual([3]);
});
