import { expect, test } from 'vitest';
import type { TimeFormat } from '../../model/profile.ts';
import { dateReader, timeReader } from './time.ts';

const YMD: TimeFormat = { order: 'ymd', year: null, zone: null, cutoff: null };
const read = (format: Partial<TimeFormat>, text: string, near: string | null = null, zone: string | null = null) =>
  timeReader({ ...YMD, ...format })(text, zone, 'Asia/Shanghai', near);

test.each([
  ['2015-5-6 0:14:02', '2015-05-06T00:14:02'],
  ['2025/12/05  19:03:07', '2025-12-05T19:03:07'],
  ['2015年05月06日 16：33：45', '2015-05-06T16:33:45'],
  ['2015年5月6日16：33', '2015-05-06T16:33:00'],
  ['2015 年 5 月 6 日 16时33分45秒', '2015-05-06T16:33:45'],
  ['2014-11-1016：33：45', '2014-11-10T16:33:45'],
  ['20140827 230838', '2014-08-27T23:08:38'],
  ['20140827 23:08:38', '2014-08-27T23:08:38'],
  ['20140827230838', '2014-08-27T23:08:38'],
  ['20140827230838123', '2014-08-27T23:08:38.123'],
  ['201408272308', '2014-08-27T23:08:00'],
  ['20150506 0:14:02', '2015-05-06T00:14:02'],
  ['2014-08-27 230838', '2014-08-27T23:08:38'],
  ['2014-08-27-23.08.38.000001', '2014-08-27T23:08:38.000001'],
  ['2014.08.27 23:08', '2014-08-27T23:08:00'],
  ['2014-08-27', '2014-08-27T00:00:00'],
  ['20140827', '2014-08-27T00:00:00'],
  ['140827', '2014-08-27T00:00:00'],
  ['22MAR2025', '2025-03-22T00:00:00'],
  ['2 Jan 2026 8:05 PM', '2026-01-02T20:05:00'],
  ['Fri, 2 Jan 2026 08:05:09', '2026-01-02T08:05:09'],
  ['Jan 2, 2026, 12:05:00 am', '2026-01-02T00:05:00'],
  ['02-Jan-26', '2026-01-02T00:00:00'],
  ['2026-01-02 下午 3:04:05', '2026-01-02T15:04:05'],
  ['2026-01-02T03:04:05Z', '2026-01-02T11:04:05'],
  ['2026-01-02T03:04:05.25+01:00', '2026-01-02T10:04:05.25'],
  ['2026/01/02 03:04:05 -0800', '2026-01-02T19:04:05'],
  ['2026/01/02 03:04:05 PDT', '2026-01-02T18:04:05'],
  ['2026/01/02 03:04:05 GMT+8', '2026-01-02T03:04:05'],
  ['2026-01-14+01:00', '2026-01-14T00:00:00'],
])('the time %s', (text, local) => {
  expect(read({}, text)).toBe(local);
});

test.each([
  '',
  'x',
  '2014-11-116:33',
  '2014-08-27 23',
  '2014-08-27 24:00:00',
  '2014-08-27 23:60:00',
  '2026-02-30',
  '20260230',
  '27.08.2014',
  '2014-08-27 hello',
  '2014-08-27 10:00:00 hello',
  '42735.5',
  '0114',
  '01-14',
  '２０１４-08-27',
  '2014-08-27 90305',
])('%j is no time', (text) => {
  expect(read({}, text)).toHaveProperty('refused');
});

test('the order of the format decides, a year in front needs none', () => {
  expect(read({ order: 'dmy' }, '01/02/2026')).toBe('2026-02-01T00:00:00');
  expect(read({ order: 'mdy' }, '01/02/2026 3:04 pm')).toBe('2026-01-02T15:04:00');
  expect(read({ order: 'dmy' }, '13.01.26')).toBe('2026-01-13T00:00:00');
  expect(read({ order: 'mdy' }, '13/01/2026')).toHaveProperty('refused');
  expect(read({ order: 'mdy' }, '2026-01-13')).toBe('2026-01-13T00:00:00');
  expect(read({ order: 'dmy' }, '13012026')).toBe('2026-01-13T00:00:00');
  expect(read({ order: 'ymd' }, '26-01-13')).toBe('2026-01-13T00:00:00');
});

test('dates without a year take the nearest, also over New Year', () => {
  const noYear: Partial<TimeFormat> = { year: 'settle_date' };
  expect(read(noYear, '1231235959', '2027-01-01')).toBe('2026-12-31T23:59:59');
  expect(read(noYear, '0101000001', '2026-12-31')).toBe('2027-01-01T00:00:01');
  expect(read(noYear, '12312359', '2026-12-31')).toBe('2026-12-31T23:59:00');
  expect(read(noYear, '0229', '2027-03-01')).toBe('2028-02-29T00:00:00');
  expect(read(noYear, '01-14 10:00:00', '2026-02-01')).toBe('2026-01-14T10:00:00');
  expect(read(noYear, '1月4日 10:00', '2026-02-01')).toBe('2026-01-04T10:00:00');
  expect(read({ ...noYear, order: 'dmy' }, '04/01', '2026-02-01')).toBe('2026-01-04T00:00:00');
  expect(read(noYear, '20260114', '2020-02-01')).toBe('2026-01-14T00:00:00');
  expect(read(noYear, '0230', '2026-02-01')).toHaveProperty('refused');
  expect(read(noYear, '0114', null)).toEqual({ refused: expect.stringContaining('no year') });
});

test('zones of rows and of formats are turned to the channel; what is ambiguous is said', () => {
  expect(read({}, '2026-07-01 12:00:00', null, 'PDT')).toBe('2026-07-02T03:00:00');
  expect(read({ zone: { always: 'Europe/Berlin' } }, '2026-07-01 12:00:00')).toBe('2026-07-01T18:00:00');
  expect(read({ zone: { always: 'Europe/Berlin' } }, '2026-01-01 12:00:00')).toBe('2026-01-01T19:00:00');
  expect(read({ zone: { always: 'Europe/Berlin' } }, '2026-07-01 12:00:00Z')).toBe('2026-07-01T20:00:00');
  expect(read({ zone: { always: 'Europe/Berlin' } }, '2026-03-29 02:30:00')).toEqual({
    refused: expect.stringContaining('skipped'),
  });
  expect(read({}, '2026-07-01 12:00:00', null, 'CST')).toEqual({ refused: expect.stringContaining('several offsets') });
  expect(read({}, '2026-07-01 12:00:00', null, 'Mars/Olympus')).toEqual({
    refused: expect.stringContaining('Unknown'),
  });
  expect(read({}, '2026-07-01', null, 'PDT')).toBe('2026-07-01T00:00:00');
});

test('dates stay as they are written, whatever follows', () => {
  const date = dateReader(YMD);
  expect(date('2026-03-01T23:30:00-05:00', null)).toBe('2026-03-01');
  expect(date('2026年3月1日', null)).toBe('2026-03-01');
  expect(date('2026-03-32', null)).toHaveProperty('refused');
});
