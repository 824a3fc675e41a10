// Links of the closings: every closing and reopening has its audit row, in the same order, and what is closed now follows from them.
import type { CheckLink } from '../../shared/contract/engine-api.ts';
import { auditRowsOf } from '../workspace/tables/audit.ts';
import { allClosingActs, closedDays } from '../workspace/tables/closings.ts';
import { link } from './check-link.ts';
import type { EngineContext } from './engine-context.ts';

const place = (from: string, to: string) => ({ kind: 'audit', date: '', channel: '', from, to, currency: '' }) as const;

/** Of all dates, whatever date is checked. */
export function closingLinks({ workspace: { database } }: EngineContext): CheckLink[] {
  const acts = allClosingActs(database);
  const done = acts.map(({ act, date, user }) => `${act} ${date} by ${user}`);
  const noted = auditRowsOf(database, ['close_day', 'reopen_day']).map(
    ({ action, subject, user }) => `${action === 'close_day' ? 'closed' : 'reopened'} ${subject} by ${user}`,
  );
  const closed = new Set<string>();
  for (const { act, date } of acts) {
    if (act === 'closed') closed.add(date);
    else closed.delete(date);
  }
  const locked = new Set(closedDays(database));
  return [
    link(place('closings and reopenings', 'audit log: closings and reopenings'), {
      countIn: done.length,
      countOut: noted.length,
      records: firstDifference(done, noted),
    }),
    link(place('dates closed by their acts', 'dates locked'), {
      countIn: closed.size,
      countOut: locked.size,
      records: [
        ...[...closed].filter((date) => !locked.has(date)).map((date) => `${date} was closed, and is not locked`),
        ...[...locked].filter((date) => !closed.has(date)).map((date) => `${date} is locked, and was not closed`),
      ],
    }),
  ];
}

function firstDifference(done: readonly string[], noted: readonly string[]): string[] {
  const length = Math.max(done.length, noted.length);
  for (let index = 0; index < length; index += 1) {
    const [act, row] = [done[index], noted[index]];
    if (act === row) continue;
    if (row === undefined) return [`${act}: the audit log does not know it`];
    if (act === undefined) return [`${row}: the audit log knows it, the closings do not`];
    return [`${act}: the audit log says ${row}`];
  }
  return [];
}
