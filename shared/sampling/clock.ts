// Times of a channel's clearing day as whole seconds on its own wall clock, and their texts.
import { type CalendarDate, dateOfDayNumber, dayNumber } from '../calendar/date.ts';
import type { ChannelProfile } from './profiles.ts';

export const SECONDS_OF_DAY = 86_400;

/** The first second of a clearing date: its cut-off on the day before. */
export function firstSecondOf(profile: ChannelProfile, date: CalendarDate): number {
  return (dayNumber(date) - 1) * SECONDS_OF_DAY + profile.cutoffSeconds;
}

/** Text of a day number, the last one kept: rows of a day come together. */
let lastDay = { day: 0, text: dateOfDayNumber(0) };

function dayText(day: number): CalendarDate {
  if (lastDay.day !== day) lastDay = { day, text: dateOfDayNumber(day) };
  return lastDay.text;
}

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

/** YYYY-MM-DD HH:MM:SS with a separator of choice. */
export function clockText(seconds: number, separator: 'T' | ' '): string {
  const day = Math.floor(seconds / SECONDS_OF_DAY);
  const rest = seconds - day * SECONDS_OF_DAY;
  const time = `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
  return `${dayText(day)}${separator}${time}`;
}

/** The busy hours of a shop: relative weights of the 24 hours. */
const HOURS = [3, 1, 1, 1, 1, 1, 2, 5, 8, 9, 10, 13, 15, 12, 10, 10, 10, 11, 14, 16, 15, 12, 8, 5];
const HOURS_SUM = HOURS.reduce((sum, weight) => sum + weight, 0);

/** A wall-clock second of a day, drawn by the day curve. `draw` is in [0, 1). */
export function busySecond(draw: number): number {
  let left = draw * HOURS_SUM;
  for (const [hour, weight] of HOURS.entries()) {
    if (left < weight) return hour * 3600 + Math.floor((left / weight) * 3600);
    left -= weight;
  }
  return SECONDS_OF_DAY - 1;
}

/** The place of a wall-clock second within its clearing day, counted from the cut-off. */
export function placeInClearingDay(profile: ChannelProfile, wallSecond: number): number {
  return (wallSecond - profile.cutoffSeconds + SECONDS_OF_DAY) % SECONDS_OF_DAY;
}
