// Who did it, as people call them; and when, in the machine's own zone.
import type { WorkspaceView } from '../../../shared/contract/engine-api.ts';

/** An id that the settings do not know stays as it is: the log keeps whoever it was. */
export function personName(id: string, users: WorkspaceView['users']): string {
  return users.find((user) => user.id === id)?.name ?? id;
}

/** ISO 8601 in, "2026-11-20 15:12:07" out; what is not an instant is given back as it is. */
export function printedInstant(instant: string): string {
  const time = new Date(instant);
  if (Number.isNaN(time.getTime())) return instant;
  const two = (value: number) => String(value).padStart(2, '0');
  const date = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
  return `${date} ${[time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':')}`;
}
