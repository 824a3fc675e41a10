import { describe, expect, test } from 'vitest';
import { cmbcChannel } from './formats/cmbc-channel.ts';
import { SETTINGS } from './importing.testing.ts';
import { toIsoTime } from './loose-time.ts';
import { defineProfile } from './profile.ts';
import { profilePlan } from './profile-table.ts';
import { addScaled, decimalsOf, formatScaled, toScaled } from './scaled.ts';

const [channel] = SETTINGS.channels;

describe('profiles', () => {
  test('a faulty profile is a programmer’s error', () => {
    expect(() => defineProfile({ ...cmbcChannel, kindColumn: 'nowhere' })).toThrow('nowhere');
    expect(() => defineProfile({ ...cmbcChannel, unit: 'yards' as 'major' })).toThrow();
    expect(() => defineProfile({ ...cmbcChannel, typo: 1 } as typeof cmbcChannel)).toThrow('typo');
  });

  test('amounts in minor units', () => {
    const inCents = defineProfile({ ...cmbcChannel, unit: 'minor' });
    const header = ['订单号', '交易金额', '交易日期', '交易时间', '交易类型'];
    if (channel === undefined) throw new Error('no channel');
    const plan = profilePlan('f', inCents, channel, { line: 0, delimiter: ',', cells: header, trailingCells: 0 });
    const position = { line: 2, byteStart: 0, byteEnd: 0 };
    expect(plan.read(['T1', '000000001230', '20261119', '100000', '消费'], position)).toMatchObject({ amount: 1230 });
    expect(plan.read(['T1', '12.30', '20261119', '100000', '消费'], position)).toMatchObject({ field: '交易金额' });
  });
});

test.each([
  ['2015-5-6 0:14:02', '2015-05-06T00:14:02'],
  ['2025/12/05  19:03:07', '2025-12-05T19:03:07'],
  ['2015年05月06日 16：33：45', '2015-05-06T16:33:45'],
  ['2015年5月6日16：33', '2015-05-06T16:33:00'],
  ['2014-11-1016：33：45', '2014-11-10T16:33:45'],
  ['2014-11-116:33', null],
  ['20140827 230838', '2014-08-27T23:08:38'],
  ['20140827 23:08:38', '2014-08-27T23:08:38'],
  ['2014-08-27 230838', '2014-08-27T23:08:38'],
  ['2014-08-27', '2014-08-27'],
  ['27.08.2014', null],
  ['2014-08-27 23', null],
  ['', null],
])('the time %s', (text, iso) => {
  expect(toIsoTime(text)).toBe(iso);
});

test('five decimals are summed exactly', () => {
  const texts = ['0.06499', '-0.01200', '0.1', '3', ''];
  const sum = texts.reduce((total, text) => addScaled(total, toScaled(text) ?? Number.NaN), 0);
  expect(formatScaled(sum, 2)).toBe('3.15299');
  expect(formatScaled(-1000, 0)).toBe('-0.01');
  expect(formatScaled(600000, 5)).toBe('6.00000');
  expect(decimalsOf('0.04000')).toBe(5);
  for (const text of ['1e3', '٣', '1,0', '--1', '0.000001']) expect(toScaled(text)).toBeNull();
});
