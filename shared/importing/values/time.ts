// Dates and times as files write them, turned to the channel's wall clock. Whether they exist is checked; spreadsheet serials are not guessed.
import type { CalendarDate } from '../../calendar/date.ts';
import type { LocalTime } from '../../calendar/time.ts';
import { findZone, instantOf, wallClock, type Zone } from '../../calendar/zones.ts';
import type { TimeFormat } from '../../model/profile.ts';
import { findDate } from './date-text.ts';
import { isRefusal, type Refusal } from './refusal.ts';

const NOT_A_TIME: Refusal = {
  refused:
    'Not a time that exists: hours, minutes and seconds are looked for after the date. Correct it at the source.',
};
const SKIPPED: Refusal = {
  refused: 'This time was skipped when clocks were set forward; check the time zone in the profile.',
};

const CLOCK = /^(\d{1,2})(?:[:：时](\d{1,2})(?:[:：分](\d{1,2})(?:[.,](\d{1,9}))?秒?|分)?|点(\d{1,2})分)/;
const CLOCK_DIGITS = /^(\d{2})(\d{2})(?:(\d{2})(?:\.?(\d{1,9}))?)?(?!\d)/;
const CLOCK_POINTS = /^(\d{2})\.(\d{2})\.(\d{2})(?:\.(\d{1,9}))?/;
const HALF_BEFORE = /^(上午|下午|[AP]M\b)\s*/i;
const HALF_AFTER = /^\s*([AP]\.?M\.?)(?![A-Z])/i;
const BETWEEN = /^(?:\s*T(?=\d)|,?\s+|[_:]|-(?=\d{2}([.:])\d{2}\1\d{2}|\d{6}$))\s*/;
const ZONE_AFTER = /^(?:[A-Za-z\p{Script=Han}][^\d+-]*(?:[+-]?\d{1,2}(?::?\d{2})?[A-Z]*)?|[+-]\d{1,2}(?::?\d{2})?)$/u;

/** Zones named by rows that are remembered; files may write anything there. */
const MOST_ZONES = 1000;

interface Clock {
  readonly text: string;
  readonly rest: string;
}

