// The balances of statements, pages put together: from the opening of the first page to the closing of the last.

import { isCalendarDate } from '../../calendar/date.ts';
import type { StatementBalance } from '../../model/import.ts';
import { currencyExponent } from '../../money/currency.ts';
import type { Balance, StatementHead } from './statement.ts';

const dateOf = (balance: Balance | null) => (balance !== null && isCalendarDate(balance.date) ? balance.date : '');

/** "5/2" is page 2 of statement 5. */
function statementNumber(head: StatementHead): string {
  return head.number.split('/')[0]?.trim() ?? '';
}

export class PagedBalances {
  readonly #open = new Map<string, { readonly first: StatementHead; readonly last: StatementHead }>();

  /** The balances of the statement that this page ends; null while further pages follow, and for reports without balances. */
  take(head: StatementHead): StatementBalance | null {
    const { account, currency, opening, closing } = head;
    if ((opening === null && closing === null) || account === '' || currencyExponent(currency) === undefined)
      return null;
    const key = `${account} ${currency} ${statementNumber(head)}`;
    const first = opening?.tag === '60M' ? (this.#open.get(key)?.first ?? head) : head;
    if (closing?.tag === '62M') {
      this.#open.set(key, { first, last: head });
      return null;
    }
    this.#open.delete(key);
    return balanceOf(first, head);
  }

  /** Statements whose last page does not stand in the file, as far as they go. */
  unfinished(): StatementBalance[] {
    return [...this.#open.values()].map(({ first, last }) => balanceOf(first, last));
  }
}

function balanceOf(first: StatementHead, last: StatementHead): StatementBalance {
  return {
    accountNo: first.account,
    currency: first.currency,
    number: statementNumber(first),
    openingDate: dateOf(first.opening),
    opening: first.opening?.amount ?? null,
    closingDate: dateOf(last.closing),
    closing: last.closing?.amount ?? null,
  };
}
