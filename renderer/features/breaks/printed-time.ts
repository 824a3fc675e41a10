// Instants of the engine as people read them: "11-20 15:12" in the machine's own zone.

/** ISO 8601 in, "MM-DD HH:MM" out; what is not an instant is given back as it is. */
export function printedTime(instant: string): string {
  const time = new Date(instant);
  if (Number.isNaN(time.getTime())) return instant;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`;
}
