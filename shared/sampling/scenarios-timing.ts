// Scenarios over several days: timing about the cut-off, timing that expires, breaks that close late.
import type { Stage } from '../model/outcome.ts';
import { addBankRow, addChannelRow, addOrder, draft, type Ground, say, secondAt } from './ground.ts';
import type { ChannelProfile } from './profiles.ts';
import type { Transaction } from './rows.ts';
import { anyChannel, businessAgrees, channelAgrees, mixed, type Scenario } from './scenario.ts';

/** Before the cut-off of `day`, in the window; now and then on its very edge. The channel row follows one second after its order. */
function beforeCutoff(ground: Ground, profile: ChannelProfile, day: number): number {
  const { random } = ground;
  const apart = random.chance(0.25) ? profile.windowSeconds : random.between(3, profile.windowSeconds);
  return secondAt(ground, profile, day, -apart);
}

const afterMidnight = (ground: Ground, profile: ChannelProfile, day: number): number =>
  secondAt(ground, profile, day, ground.random.between(2, 90));

function timing(
  ground: Ground,
  stage: Stage,
  row: Transaction,
  day: number,
  last: number,
  up: string[],
  down: string[],
) {
  for (let run = day; run <= last; run += 1) say(ground, run, stage, row.profile, 'timing', '', up, down);
}

const bankNextDay: Scenario = {
  name: 'before the cut-off with us, after it with the bank',
  span: 1,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = mixed(ground, profile, day, { seconds: beforeCutoff(ground, profile, day) - 1 });
    businessAgrees(ground, day, row);
    timing(ground, 'channel', row, day, day, [row.channelNo], []);
    addBankRow(ground, day + 1, row, { seconds: afterMidnight(ground, profile, day + 1) });
    say(ground, day + 1, 'channel', profile, 'matched', 'carried', [row.channelNo], [row.channelNo]);
  },
};

const bankNextDayOtherAmount: Scenario = {
  name: 'after the cut-off with the bank, and with another amount',
  span: 2,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = draft(ground, profile, day, {
      seconds: beforeCutoff(ground, profile, day) - 1,
      amount: ground.random.between(2_000, 90_000),
    });
    businessAgrees(ground, day, row);
    timing(ground, 'channel', row, day, day, [row.channelNo], []);
    const seconds = afterMidnight(ground, profile, day + 1);
    addBankRow(ground, day + 1, row, { seconds, amount: row.amount - 700 });
    say(ground, day + 1, 'channel', profile, 'amount_differs', '', [row.channelNo], [row.channelNo]);
  },
};

const oursNextDay: Scenario = {
  name: 'before the cut-off with the bank, after it with us',
  span: 1,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = mixed(ground, profile, day + 1, { seconds: afterMidnight(ground, profile, day + 1) });
    addBankRow(ground, day, row, { seconds: beforeCutoff(ground, profile, day) });
    timing(ground, 'channel', row, day, day, [], [row.channelNo]);
    businessAgrees(ground, day + 1, row);
    say(ground, day + 1, 'channel', profile, 'matched', 'carried', [row.channelNo], [row.channelNo]);
  },
};

const oursExpires: Scenario = {
  name: 'before the cut-off with us, never with the bank',
  span: 3,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = mixed(ground, profile, day, { seconds: beforeCutoff(ground, profile, day) - 1 });
    businessAgrees(ground, day, row);
    const expiry = day + profile.carryDays;
    timing(ground, 'channel', row, day, expiry - 1, [row.channelNo], []);
    say(ground, expiry, 'channel', profile, 'upstream_only', 'absent', [row.channelNo], []);
  },
};

const bankExpires: Scenario = {
  name: 'before the cut-off with the bank, never with our channel module; an order may be pending',
  span: 3,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = mixed(ground, profile, day, { seconds: beforeCutoff(ground, profile, day) });
    const pending = ground.random.chance(0.5);
    addBankRow(ground, day, row, { seconds: row.seconds });
    const expiry = day + profile.carryDays;
    timing(ground, 'channel', row, day, expiry - 1, [], [row.channelNo]);
    say(ground, expiry, 'channel', profile, 'downstream_only', 'absent', [], [row.channelNo]);
    if (pending) {
      addOrder(ground, day, row, { status: 'pending' });
      say(ground, day, 'business', profile, 'no_money', '', [row.orderNo], []);
    }
    const [reason, order] = pending ? (['status', [row.orderNo]] as const) : (['absent', []] as const);
    say(ground, expiry, 'business', profile, 'downstream_only', reason, order, [row.channelNo]);
  },
};

