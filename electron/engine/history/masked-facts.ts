// What an action changed, as the audit log may keep it: account and card numbers masked by column, keys as they are.
import { isAccountField, type Masker } from '../../../shared/privacy/mask.ts';

/** `facts`: a JSON text of tables with their rows, as `changeFacts` makes it. */
export function maskedFacts(facts: string, masker: Masker): string {
  return JSON.stringify(masked(JSON.parse(facts), '', masker));
}

/** `name`: of the nearest column or key around the value. */
function masked(value: unknown, name: string, masker: Masker): unknown {
  if (typeof value === 'string') return masker.field(name, value);
  if (typeof value === 'number' && isAccountField(name)) return masker.field(name, String(value));
  if (Array.isArray(value)) return value.map((item) => masked(item, name, masker));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, masked(item, key, masker)]));
}
