// A record taking part in a stage, and the total order that makes results independent of row order.
import type { AccountEntry, Transaction } from '../model/record.ts';
import { naturalKey } from '../model/record.ts';
import type { PriorStanding } from './day.ts';

/** A transaction with where it stood before this run. `prior` is undefined for a row that never ran. */
export interface Contender {
  readonly record: Transaction;
  readonly prior: PriorStanding | undefined;
}

/** The rows of one side, by the part they may play. */
export interface Field {
  /** Fresh rows and open ones of earlier runs: they take part. */
  readonly active: readonly Contender[];
  /** no_money of earlier runs: they take part beside a fresh row of their key. */
  readonly dormant: readonly Contender[];
  /** Closed or decided: they only show that a key was there before. */
  readonly used: readonly Contender[];
}

export function isSuccess(contender: Contender): boolean {
  return contender.record.status === 'success';
}

export function isFresh(contender: Contender): boolean {
  return contender.prior === undefined;
}

/** Splits one side's records by their standing; every part in total order. */
export function fieldOf(records: readonly Transaction[], memory: ReadonlyMap<number, PriorStanding>): Field {
  return splitByStanding(records.map((record) => ({ record, prior: memory.get(record.id) })));
}

/** As fieldOf, for rows whose standing is known already. */
export function splitByStanding(contenders: readonly Contender[]): Field {
  const active: Contender[] = [];
  const dormant: Contender[] = [];
  const used: Contender[] = [];
  for (const contender of [...contenders].sort((left, right) => compareTransactions(left.record, right.record))) {
    const { prior } = contender;
    if (prior === undefined || prior.state === 'open') active.push(contender);
    else if (prior.state === 'no_money') dormant.push(contender);
    else used.push(contender);
  }
  return { active, dormant, used };
}

export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Time order, then every fact of the row; only rows alike in all of them fall back to where they were imported. */
export function compareTransactions(left: Transaction, right: Transaction): number {
  return (
    compareText(left.time, right.time) ||
    compareText(left.clearingDate, right.clearingDate) ||
    compareText(naturalKey(left), naturalKey(right)) ||
    compareText(left.kind, right.kind) ||
    compareText(left.status, right.status) ||
    compareText(left.currency, right.currency) ||
    left.amount - right.amount ||
    (left.fee ?? -1) - (right.fee ?? -1) ||
    compareText(left.orderNo, right.orderNo) ||
    compareText(left.channelNo, right.channelNo) ||
    compareText(left.bankRef, right.bankRef) ||
    compareText(left.batchNo, right.batchNo) ||
    compareText(left.merchantNo, right.merchantNo) ||
    compareText(left.memo, right.memo) ||
    left.importId - right.importId ||
    left.line - right.line
  );
}

/** Success before everything else, otherwise as they stand (the list is in total order already). */
export function successFirst(contenders: readonly Contender[]): Contender[] {
  return [...contenders.filter(isSuccess), ...contenders.filter((contender) => !isSuccess(contender))];
}

export function compareEntries(left: AccountEntry, right: AccountEntry): number {
  return (
    compareText(left.valueDate, right.valueDate) ||
    compareText(left.accountNo, right.accountNo) ||
    compareText(left.entryNo, right.entryNo) ||
    compareText(left.currency, right.currency) ||
    compareText(left.direction, right.direction) ||
    left.amount - right.amount ||
    compareText(left.reference, right.reference) ||
    compareText(left.memo, right.memo) ||
    left.importId - right.importId ||
    left.line - right.line
  );
}

export function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === '') continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
