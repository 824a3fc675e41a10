// One result on either side of a run: what it says, of which key, by how much it differs.
import type { ResultRow, RunChange } from '../../../shared/contract/engine-api.ts';
import type { Outcome, Stage } from '../../../shared/model/outcome.ts';
import type { Minor } from '../../../shared/money/amount.ts';

export interface ChangedSide {
  readonly outcome: Outcome;
  readonly key: string;
  /** Of a difference, else of the side that there is. */
  readonly amount: Minor | null;
  readonly currency: string;
}

export function sideOf(row: ResultRow | null): ChangedSide | null {
  if (row === null) return null;
  const amount =
    row.difference !== null && row.difference !== 0 ? row.difference : (row.downstreamAmount ?? row.upstreamAmount);
  return {
    outcome: row.outcome,
    key: row.upstreamKeys[0] ?? row.downstreamKeys[0] ?? '',
    amount: row.currency === '' ? null : amount,
    currency: row.currency,
  };
}

/** Where the change is: of the row after the run, else of the one before. */
export function placeOf({ before, after }: RunChange): { readonly stage: Stage; readonly channel: string } | null {
  const row = after ?? before;
  return row === null ? null : { stage: row.stage, channel: row.channel };
}
