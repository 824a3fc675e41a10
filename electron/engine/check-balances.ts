// Balances explain themselves: per channel and currency, what the entries come to against what is listed as open, parked or owed.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { CheckLink } from '../../shared/contract/engine-api.ts';
import { formatPlain } from '../../shared/money/format.ts';
import { EXPLAINED_ROLES } from '../../shared/posting/identity.ts';
import { balanceSheets } from './books-balance.ts';
import { link } from './check-link.ts';
import type { EngineContext } from './engine-context.ts';

const TERMS = {
  receivable: ['receivable 应收渠道款', 'open settlements + timing + undecided breaks and differences'],
  fee_payable: ['fee_payable 应付渠道手续费', 'fees not charged yet'],
  suspense_long: ['suspense_long 待查长款', 'parked longs, one by one'],
  suspense_short: ['suspense_short 待查短款', 'parked shorts, one by one'],
} as const;

/** As of a date that ran. Nothing where routine entries are off. */
export function balanceLinks(context: EngineContext, date: CalendarDate): CheckLink[] {
  return balanceSheets(context, date).flatMap(({ channel, currency, expected, actual }) =>
    EXPLAINED_ROLES.map((role) => {
      const [from, to] = TERMS[role];
      const unexplained = actual[role] - expected[role];
      return link(
        { kind: 'balance', date, channel, from: `balance of ${from}`, to, currency },
        {
          countIn: 0,
          countOut: 0,
          amountIn: actual[role],
          amountOut: expected[role],
          records:
            unexplained === 0 ? [] : [`${formatPlain(unexplained, currency)} ${currency} that no listed item explains`],
        },
      );
    }),
  );
}