/** "HH:MM:SS" with the fraction it had, or null. */
function findClock(text: string): Clock | null {
  const before = HALF_BEFORE.exec(text);
  const at = before?.[0].length ?? 0;
  const body = text.slice(at);
  const parts = CLOCK_POINTS.exec(body) ?? CLOCK.exec(body) ?? CLOCK_DIGITS.exec(body);
  if (parts === null || parts[2] === undefined) return null;
  const [matched, hourText = '', minute = '', second = '0', fraction] = parts;
  let rest = body.slice(matched.length);
  let hour = Number(hourText);
  const after = before === null ? HALF_AFTER.exec(rest) : null;
  const half = (before?.[1] ?? after?.[1] ?? '').toLowerCase();
  if (after !== null) rest = rest.slice(after[0].length);
  if (half !== '') {
    // Noon and midnight are 12; hours of a 24-hour clock with a needless PM stand as they are.
    const isAfternoon = half.startsWith('p') || half === '下午';
    if (hour === 12) hour = isAfternoon ? 12 : 0;
    else if (isAfternoon && hour < 12) hour += 12;
  }
  if (hour > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const padded = [String(hour), minute, second].map((part) => part.padStart(2, '0')).join(':');
  return { text: fraction === undefined ? padded : `${padded}.${fraction}`, rest };
}

function zoneNamed(name: string): Zone | Refusal {
  const zone = findZone(name);
  if (zone === 'ambiguous') {
    return {
      refused: `The time zone ${name} means several offsets: name it in full in the profile, such as Asia/Shanghai or America/Chicago.`,
    };
  }
  return zone === 'unknown'
    ? { refused: `Unknown time zone ${name}: write a name such as Asia/Shanghai, or an offset such as +08:00.` }
    : zone;
}

interface TimeParts {
  readonly date: CalendarDate;
  /** "HH:MM:SS" with its fraction; null where the text is a date alone. */
  readonly clock: string | null;
  /** What the text itself says of its zone. */
  readonly zone: string | null;
}

function partsOf(original: string, format: TimeFormat, near: CalendarDate | null): TimeParts | Refusal {
  const found = findDate(original.trim(), format, near);
  if (isRefusal(found)) return found;
  const { date } = found;
  const behind = found.rest.replace(BETWEEN, '').trimEnd();
  if (behind === '') return { date, clock: null, zone: null };
  const clock = findClock(behind);
  const zone = (clock?.rest ?? behind).trim();
  if (zone !== '' && (!ZONE_AFTER.test(zone) || findZone(zone) === 'unknown')) return NOT_A_TIME;
  return { date, clock: clock?.text ?? null, zone: zone === '' ? null : zone };
}

/** The spellings that nearly all rows have: a day and a clock of six digits behind it. */
const PLAIN = /^(?:(\d{4}-\d{2}-\d{2}) (\d{2}):(\d{2}):(\d{2})|(\d{8}|\d{4})(\d{2})(\d{2})(\d{2}))$/;

/** As `partsOf`; rows of a file are of few days, so that the day is looked up once for many of them. */
function partsReader(format: TimeFormat): (original: string, near: CalendarDate | null) => TimeParts | Refusal {
  let known: { readonly day: string; readonly near: CalendarDate | null; readonly date: CalendarDate } | null = null;
  const dateOf = (day: string, near: CalendarDate | null): CalendarDate | null => {
    if (known !== null && known.day === day && known.near === near) return known.date;
    const found = findDate(day, format, near);
    if (isRefusal(found) || found.rest !== '') return null;
    known = { day, near, date: found.date };
    return found.date;
  };
  return (original, near) => {
    const plain = PLAIN.exec(original);
    if (plain === null) return partsOf(original, format, near);
    const day = plain[1] ?? plain[5] ?? '';
    const [hour, minute, second] = [plain[2] ?? plain[6] ?? '', plain[3] ?? plain[7] ?? '', plain[4] ?? plain[8] ?? ''];
    if ((day.length === 4 && format.year === null) || hour > '23' || minute > '59' || second > '59')
      return partsOf(original, format, near);
    const date = dateOf(day, near);
    return date === null ? partsOf(original, format, near) : { date, clock: `${hour}:${minute}:${second}`, zone: null };
  };
}

/**
 * Reads times of one format. `zoneText` is what the row or the file says about its zone (null or "": nothing), `near` a date for formats without years.
 * An offset in the text itself counts first, then `zoneText`, then the format's zone; without any the time is local to the channel already.
 * A date alone is its midnight, in no zone: it stays that date. Of the hour that clocks repeat, the first is taken.
 */
export function timeReader(
  format: TimeFormat,
): (text: string, zoneText: string | null, channelZone: string, near: CalendarDate | null) => LocalTime | Refusal {
  const always = format.zone !== null && 'always' in format.zone ? format.zone.always : null;
  const readParts = partsReader(format);
  const zones = new Map<string, Zone | Refusal>();
  const zoneOf = (name: string): Zone | Refusal => {
    let zone = zones.get(name);
    if (zone === undefined) {
      zone = zoneNamed(name);
      if (zones.size < MOST_ZONES) zones.set(name, zone);
    }
    return zone;
  };

  return (original, zoneText, channelZone, near) => {
    const parts = readParts(original, near);
    if (isRefusal(parts)) return parts;
    if (parts.clock === null) return `${parts.date}T00:00:00`;
    const said = zoneText === null || zoneText.trim() === '' ? always : zoneText.trim();
    const zoneName = parts.zone ?? said;
    const local = `${parts.date}T${parts.clock}`;
    if (zoneName === null || zoneName === channelZone) return local;
    const zone = zoneOf(zoneName);
    if (isRefusal(zone)) return zone;
    const instant = instantOf(local.slice(0, 19), zone);
    return instant === null ? SKIPPED : wallClock(instant, { iana: channelZone }) + local.slice(19);
  };
}

/** The date of a text in the format's order, as it is written: whatever time or zone follows it. */
export function dateReader(format: TimeFormat): (text: string, near: CalendarDate | null) => CalendarDate | Refusal {
  const readParts = partsReader(format);
  let known: { readonly text: string; readonly near: CalendarDate | null; readonly date: CalendarDate } | null = null;
  return (text, near) => {
    if (known !== null && known.text === text && known.near === near) return known.date;
    const parts = readParts(text, near);
    if (isRefusal(parts)) return parts;
    known = { text, near, date: parts.date };
    return parts.date;
  };
}
