// What a scenario is: rows on one or more days, and every results row that follows from them, day by day.
import { addBankRow, addChannelRow, addOrder, draft, type Ground, say } from './ground.ts';
import type { ChannelProfile } from './profiles.ts';
import type { Transaction } from './rows.ts';

export interface Scenario {
  readonly name: string;
  /** Days after the first until the last thing it shows. */
  readonly span: number;
  fits(profile: ChannelProfile): boolean;
  play(ground: Ground, profile: ChannelProfile, day: number): void;
}

export const anyChannel = (): boolean => true;
export const canonicalBank = (profile: ChannelProfile): boolean => profile.bankForm === 'canonical';
/** Where one key may come twice in the channel's file without two settlements of one key. */
export const notByItem = (profile: ChannelProfile): boolean => profile.mode !== 'item';

/** Two of three scenarios are payments, the others refunds. */
export function mixed(
  ground: Ground,
  profile: ChannelProfile,
  day: number,
  more: Partial<Transaction> = {},
): Transaction {
  return draft(ground, profile, day, { kind: ground.random.chance(0.3) ? 'refund' : 'payment', ...more });
}

/** Channel module and channel file agree on `day`. */
export function channelAgrees(ground: Ground, day: number, row: Transaction, more: Partial<Transaction> = {}): void {
  addChannelRow(ground, day, row, more);
  addBankRow(ground, day, row, more);
  say(ground, day, 'channel', row.profile, 'matched', '', [row.channelNo], [row.channelNo]);
}

/** Order and channel module agree on `day`; the channel's file is told elsewhere. */
export function businessAgrees(ground: Ground, day: number, row: Transaction): void {
  addOrder(ground, day, row);
  addChannelRow(ground, day, row);
  say(ground, day, 'business', row.profile, 'matched', '', [row.orderNo], [row.channelNo]);
}
