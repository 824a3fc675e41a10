// The conditions of closing a date, and its closings, as JSON and as text.
import type { ClosingView } from '../../../../shared/contract/engine-api.ts';
import { blocks, left, lines, remainder, renderTable, right } from './table.ts';

export function closingJson({ date, state, checks, acts }: ClosingView): Record<string, unknown> {
  return {
    date,
    state,
    ready: checks.every(({ ok }) => ok),
    checks: checks.map(({ condition, ok, count, message, items }) => ({ condition, ok, count, message, items })),
    acts: acts.map(({ act, at, user, reason }) => ({ act, at, user, reason })),
  };
}

export function closingText({ date, state, checks, acts }: ClosingView): string {
  const table = renderTable(
    [left(''), left('condition'), right('count'), left('what to do')],
    checks.map(({ condition, ok, count, message }) => [ok ? '=' : '!', condition, String(count), message]),
  );
  const named = checks
    .filter(({ ok }) => !ok)
    .map(({ condition, count, items }) =>
      lines(`! ${condition}`, ...items.map((item) => `    ${item}`), remainder(count, items.length)),
    );
  const happened = acts.map(
    ({ act, at, user, reason }) => `${at} ${act} by ${user}${reason === '' ? '' : `: ${reason}`}`,
  );
  return blocks(`${date} is ${state}`, table, ...named, lines(...happened));
}
