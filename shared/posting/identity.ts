// The identity that lets balances explain themselves, per channel and currency: the expected side, made of listed facts alone.
// It never looks at entries; `balancesOf` makes the other side.
import type { AccountRole, JournalEntry } from '../model/decision.ts';
import { addMinor, type Minor } from '../money/amount.ts';

/** Everything that may stand in a balance, for one channel and currency. Amounts are signed as each field says. */
export interface BalanceFacts {
  /** Settlements not paid yet, due or not, fees apart; signed as money in. Parked ones stand in `parked` instead. */
  readonly openSettlements: Minor;
  /** Fees booked as owed by counted rows, or of open fee settlements: what the channel will still charge; positive is owed. */
  readonly openFees: Minor;
  /** Timing items, undecided breaks, undecided fund differences, and decisions whose facts changed since. */
  readonly items: readonly OpenItem[];
  /** Parked items; positive amounts. */
  readonly parkedLong: Minor;
  readonly parkedShort: Minor;
  /** Long items that a decision gives back through the channel: its later files bring the refund as a transaction of its own. */
  readonly refundsThroughChannel: Minor;
}

/** What one item explains. */
export interface OpenItem {
  /** Ours - theirs against the receivable, refunds reversed: positive where we claim more than the channel will pay. */
  readonly receivable: Minor;
  /** Booked - charged against the fees owed: positive where we owe more than the channel will charge. */
  readonly feePayable: Minor;
}

export const EXPLAINED_ROLES = ['receivable', 'fee_payable', 'suspense_long', 'suspense_short'] as const;
export type ExplainedRole = (typeof EXPLAINED_ROLES)[number];

/** Debit balances are positive, credit balances negative. */
export type Balances = Readonly<Record<ExplainedRole, Minor>>;

export function expectedBalances(facts: BalanceFacts): Balances {
  let receivable = addMinor(facts.openSettlements, -facts.refundsThroughChannel);
  let owed = facts.openFees;
  for (const item of facts.items) {
    receivable = addMinor(receivable, item.receivable);
    owed = addMinor(owed, item.feePayable);
  }
  return {
    receivable: receivable + 0,
    fee_payable: 0 - owed,
    suspense_long: 0 - facts.parkedLong,
    suspense_short: facts.parkedShort,
  };
}

/** Sums entries of one channel and currency into the balances of the explained roles. */
export class BalanceSum {
  readonly #sums: Record<ExplainedRole, Minor> = { receivable: 0, fee_payable: 0, suspense_long: 0, suspense_short: 0 };

  add({ debit, credit, amount }: Pick<JournalEntry, 'debit' | 'credit' | 'amount'>): void {
    this.#move(debit, amount);
    this.#move(credit, -amount);
  }

  balances(): Balances {
    return { ...this.#sums };
  }

  #move(role: AccountRole, amount: Minor): void {
    if (isExplained(role)) this.#sums[role] = addMinor(this.#sums[role], amount);
  }
}

function isExplained(role: AccountRole): role is ExplainedRole {
  return (EXPLAINED_ROLES as readonly AccountRole[]).includes(role);
}
