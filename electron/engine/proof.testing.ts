// Two days of one channel with a match, a lost callback, an amount that differs, a carried row and a settlement; decided and exported.
import type { CheckLink } from '../../shared/contract/engine-api.ts';
import {
  answerOf,
  type Bench,
  bankRow,
  bench,
  channelRow,
  importRows,
  order,
  run,
  SETTINGS,
} from './engine.testing.ts';
import { USE_CASES } from './use-cases.ts';

export const DAY_1 = '2026-11-16';
export const DAY_2 = '2026-11-17';

const PEOPLE = `users: [ { id: li, name: 李, role: maker }, { id: wang, name: 王, role: checker } ]
policies:
  channel/downstream_only: supplement
`;

/** Days imported, run and decided; `exported` writes day 1's batch too. */
export async function provenDays(exported = true): Promise<Bench> {
  const made = await bench(SETTINGS + PEOPLE);
  const { context } = made;
  answerOf(
    importRows(
      made,
      'orders',
      ['1', '2', '3'].map((n) => order(n, DAY_1)),
      'orders-1.csv',
    ),
  );
  answerOf(
    importRows(
      made,
      'channel',
      ['1', '2', '3'].map((n) => channelRow(n, DAY_1)),
      'channel-1.csv',
    ),
  );
  const bank = [bankRow('1', DAY_1), bankRow('2', DAY_1, '12:00:00', '9.00'), bankRow('4', DAY_1)];
  answerOf(importRows(made, 'bank', bank, 'bank-1.csv'));
  run(made, DAY_1);
  answerOf(importRows(made, 'orders', [order('5', DAY_2)], 'orders-2.csv'));
  answerOf(importRows(made, 'channel', [channelRow('5', DAY_2)], 'channel-2.csv'));
  answerOf(importRows(made, 'bank', [bankRow('5', DAY_2), bankRow('3', DAY_2)], 'bank-2.csv'));
  // Settlement of day 1: 10.00 + 9.00 + 10.00 less fees of 0.06 each.
  answerOf(importRows(made, 'funds', [`E1,6222,C,28.82,CNY,${DAY_2},WX`], 'funds-2.csv'));
  run(made, DAY_2);
  answerOf(USE_CASES.applyPolicies(context, { date: DAY_2 }));
  if (exported) answerOf(USE_CASES.exportDay(context, { date: DAY_1, mode: 'summary', user: 'li', again: false }));
  return made;
}

export function links({ context }: Bench, date: string | null = null): readonly CheckLink[] {
  return answerOf(USE_CASES.check(context, { date })).links;
}

/** Names of the records that failing links give, with the link's kind. */
export function failures(made: Bench, date: string | null = null): string[] {
  return links(made, date)
    .filter(({ ok }) => !ok)
    .flatMap(({ kind, from, records }) => records.map((record) => `${kind} | ${from} | ${record}`));
}
