// Whether a column of balances ties with the amounts beside it, from the first row down or from the last row up: proof of what was guessed.
import type { Minor } from '../../money/amount.ts';

export interface BalancedRow {
  /** Signed: money in is above zero. */
  readonly amount: Minor;
  readonly balance: Minor;
}

const ENOUGH = 0.9;

function tiesIn(rows: readonly BalancedRow[], sign: 1 | -1): number {
  let ties = 0;
  for (let index = 1; index < rows.length; index += 1) {
    const [before, row] = [rows[index - 1], rows[index]];
    if (before !== undefined && row !== undefined && before.balance + sign * row.amount === row.balance) ties += 1;
  }
  return ties;
}

/** 1: money in raises the balance; -1: the signs are the other way round; null: the balances do not tie (or there are fewer than three rows). */
export function balanceSign(rows: readonly BalancedRow[]): 1 | -1 | null {
  const steps = rows.length - 1;
  if (steps < 2) return null;
  const upwards = [...rows].reverse();
  const best = (sign: 1 | -1) => Math.max(tiesIn(rows, sign), tiesIn(upwards, sign));
  const [plain, turned] = [best(1), best(-1)];
  if (Math.max(plain, turned) < steps * ENOUGH) return null;
  return plain >= turned ? 1 : -1;
}
