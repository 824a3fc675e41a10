// Time zones: names and abbreviations as files write them, and wall clocks turned into instants and back, exact over changes of summer time.
import { isCalendarDate } from './date.ts';

/** An IANA zone, or a fixed offset in minutes east of UTC. */
export type Zone = { readonly iana: string } | { readonly offset: number };

/** Abbreviations that mean one offset in statements. Those of several countries (CST, IST) are in none. */
const OFFSETS: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  WEST: 60,
  BST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  SGT: 480,
  HKT: 480,
  AWST: 480,
  JST: 540,
  KST: 540,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  EST: -300,
  EDT: -240,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};

const NAMES: Readonly<Record<string, string>> = {
  'eastern time (us & canada)': 'America/New_York',
  'central time (us & canada)': 'America/Chicago',
  'mountain time (us & canada)': 'America/Denver',
  'pacific time (us & canada)': 'America/Los_Angeles',
  ET: 'America/New_York',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
  北京时间: 'Asia/Shanghai',
  中国标准时间: 'Asia/Shanghai',
};

const AMBIGUOUS: ReadonlySet<string> = new Set(['CST', 'IST', 'AST']);

const NUMERIC = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?$/;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const FAR = 18 * 60;

/** A zone by IANA name, known abbreviation or offset ("+08:00", "-0800", "GMT+8"); what is ambiguous or unknown is said. */
export function findZone(text: string): Zone | 'ambiguous' | 'unknown' {
  const name = text.trim();
  const abbreviation = name.toUpperCase();
  if (AMBIGUOUS.has(abbreviation)) return 'ambiguous';
  const fixed = Object.hasOwn(OFFSETS, abbreviation) ? OFFSETS[abbreviation] : undefined;
  if (fixed !== undefined) return { offset: fixed };
  const numeric = NUMERIC.exec(abbreviation);
  if (numeric !== null) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    if (Number(numeric[3] ?? 0) > 59 || minutes > FAR) return 'unknown';
    return { offset: numeric[1] === '-' ? 0 - minutes : minutes };
  }
  const iana = NAMES[abbreviation] ?? NAMES[name.toLowerCase()] ?? name;
  return formatterOf(iana) === null ? 'unknown' : { iana };
}

const formatters = new Map<string, Intl.DateTimeFormat>();
/** Whatever a file names as its zone is not tried when it cannot be a name. */
const IANA_NAME = /^[A-Za-z][A-Za-z0-9_+/-]{1,39}$/;

/** null where the runtime knows no such zone. */
function formatterOf(iana: string): Intl.DateTimeFormat | null {
  const kept = formatters.get(iana);
  if (kept !== undefined) return kept;
  if (!IANA_NAME.test(iana)) return null;
  try {
    const formatter = new Intl.DateTimeFormat('sv-SE', {
      timeZone: iana,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    formatters.set(iana, formatter);
    return formatter;
  } catch {
    return null;
  }
}

/** Offsets change at whole quarters of an hour only (since 1900 where this matters). Asked for row after row, so kept. */
const QUARTER = 15 * MINUTE;
const MOST_KEPT = 20_000;
const offsets = new Map<string, Map<number, number>>();

/** Milliseconds that the zone's clocks are ahead of UTC at an instant. Throws RangeError for an IANA name that does not exist. */
function offsetAt(zone: Zone, instant: number): number {
  if ('offset' in zone) return zone.offset * MINUTE;
  let kept = offsets.get(zone.iana);
  if (kept === undefined) {
    kept = new Map();
    offsets.set(zone.iana, kept);
  }
  const quarter = Math.floor(instant / QUARTER);
  let offset = kept.get(quarter);
  if (offset === undefined) {
    const formatter = formatterOf(zone.iana);
    if (formatter === null) throw new RangeError(`unknown time zone: ${zone.iana}`);
    const start = quarter * QUARTER;
    offset = Date.parse(`${formatter.format(start).replace(' ', 'T')}Z`) - start;
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(quarter, offset);
  }
  return offset;
}

/** The wall clock of a zone at an instant (milliseconds), YYYY-MM-DDTHH:MM:SS; parts of a second are cut. */
export function wallClock(instant: number, zone: Zone): string {
  return new Date(instant + offsetAt(zone, instant)).toISOString().slice(0, 19);
}

/**
 * The instant (milliseconds) of a wall clock YYYY-MM-DDTHH:MM:SS in a zone. Of the two when clocks are set back, the first.
 * null for a time that is skipped when clocks are set forward, and for dates that do not exist.
 */
export function instantOf(local: string, zone: Zone): number | null {
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc) || !isCalendarDate(local.slice(0, 10))) return null;
  // The offset in force is that of a day before or that of a day after: no zone changes twice within the two days and a half between them.
  const before = asUtc - offsetAt(zone, asUtc - DAY);
  const after = asUtc - offsetAt(zone, asUtc + DAY);
  const fitting = [before, after].filter((instant) => instant + offsetAt(zone, instant) === asUtc);
  return fitting.length === 0 ? null : Math.min(...fitting);
}
