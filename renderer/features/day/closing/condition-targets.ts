// Where one mends what stands in the way of closing.
import type { CalendarDate } from '../../../../shared/calendar/date.ts';
import type { ClosingCheck, Link } from '../../../../shared/contract/engine-api.ts';
import { LINKS } from '../../../../shared/contract/engine-api.ts';

export type ConditionTarget =
  | { readonly type: 'run' }
  | { readonly type: 'date'; readonly date: CalendarDate }
  | { readonly type: 'chain'; readonly link: Link }
  | { readonly type: 'breaks' }
  | { readonly type: 'approvals' }
  | { readonly type: 'rejects' };

/** Which link of the chain a kind of control total is seen in. */
const LINK_OF: Readonly<Record<string, Link>> = {
  flow: 'import',
  'total-total': 'import',
  'total-detail': 'import',
  original: 'import',
  balance: 'fund',
  continuity: 'fund',
  assignment: 'fund',
  'double-entry': 'journal',
};

/** Null where the condition holds. */
export function conditionTarget({ condition, ok, items }: ClosingCheck): ConditionTarget | null {
  if (ok) return null;
  const [first = ''] = items;
  switch (condition) {
    case 'not_stale':
      return { type: 'run' };
    case 'earlier_days':
      return { type: 'date', date: first };
    case 'control_totals':
      return { type: 'chain', link: LINK_OF[first.split(' ')[0] ?? ''] ?? LINKS[0] };
    case 'breaks_decided':
      return { type: 'breaks' };
    case 'approvals_done':
      return { type: 'approvals' };
    case 'rejects_settled':
      return { type: 'rejects' };
  }
}

/** The conditions that are not met; the first one's sentence is why the day can't be closed. */
export function failing(checks: readonly ClosingCheck[]): readonly ClosingCheck[] {
  return checks.filter(({ ok }) => !ok);
}