const orderFirst: Scenario = {
  name: 'the order before the cut-off, channel and bank after it',
  span: 1,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = mixed(ground, profile, day, { seconds: beforeCutoff(ground, profile, day) });
    addOrder(ground, day, row);
    timing(ground, 'business', row, day, day, [row.orderNo], []);
    channelAgrees(ground, day + 1, { ...row, seconds: afterMidnight(ground, profile, day + 1) });
    say(ground, day + 1, 'business', profile, 'matched', 'carried', [row.orderNo], [row.channelNo]);
  },
};

const channelFirst: Scenario = {
  name: 'channel and bank before the cut-off, the order after it',
  span: 1,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = mixed(ground, profile, day, { seconds: beforeCutoff(ground, profile, day) - 1 });
    addChannelRow(ground, day, row);
    addBankRow(ground, day, row, { seconds: row.seconds + 1 });
    say(ground, day, 'channel', profile, 'matched', '', [row.channelNo], [row.channelNo]);
    timing(ground, 'business', row, day, day, [], [row.channelNo]);
    addOrder(ground, day + 1, row, { seconds: afterMidnight(ground, profile, day + 1) });
    say(ground, day + 1, 'business', profile, 'matched', 'carried', [row.orderNo], [row.channelNo]);
  },
};

const orderExpires: Scenario = {
  name: 'the order before the cut-off, never anything else',
  span: 3,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = draft(ground, profile, day, { seconds: beforeCutoff(ground, profile, day) });
    addOrder(ground, day, row);
    const expiry = day + profile.carryDays;
    timing(ground, 'business', row, day, expiry - 1, [row.orderNo], []);
    say(ground, expiry, 'business', profile, 'upstream_only', 'absent', [row.orderNo], []);
  },
};

const expiresThenComes: Scenario = {
  name: 'timing expired to a break, then the bank has it after all',
  span: 2,
  fits: (profile) => profile.carryDays === 1,
  play(ground, profile, day) {
    const row = draft(ground, profile, day, { seconds: beforeCutoff(ground, profile, day) - 1 });
    businessAgrees(ground, day, row);
    timing(ground, 'channel', row, day, day, [row.channelNo], []);
    say(ground, day + 1, 'channel', profile, 'upstream_only', 'absent', [row.channelNo], []);
    addBankRow(ground, day + 2, row, { seconds: draft(ground, profile, day + 2).seconds });
    say(ground, day + 2, 'channel', profile, 'matched', 'carried', [row.channelNo], [row.channelNo]);
  },
};

const bankOutsideWindow: Scenario = {
  name: 'one second outside the window: a break at once, closed by the next file',
  span: 1,
  fits: anyChannel,
  play(ground, profile, day) {
    const seconds = secondAt(ground, profile, day, -profile.windowSeconds - 1);
    const row = mixed(ground, profile, day, { seconds: seconds - 1 });
    businessAgrees(ground, day, row);
    say(ground, day, 'channel', profile, 'upstream_only', 'absent', [row.channelNo], []);
    addBankRow(ground, day + 1, row, { seconds: afterMidnight(ground, profile, day + 1) });
    say(ground, day + 1, 'channel', profile, 'matched', 'carried', [row.channelNo], [row.channelNo]);
  },
};

const afterCutoffInWindow: Scenario = {
  name: 'at the window edge after the cut-off',
  span: 3,
  fits: anyChannel,
  play(ground, profile, day) {
    const outside = ground.random.chance(0.5);
    const seconds = secondAt(ground, profile, day, profile.windowSeconds + (outside ? 1 : 0));
    const row = draft(ground, profile, day, { seconds: seconds - 1 });
    businessAgrees(ground, day, row);
    const expiry = outside ? day : day + profile.carryDays;
    timing(ground, 'channel', row, day, expiry - 1, [row.channelNo], []);
    say(ground, expiry, 'channel', profile, 'upstream_only', 'absent', [row.channelNo], []);
  },
};

const bankTwoDaysLate: Scenario = {
  name: 'a break of the channel stage closed by a file two days later',
  span: 2,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = mixed(ground, profile, day);
    businessAgrees(ground, day, row);
    say(ground, day, 'channel', profile, 'upstream_only', 'absent', [row.channelNo], []);
    addBankRow(ground, day + 2, row, { seconds: draft(ground, profile, day + 2).seconds });
    say(ground, day + 2, 'channel', profile, 'matched', 'carried', [row.channelNo], [row.channelNo]);
  },
};

