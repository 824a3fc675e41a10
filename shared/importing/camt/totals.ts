// What a statement declares of its entries: balances, the summary, the batches; each beside what the entries come to.
import type { DeclaredTotal, StatementBalance } from '../../model/import.ts';
import type { Direction } from '../../model/record.ts';
import { addMinor, type Minor } from '../../money/amount.ts';
import { currencyExponent } from '../../money/currency.ts';
import { formatPlain } from '../../money/format.ts';
import { declaredTotal } from '../declared.ts';
import { amountIn, type DetailGroup } from './details.ts';
import type { Entry } from './entry.ts';
import { type Balance, balancePairs, nameOf, type StatementHead, type Summary } from './head.ts';
import type { Money } from './values.ts';

type Booked = Money & { readonly direction: Direction };

function netOf(entries: readonly Booked[]): Minor {
  return entries.reduce((sum, { amount, direction }) => addMinor(sum, direction === 'C' ? amount : -amount), 0);
}

function shown(balance: Balance, currency: string): string {
  const known = balance.amount !== null && currencyExponent(balance.currency) !== undefined;
  const text = known ? formatPlain(balance.amount, balance.currency) : balance.written;
  return balance.currency === currency ? text : `${text} ${balance.currency}`;
}

/** Opening + booked entries = closing, for each currency. A statement that opens and does not close is cut; a report of the day need not close. */
export function declaredByBalances(head: StatementHead, entries: readonly Entry[]): DeclaredTotal[] {
  return balancePairs(head.balances).flatMap(({ opening, closing }) => {
    if (opening === null || (closing === null && head.message.number !== 'camt.053')) return [];
    const { currency } = opening;
    const own = entries.filter((entry) => entry.currency === currency);
    const computed = opening.amount === null ? '' : formatPlain(addMinor(opening.amount, netOf(own)), currency);
    const what = `${closing?.code ?? 'CLBD'} closing balance ${nameOf(head)}`.trimEnd();
    return [declaredTotal(what, closing === null ? '' : shown(closing, currency), computed)];
  });
}

/** Currencies of entries for which the statement has no balance although it has some. */
export function unbalancedCurrencies(head: StatementHead, entries: readonly Entry[]): string[] {
  const opened = new Set(balancePairs(head.balances).flatMap(({ opening }) => opening?.currency ?? []));
  if (opened.size === 0) return [];
  return [...new Set(entries.map(({ currency }) => currency))].filter((currency) => !opened.has(currency));
}

/** Balances to be held against the statements before and after; none of reports within a day. */
export function balancesOf(head: StatementHead): StatementBalance[] {
  if (head.message.number !== 'camt.053') return [];
  return balancePairs(head.balances).map(({ opening, closing }) => {
    const currency = opening?.currency ?? closing?.currency ?? '';
    const same = closing?.currency === currency ? closing : null;
    return {
      accountNo: head.account,
      currency,
      number: head.number,
      openingDate: opening?.date ?? '',
      opening: opening?.amount ?? null,
      closingDate: same?.date ?? '',
      closing: same?.amount ?? null,
    };
  });
}

/**
 * The summary counts what the bank counts: booked entries, in some reports the pending ones too (`others`), so that either may agree. Sums are
 * compared where all entries are of one currency, as the summary names none.
 */
export function declaredBySummary(
  head: StatementHead,
  entries: readonly Entry[],
  others: readonly Entry[],
): DeclaredTotal[] {
  const { summary } = head;
  if (summary === null) return [];
  const currencies = new Set([...entries, ...others].map(({ currency }) => currency));
  const currency = currencies.size === 1 ? ([...currencies][0] ?? '') : '';
  const fallback = currencies.size === 0 ? '0' : '';
  const either = (what: string, declared: string, of: (list: readonly Entry[]) => string): DeclaredTotal[] => {
    if (declared === '') return [];
    const booked = declaredTotal(`${what} ${nameOf(head)}`.trimEnd(), declared, of(entries));
    if (booked.agrees || others.length === 0) return [booked];
    const all = declaredTotal(`${what} ${nameOf(head)}`.trimEnd(), declared, of([...entries, ...others]));
    return [all.agrees ? all : booked];
  };
  const sum = (list: readonly Entry[]) =>
    currency === ''
      ? fallback
      : formatPlain(
          list.reduce((total, { amount }) => addMinor(total, amount), 0),
          currency,
        );
  const part = (count: string, total: string, stated: Summary, side: Direction | null) => {
    const of = (list: readonly Entry[]) => list.filter(({ direction }) => side === null || direction === side);
    return [
      ...either(count, stated.count, (list) => String(of(list).length)),
      ...(currencies.size > 1 ? [] : either(total, stated.sum, (list) => sum(of(list)))),
    ];
  };
  const net = (list: readonly Entry[]) => (currency === '' ? fallback : formatPlain(netOf(list), currency));
  return [
    ...part('number of entries', 'sum of entries', summary.all, null),
    ...(currencies.size > 1 ? [] : either('net of entries', summary.net, net)),
    ...part('number of credits', 'sum of credits', summary.credits, 'C'),
    ...part('number of debits', 'sum of debits', summary.debits, 'D'),
  ];
}

function batchTotal(entry: Entry, { batch, details }: DetailGroup): readonly [Money, Minor] | null {
  const total = batch?.total ?? null;
  if (total === null) return null;
  const amounts = details.map((detail) => amountIn(detail, total.currency));
  if (details.length > 0 && amounts.every((money) => money !== null))
    return [total, amounts.reduce((sum, money) => addMinor(sum, money.amount), 0)];
  return entry.groups.length === 1 && entry.currency === total.currency ? [total, entry.amount] : null;
}

/**
 * Counts and sums of batches. Those that agree are told together, and only where the statement is proven by something else (`isCompared`): they say
 * nothing of its other entries. Each that does not agree is told by its line.
 */
export function declaredByBatches(
  head: StatementHead,
  entries: readonly { readonly entry: Entry; readonly line: number }[],
  isCompared: boolean,
): DeclaredTotal[] {
  const contradicted: DeclaredTotal[] = [];
  const agreed = { batches: 0, payments: 0 };
  for (const { entry, line } of entries) {
    for (const group of entry.groups) {
      const { batch, details } = group;
      if (batch === null) continue;
      // One detail may stand for the whole batch; two or more list it.
      const isCounted = batch.count !== '' && (details.length > 1 || batch.count === String(details.length));
      const checks = isCounted
        ? [declaredTotal(`Btch number of payments at line ${line}`, batch.count, String(details.length))]
        : [];
      const total = batchTotal(entry, group);
      if (total !== null) {
        const [{ amount, currency }, computed] = total;
        const what = `Btch sum of payments at line ${line}`;
        checks.push(declaredTotal(what, formatPlain(amount, currency), formatPlain(computed, currency)));
      }
      const disagreeing = checks.filter(({ agrees }) => !agrees);
      contradicted.push(...disagreeing);
      if (!isCounted || disagreeing.length > 0) continue;
      agreed.batches += 1;
      agreed.payments += details.length;
    }
  }
  if (agreed.batches === 0 || !isCompared) return contradicted;
  const payments = String(agreed.payments);
  const what = `Btch number of payments in ${agreed.batches} batches that agree ${nameOf(head)}`.trimEnd();
  return [declaredTotal(what, payments, payments), ...contradicted];
}
