import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findZone, instantOf, wallClock, type Zone } from './zones.ts';

const zone = (text: string): Zone => {
  const found = findZone(text);
  if (typeof found === 'string') throw new Error(`${text}: ${found}`);
  return found;
};

test('names, abbreviations and offsets', () => {
  expect([zone('PDT'), zone('gmt'), zone('+08:00'), zone('-0330'), zone('GMT+8'), zone('UTC-05:00')]).toEqual([
    { offset: -420 },
    { offset: 0 },
    { offset: 480 },
    { offset: -210 },
    { offset: 480 },
    { offset: -300 },
  ]);
  expect(zone('Asia/Shanghai')).toEqual({ iana: 'Asia/Shanghai' });
  expect(zone('Eastern Time (US & Canada)')).toEqual({ iana: 'America/New_York' });
  expect(zone('CST6CDT')).toEqual({ iana: 'CST6CDT' });
  for (const text of ['CST', 'cst', 'IST']) expect(findZone(text)).toBe('ambiguous');
  for (const text of ['', 'Nowhere', '+99:00', '+08:75', '12:30', 'constructor', '__proto__', 'x'.repeat(1000)])
    expect(findZone(text), text).toBe('unknown');
});

const ZONES = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Auckland',
  'Pacific/Pago_Pago',
  'America/St_Johns',
];

test('an instant to a wall clock and back is the same instant, or the first of the repeated hour', () => {
  fc.assert(
    fc.property(fc.integer({ min: 631_152_000, max: 2_208_988_800 }), fc.constantFrom(...ZONES), (second, name) => {
      const back = instantOf(wallClock(second * 1000, { iana: name }), { iana: name });
      const apart = second * 1000 - (back ?? Number.NaN);
      if (apart === 0) return;
      expect(apart, name).toBeGreaterThan(0);
      expect(apart, name).toBeLessThanOrEqual(3_600_000);
      expect(wallClock(back ?? 0, { iana: name })).toBe(wallClock(second * 1000, { iana: name }));
    }),
    { numRuns: 2000 },
  );
});

test('the wall clock is the one that the runtime itself writes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 631_152_000, max: 2_208_988_800 }), fc.constantFrom(...ZONES), (second, timeZone) => {
      const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
      expect(wallClock(second * 1000, { iana: timeZone })).toBe(format.format(second * 1000).replace(' ', 'T'));
    }),
  );
});

test('hours that clocks skip do not exist, of those that they repeat the first is taken', () => {
  const berlin = zone('Europe/Berlin');
  expect(instantOf('2026-03-29T02:30:00', berlin)).toBeNull();
  expect(instantOf('2026-03-29T03:00:00', berlin)).toBe(Date.parse('2026-03-29T01:00:00Z'));
  expect(instantOf('2026-10-25T02:30:00', berlin)).toBe(Date.parse('2026-10-25T00:30:00Z'));
  expect(instantOf('2026-10-25T03:00:00', berlin)).toBe(Date.parse('2026-10-25T02:00:00Z'));
  expect(instantOf('2026-04-05T02:30:00', zone('Pacific/Auckland'))).toBe(Date.parse('2026-04-04T13:30:00Z'));
  expect(instantOf('2026-02-30T02:30:00', berlin)).toBeNull();
  expect(instantOf('nonsense', berlin)).toBeNull();
});
