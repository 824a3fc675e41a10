// What nearly all rows are: agreed by all sides on one clearing date.
import { busySecond, placeInClearingDay, SECONDS_OF_DAY } from './clock.ts';
import { addBankRow, addChannelRow, addOrder, draft, type Ground, say, secondAt } from './ground.ts';
import type { ChannelProfile } from './profiles.ts';
import type { Transaction } from './rows.ts';

/** One payment or refund that order, channel module and channel file agree on; linked in one of the ways that real files are. */
export function playClean(ground: Ground, profile: ChannelProfile, day: number, more: Partial<Transaction> = {}): void {
  const { random } = ground;
  const place = placeInClearingDay(profile, busySecond(random.next()));
  const row = draft(ground, profile, day, {
    kind: random.chance(0.06) ? 'refund' : 'payment',
    seconds: secondAt(ground, profile, day, Math.min(place, SECONDS_OF_DAY - 60)),
    ...more,
  });
  const link = random.next();
  const byOrderNo = link < 0.15;
  const byBankRef = link > 0.92 && profile.bankForm === 'canonical' && profile.mode !== 'item';
  addOrder(ground, day, row, byOrderNo ? { channelNo: '' } : {});
  addChannelRow(ground, day, row, link > 0.3 && link < 0.45 ? { orderNo: '' } : {});
  addBankRow(ground, day, row, byBankRef ? { channelNo: '' } : {});
  say(ground, day, 'channel', profile, 'matched', '', [row.channelNo], [byBankRef ? row.bankRef : row.channelNo]);
  say(ground, day, 'business', profile, 'matched', '', [row.orderNo], [row.channelNo]);
}
