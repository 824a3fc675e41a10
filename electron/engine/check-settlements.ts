// Total against detail 总分核对: each settlement against the bank file's rows it is made of, and every counted row in exactly one settlement.
import type { CheckLink } from '../../shared/contract/engine-api.ts';
import { addMinor, type Minor } from '../../shared/money/amount.ts';
import { settledAmount } from '../../shared/reconciling/settlements.ts';
import type { ProofRun } from '../workspace/tables/proof.ts';
import { eachCountedRow, settlementsOpened } from '../workspace/tables/proof-settlements.ts';
import { Tally } from './check-link.ts';
import type { EngineContext } from './engine-context.ts';

/** Fee settlements stand apart: their rows are in a transaction settlement too. Nothing for a channel that the settings do not name any more. */
export function settlementLinks(context: EngineContext, run: ProofRun): CheckLink[] {
  const channel = context.settings().channels.find(({ code }) => code === run.channel);
  if (channel === undefined) return [];
  const { database } = context.workspace;
  const amounts = new Map<number, { amount: Minor; currency: string; name: string; times: number }>();
  const fees = new Map<number, Minor>();
  const tally = new Tally();
  const where = { channel: run.channel, after: run.previousDate, upTo: run.date };
  eachCountedRow(database, where, (row) => {
    const amount = settledAmount(row, channel);
    amounts.set(row.id, { amount, currency: row.currency, name: row.name, times: 0 });
    if (row.fee !== null) fees.set(row.id, row.kind === 'payment' ? -row.fee : row.fee);
    tally.in(row.currency, amount);
  });
  for (const settlement of settlementsOpened(database, run.channel, run.date)) {
    let sum: Minor = 0;
    for (const id of settlement.rowIds) {
      const row = amounts.get(id);
      if (row === undefined) tally.name(settlement.currency, `${settlement.key}: row ${id} is gone`);
      else if (!settlement.isFee) {
        row.times += 1;
        tally.out(row.currency, row.amount);
      }
      sum = addMinor(sum, (settlement.isFee ? fees.get(id) : row?.amount) ?? 0);
    }
    if (sum !== settlement.signed) {
      tally.name(
        settlement.currency,
        `${settlement.key} (its rows come to ${sum} minor units, it expects ${settlement.signed})`,
      );
    }
  }
  for (const { currency, name, times } of amounts.values()) {
    if (times !== 1) tally.name(currency, `${name} (in ${times === 0 ? 'no settlement' : `${times} settlements`})`);
  }
  return tally.links({
    kind: 'total-detail',
    date: run.date,
    channel: run.channel,
    from: 'fund: bank file rows counted',
    to: 'settlements 应清算, each the sum of its rows',
  });
}
