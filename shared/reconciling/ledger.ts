// The confirmed channel ledger, downstream side of the business stage: the channel row where it is successful, else the bank row
// that stage 1 called downstream_only. One transaction stands in it once, whichever of its two rows came first.
import type { Transaction } from '../model/record.ts';
import type { ChannelStage } from './channel.ts';
import { type Contender, type Field, splitByStanding } from './contender.ts';
import type { DayInput } from './day.ts';

export interface Ledger {
  readonly field: Field;
  /** Failed, closed and pending channel rows: not in the ledger, but consulted for the reason and shown. */
  readonly consulted: readonly Transaction[];
}

export function confirmedLedger(input: DayInput, stage: ChannelStage): Ledger {
  const memory = input.memory.business;
  const bankPartner = new Map(stage.pairs.map((pair) => [pair.upstream.record.id, pair.downstream.record]));
  const channelPartner = new Map(stage.pairs.map((pair) => [pair.downstream.record.id, pair.upstream.record]));
  const contenders: Contender[] = [];
  for (const record of input.channelRows) {
    if (record.status !== 'success') continue;
    const own = memory.get(record.id);
    const ranBefore = input.memory.channel.has(record.id);
    const partner = bankPartner.get(record.id);
    const inherited = own ?? (partner === undefined ? undefined : memory.get(partner.id));
    // The bank row stood here for it before: settled there, or (ran before, no standing) kept out for that reason earlier.
    const represented =
      own === undefined && (ranBefore || inherited?.state === 'closed' || inherited?.state === 'decided');
    if (!represented) contenders.push({ record, prior: inherited });
  }
  const bankOnly = new Map(stage.bankOnly.map((contender) => [contender.record.id, contender.record]));
  for (const record of input.bankRows) {
    const prior = memory.get(record.id);
    const settledHere = prior?.state === 'closed' || prior?.state === 'decided';
    if (!bankOnly.has(record.id) && !settledHere) continue;
    const orderNo = record.orderNo === '' ? (channelPartner.get(record.id)?.orderNo ?? '') : record.orderNo;
    contenders.push({ record: { ...record, orderNo }, prior });
  }
  return {
    field: splitByStanding(contenders),
    consulted: input.channelRows.filter((record) => record.status !== 'success'),
  };
}
