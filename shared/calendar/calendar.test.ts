import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dateOfDayNumber, dayNumber, daysBetween, isCalendarDate } from './date.ts';
import { clearingDateOf, isNearCutoff, parseLocalTime } from './time.ts';
import { dueDate, isWorkingDay } from './working-days.ts';

test('dates that do not exist are not dates', () => {
  for (const text of ['2026-02-30', '2025-02-29', '2026-13-01', '2026-00-10', '2026-11-00', '20261119', '2026-1-1', ''])
    expect(isCalendarDate(text), text).toBe(false);
  for (const text of ['2024-02-29', '2000-02-29', '2026-12-31']) expect(isCalendarDate(text), text).toBe(true);
  expect(isCalendarDate('2100-02-29')).toBe(false);
});

test('days are counted, over months and leap years', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
      expect(dayNumber(dateOfDayNumber(day))).toBe(day);
    }),
  );
  expect([addDays('2026-12-31', 1), addDays('2024-02-28', 1), daysBetween('2026-11-19', '2026-11-22')]).toEqual([
    '2027-01-01',
    '2024-02-29',
    3,
  ]);
});

test('times: local as they stand, offsets turned to the channel zone, impossible ones refused', () => {
  const zone = 'Asia/Shanghai';
  expect(parseLocalTime('2026-11-19 12:00:05', zone)).toBe('2026-11-19T12:00:05');
  expect(parseLocalTime('2026-11-19T12:00', zone)).toBe('2026-11-19T12:00:00');
  expect(parseLocalTime('2026-11-19T16:30:00Z', zone)).toBe('2026-11-20T00:30:00');
  expect(parseLocalTime('2026-11-19T16:30:00.250+0100', zone)).toBe('2026-11-19T23:30:00.250');
  expect(parseLocalTime('2026-11-19T12:00:00-05:00', 'America/New_York')).toBe('2026-11-19T12:00:00');
  for (const text of [
    '2026-02-30 12:00:00',
    '2026-11-19 24:00:00',
    '2026-11-19 12:60',
    '2026-11-19',
    '12:00',
    '2026-11-19 12:00:61',
  ])
    expect(parseLocalTime(text, zone), text).toBeNull();
});

test('clearing date D covers [cut-off on D-1, cut-off on D)', () => {
  expect(clearingDateOf('2026-11-19T23:59:59', '24:00')).toBe('2026-11-19');
  expect(clearingDateOf('2026-11-19T00:00:00', '24:00')).toBe('2026-11-19');
  expect(clearingDateOf('2026-11-19T22:59:59', '23:00')).toBe('2026-11-19');
  expect(clearingDateOf('2026-11-19T23:00:00', '23:00')).toBe('2026-11-20');
});

test('the timing window lies on both sides of the nearest cut-off, edges included', () => {
  const near = (time: string, cutoff: string) => isNearCutoff(`2026-11-19T${time}`, cutoff, 1800);
  expect([
    near('23:30:00', '24:00'),
    near('23:29:59', '24:00'),
    near('00:30:00', '24:00'),
    near('00:30:00.5', '24:00'),
  ]).toEqual([true, false, true, false]);
  expect([
    near('22:30:00', '23:00'),
    near('23:30:00', '23:00'),
    near('23:30:01', '23:00'),
    near('00:10:00', '23:50'),
  ]).toEqual([true, true, false, true]);
  expect(isNearCutoff('2026-11-19T00:00:00', '24:00', 0)).toBe(true);
});

test('working days: weekends off, holidays off, declared working days on; T+n counts them, D+n does not', () => {
  const calendar = { holidays: new Set(['2026-10-01']), workdays: new Set(['2026-10-10']) };
  expect(
    ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-10'].map((date) => isWorkingDay(date, calendar)),
  ).toEqual([false, true, false, false, true]);
  expect(dueDate('2026-09-30', { unit: 'T', days: 1 }, calendar)).toBe('2026-10-02');
  expect(dueDate('2026-10-09', { unit: 'T', days: 1 }, calendar)).toBe('2026-10-10');
  expect(dueDate('2026-10-02', { unit: 'T', days: 2 }, calendar)).toBe('2026-10-06');
  expect(dueDate('2026-10-02', { unit: 'D', days: 2 }, calendar)).toBe('2026-10-04');
  expect(dueDate('2026-10-03', { unit: 'T', days: 0 }, calendar)).toBe('2026-10-03');
});
