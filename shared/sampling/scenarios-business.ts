// Scenarios whose difference lies between the orders and the confirmed channel ledger.
import { addChannelRow, addOrder, draft, say } from './ground.ts';
import { anyChannel, channelAgrees, mixed, type Scenario } from './scenario.ts';

const orderAlone: Scenario = {
  name: 'a successful order that never reached the channel',
  span: 0,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = mixed(ground, profile, day);
    addOrder(ground, day, row, ground.random.chance(0.5) ? { channelNo: '' } : {});
    say(ground, day, 'business', profile, 'upstream_only', 'absent', [row.orderNo], []);
  },
};

const orderOfFailedChannelRow: Scenario = {
  name: 'a successful order whose channel row failed or is pending',
  span: 0,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = mixed(ground, profile, day);
    addOrder(ground, day, row, ground.random.chance(0.5) ? { channelNo: '' } : {});
    addChannelRow(ground, day, row, { status: ground.random.pick(['failed', 'pending'] as const) });
    say(ground, day, 'channel', profile, 'no_money', '', [row.channelNo], []);
    say(ground, day, 'business', profile, 'upstream_only', 'status', [row.orderNo], [row.channelNo]);
  },
};

const channelWithoutOrder: Scenario = {
  name: 'channel and bank agree, no order',
  span: 0,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = mixed(ground, profile, day);
    channelAgrees(ground, day, row, ground.random.chance(0.5) ? { orderNo: '' } : {});
    say(ground, day, 'business', profile, 'downstream_only', 'absent', [], [row.channelNo]);
  },
};

const orderNotSuccessful: Scenario = {
  name: 'channel and bank agree, the order is failed, closed or pending',
  span: 0,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = mixed(ground, profile, day);
    addOrder(ground, day, row, { status: ground.random.pick(['failed', 'closed', 'pending'] as const) });
    channelAgrees(ground, day, row);
    say(ground, day, 'business', profile, 'downstream_only', 'status', [row.orderNo], [row.channelNo]);
  },
};

const otherKind: Scenario = {
  name: 'the order says refund, the channel says payment, under one key',
  span: 0,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = draft(ground, profile, day);
    addOrder(ground, day, row, { kind: 'refund' });
    channelAgrees(ground, day, row);
    say(ground, day, 'business', profile, 'upstream_only', 'kind', [row.orderNo], []);
    say(ground, day, 'business', profile, 'downstream_only', 'kind', [], [row.channelNo]);
  },
};

const otherOrderAmount: Scenario = {
  name: 'the order has another amount than channel and bank',
  span: 0,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = mixed(ground, profile, day, { amount: ground.random.between(2_000, 90_000) });
    const apart = ground.random.pick([-1000, -9, 5, 250]);
    addOrder(ground, day, row, { amount: row.amount + apart });
    channelAgrees(ground, day, row);
    say(ground, day, 'business', profile, 'amount_differs', '', [row.orderNo], [row.channelNo]);
  },
};

const otherOrderCurrency: Scenario = {
  name: 'the order has another currency than channel and bank',
  span: 0,
  fits: (profile) => profile.currencies.length > 1,
  play(ground, profile, day) {
    const row = draft(ground, profile, day, { currency: 'USD' });
    addOrder(ground, day, row, { currency: 'CNY' });
    channelAgrees(ground, day, row);
    say(ground, day, 'business', profile, 'amount_differs', 'currency', [row.orderNo], [row.channelNo]);
  },
};

const orderNeverPaid: Scenario = {
  name: 'an order that nobody paid',
  span: 0,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = draft(ground, profile, day);
    const status = ground.random.pick(['pending', 'closed', 'failed'] as const);
    addOrder(ground, day, row, { status, channelNo: '' });
    say(ground, day, 'business', profile, 'no_money', '', [row.orderNo], []);
  },
};

const orderReversed: Scenario = {
  name: 'an order and its own reversal',
  span: 0,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = draft(ground, profile, day);
    addOrder(ground, day, row);
    addOrder(ground, day, row, { kind: 'reversal', seconds: row.seconds + 120 });
    say(ground, day, 'business', profile, 'no_money', 'reversed', [row.orderNo, row.orderNo], []);
  },
};

const secondAttempt: Scenario = {
  name: 'the first channel request failed, the second paid the order',
  span: 0,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = draft(ground, profile, day);
    const first = draft(ground, profile, day);
    addChannelRow(ground, day, row, {
      channelNo: first.channelNo,
      bankRef: '',
      status: 'failed',
      seconds: row.seconds - 90,
    });
    say(ground, day, 'channel', profile, 'no_money', '', [first.channelNo], []);
    addOrder(ground, day, row);
    channelAgrees(ground, day, row);
    say(ground, day, 'business', profile, 'matched', '', [row.orderNo], [row.channelNo]);
  },
};

export const BUSINESS_SCENARIOS: readonly Scenario[] = [
  orderAlone,
  orderOfFailedChannelRow,
  channelWithoutOrder,
  orderNotSuccessful,
  otherKind,
  otherOrderAmount,
  otherOrderCurrency,
  orderNeverPaid,
  orderReversed,
  secondAttempt,
];
