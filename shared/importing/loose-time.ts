// Dates and times as channels write them, year first, brought to ISO form. Only the layout is free; whether they exist is checked afterwards.

/** The issuer's own example of a WeChat bill leaves the blank between date and time out: told apart only where both are padded. */
const UNSPACED = /^(\d{4}[-/.]\d{2}[-/.]\d{2})(?=\d{2}[:：])/;
const DATE = /^(?:(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{4})(\d{2})(\d{2}))(?:[T\s]+|$|(?<=日))/;
const CLOCK = /^(?:(\d{1,2})[:：时](\d{1,2})(?:[:：分](\d{1,2})(?:\.\d+)?秒?|分)?|(\d{2})(\d{2})(\d{2}))$/;

/** "2015-5-6 0:14:02", "2025/12/05  19:03:07", "2015年05月06日16：33：45", "20140827 230838" to ISO; null for anything else. A date alone has no time part. */
export function toIsoTime(text: string): string | null {
  const spaced = text.replace(UNSPACED, '$1 ');
  const date = DATE.exec(spaced);
  if (date === null) return null;
  const [matched, year = date[4], month = date[5], day = date[6]] = date;
  const iso = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  const rest = spaced.slice(matched.length);
  if (rest === '') return iso;
  const clock = CLOCK.exec(rest);
  if (clock === null) return null;
  const [, hour = clock[4], minute = clock[5], second = clock[6] ?? '00'] = clock;
  return `${iso}T${hour?.padStart(2, '0')}:${minute?.padStart(2, '0')}:${second.padStart(2, '0')}`;
}
