// Local times as text YYYY-MM-DDTHH:MM:SS in a channel's own time zone, and what a cut-off makes of them.
import { addDays, type CalendarDate, isCalendarDate } from './date.ts';
import { wallClock } from './zones.ts';

/** A wall-clock time in the channel's time zone, "2026-11-19T23:59:58" (a fraction may follow). Sorts as text. */
export type LocalTime = string;

const ISO_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/;

const SECONDS_OF_DAY = 86_400;

/**
 * An ISO 8601 time (seconds optional, "T" or a blank between) to the wall clock of `timeZone`; without an offset it is local already.
 * Returns null for a time that does not exist. 24:00 and leap seconds are refused.
 */
export function parseLocalTime(text: string, timeZone: string): LocalTime | null {
  const parts = ISO_TIME.exec(text);
  if (parts === null) return null;
  const [, date = '', hour = '', minute = '', second = '00', fraction = '', offset] = parts;
  if (!isCalendarDate(date) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const local = `${date}T${hour}:${minute}:${second}${fraction}`;
  if (offset === undefined) return local;
  const iso = offset === 'Z' || offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
  const instant = Date.parse(`${date}T${hour}:${minute}:${second}${iso}`);
  return Number.isNaN(instant) ? null : wallClock(instant, { iana: timeZone }) + fraction;
}

/** Seconds after midnight of a cut-off "HH:MM"; "24:00" is the end of the calendar day. */
export function cutoffSeconds(cutoff: string): number {
  return Number(cutoff.slice(0, 2)) * 3600 + Number(cutoff.slice(3, 5)) * 60;
}

function secondsOfDay(time: LocalTime): number {
  const fraction = time.length > 19 ? Number(time.slice(19)) : 0;
  return Number(time.slice(11, 13)) * 3600 + Number(time.slice(14, 16)) * 60 + Number(time.slice(17, 19)) + fraction;
}

/** The clearing date of a time: date D covers [cut-off on D-1, cut-off on D). */
export function clearingDateOf(time: LocalTime, cutoff: string): CalendarDate {
  const date = time.slice(0, 10);
  return secondsOfDay(time) < cutoffSeconds(cutoff) ? date : addDays(date, 1);
}

/** True when the time is within `windowSeconds` of the nearest cut-off, before or after, edges included. */
export function isNearCutoff(time: LocalTime, cutoff: string, windowSeconds: number): boolean {
  const apart = Math.abs(secondsOfDay(time) - (cutoffSeconds(cutoff) % SECONDS_OF_DAY));
  return Math.min(apart, SECONDS_OF_DAY - apart) <= windowSeconds;
}