const channelDayLate: Scenario = {
  name: 'a break of the business stage closed by the next day: order first',
  span: 1,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = mixed(ground, profile, day);
    addOrder(ground, day, row);
    say(ground, day, 'business', profile, 'upstream_only', 'absent', [row.orderNo], []);
    channelAgrees(ground, day + 1, { ...row, seconds: draft(ground, profile, day + 1).seconds });
    say(ground, day + 1, 'business', profile, 'matched', 'carried', [row.orderNo], [row.channelNo]);
  },
};

const orderDayLate: Scenario = {
  name: 'a break of the business stage closed by the next day: order last',
  span: 1,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = mixed(ground, profile, day);
    channelAgrees(ground, day, row);
    say(ground, day, 'business', profile, 'downstream_only', 'absent', [], [row.channelNo]);
    addOrder(ground, day + 1, { ...row, seconds: draft(ground, profile, day + 1).seconds });
    say(ground, day + 1, 'business', profile, 'matched', 'carried', [row.orderNo], [row.channelNo]);
  },
};

const oursDayLate: Scenario = {
  name: 'the bank has it a day before channel module and order',
  span: 1,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = mixed(ground, profile, day);
    addBankRow(ground, day, row);
    say(ground, day, 'channel', profile, 'downstream_only', 'absent', [], [row.channelNo]);
    say(ground, day, 'business', profile, 'downstream_only', 'absent', [], [row.channelNo]);
    const later = { ...row, seconds: draft(ground, profile, day + 1).seconds };
    addOrder(ground, day + 1, later);
    addChannelRow(ground, day + 1, later);
    // The bank row stood in the ledger for the channel row: the break of that transaction is what closes, in both stages.
    say(ground, day + 1, 'channel', profile, 'matched', 'carried', [row.channelNo], [row.channelNo]);
    say(ground, day + 1, 'business', profile, 'matched', 'carried', [row.orderNo], [row.channelNo]);
  },
};

const channelRowDayLate: Scenario = {
  name: 'order and bank on one day, our channel row the day after',
  span: 1,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = mixed(ground, profile, day);
    addOrder(ground, day, row);
    addBankRow(ground, day, row);
    say(ground, day, 'channel', profile, 'downstream_only', 'absent', [], [row.channelNo]);
    say(ground, day, 'business', profile, 'matched', '', [row.orderNo], [row.channelNo]);
    addChannelRow(ground, day + 1, { ...row, seconds: draft(ground, profile, day + 1).seconds });
    say(ground, day + 1, 'channel', profile, 'matched', 'carried', [row.channelNo], [row.channelNo]);
  },
};

const pendingThenPaid: Scenario = {
  name: 'pending with us, and the next file of the bank has it',
  span: 1,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = draft(ground, profile, day);
    addOrder(ground, day, row, { status: 'closed' });
    addChannelRow(ground, day, row, { status: 'failed' });
    say(ground, day, 'channel', profile, 'no_money', '', [row.channelNo], []);
    say(ground, day, 'business', profile, 'no_money', '', [row.orderNo], [row.channelNo]);
    addBankRow(ground, day + 1, row, { seconds: draft(ground, profile, day + 1).seconds });
    say(ground, day + 1, 'channel', profile, 'downstream_only', 'status', [row.channelNo], [row.channelNo]);
    say(ground, day + 1, 'business', profile, 'downstream_only', 'status', [row.orderNo], [row.channelNo]);
  },
};

const orderPendingThenPaid: Scenario = {
  name: 'a pending order that the channel has as paid the next day',
  span: 1,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = draft(ground, profile, day);
    addOrder(ground, day, row, { status: 'pending' });
    say(ground, day, 'business', profile, 'no_money', '', [row.orderNo], []);
    channelAgrees(ground, day + 1, { ...row, seconds: draft(ground, profile, day + 1).seconds });
    say(ground, day + 1, 'business', profile, 'downstream_only', 'status', [row.orderNo], [row.channelNo]);
  },
};

export const TIMING_SCENARIOS: readonly Scenario[] = [
  bankNextDay,
  bankNextDayOtherAmount,
  oursNextDay,
  oursExpires,
  bankExpires,
  orderFirst,
  channelFirst,
  orderExpires,
  expiresThenComes,
  bankOutsideWindow,
  afterCutoffInWindow,
  bankTwoDaysLate,
  channelDayLate,
  orderDayLate,
  oursDayLate,
  channelRowDayLate,
  pendingThenPaid,
  orderPendingThenPaid,
];
