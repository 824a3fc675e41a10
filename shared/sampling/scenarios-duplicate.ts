// Scenarios in which one key comes more often on one side than on the other, on one date or on two.
import { addBankRow, addChannelRow, addOrder, draft, nextNumber, say } from './ground.ts';
import { anyChannel, businessAgrees, channelAgrees, notByItem, type Scenario } from './scenario.ts';

const channelRowTwice: Scenario = {
  name: 'the channel module wrote its row twice',
  span: 0,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = draft(ground, profile, day);
    addOrder(ground, day, row);
    channelAgrees(ground, day, row);
    addChannelRow(ground, day, row, { seconds: row.seconds + 30 });
    say(ground, day, 'channel', profile, 'duplicate', '', [row.channelNo], []);
    say(ground, day, 'business', profile, 'matched', '', [row.orderNo], [row.channelNo]);
    say(ground, day, 'business', profile, 'duplicate', '', [], [row.channelNo]);
  },
};

const bankRowTwice: Scenario = {
  name: 'the channel file lists one transaction twice',
  span: 0,
  fits: notByItem,
  play(ground, profile, day) {
    const row = draft(ground, profile, day);
    addOrder(ground, day, row);
    channelAgrees(ground, day, row);
    addBankRow(ground, day, row, { seconds: row.seconds + 30, bankRef: `${row.bankRef}9` });
    say(ground, day, 'channel', profile, 'duplicate', '', [], [row.channelNo]);
    say(ground, day, 'business', profile, 'matched', '', [row.orderNo], [row.channelNo]);
  },
};

const bankRowTwiceAlone: Scenario = {
  name: 'the channel file lists twice what we know nothing of',
  span: 0,
  fits: notByItem,
  play(ground, profile, day) {
    const row = draft(ground, profile, day);
    addBankRow(ground, day, row);
    addBankRow(ground, day, row, { seconds: row.seconds + 30, bankRef: `${row.bankRef}9` });
    say(ground, day, 'channel', profile, 'downstream_only', 'absent', [], [row.channelNo]);
    say(ground, day, 'channel', profile, 'duplicate', '', [], [row.channelNo]);
    say(ground, day, 'business', profile, 'downstream_only', 'absent', [], [row.channelNo]);
  },
};

const orderTwice: Scenario = {
  name: 'the order was written twice',
  span: 0,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = draft(ground, profile, day);
    addOrder(ground, day, row);
    addOrder(ground, day, row, { seconds: row.seconds + 40 });
    channelAgrees(ground, day, row);
    say(ground, day, 'business', profile, 'matched', '', [row.orderNo], [row.channelNo]);
    say(ground, day, 'business', profile, 'duplicate', '', [row.orderNo], []);
  },
};

function paidTwice(later: number): Scenario {
  return {
    name: `one order paid by two channel requests, ${later} days apart`,
    span: later,
    fits: anyChannel,
    play(ground, profile, day) {
      const row = draft(ground, profile, day);
      const second = {
        ...draft(ground, profile, day + later, { amount: row.amount, currency: row.currency }),
        orderNo: row.orderNo,
        batchNo: row.batchNo,
      };
      const again = later === 0 ? { ...second, seconds: row.seconds + 60 } : second;
      addOrder(ground, day, row, ground.random.chance(0.5) ? { channelNo: '' } : {});
      channelAgrees(ground, day, row);
      channelAgrees(ground, day + later, again);
      say(ground, day, 'business', profile, 'matched', '', [row.orderNo], [row.channelNo]);
      say(ground, day + later, 'business', profile, 'duplicate', '', [], [again.channelNo]);
    },
  };
}

const bankRowAgainLater: Scenario = {
  name: 'a matched transaction comes again in a later channel file',
  span: 1,
  fits: notByItem,
  play(ground, profile, day) {
    const row = draft(ground, profile, day);
    addOrder(ground, day, row);
    channelAgrees(ground, day, row);
    say(ground, day, 'business', profile, 'matched', '', [row.orderNo], [row.channelNo]);
    const again = draft(ground, profile, day + 1);
    addBankRow(ground, day + 1, { ...row, seconds: again.seconds, batchNo: again.batchNo, bankRef: again.bankRef });
    say(ground, day + 1, 'channel', profile, 'duplicate', '', [], [row.channelNo]);
  },
};

const channelRowAgainLater: Scenario = {
  name: 'a matched channel row is written again on a later date',
  span: 1,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = draft(ground, profile, day);
    addOrder(ground, day, row);
    channelAgrees(ground, day, row);
    say(ground, day, 'business', profile, 'matched', '', [row.orderNo], [row.channelNo]);
    addChannelRow(ground, day + 1, { ...row, seconds: draft(ground, profile, day + 1).seconds });
    say(ground, day + 1, 'channel', profile, 'duplicate', '', [row.channelNo], []);
    say(ground, day + 1, 'business', profile, 'duplicate', '', [], [row.channelNo]);
  },
};

const orderAgainLater: Scenario = {
  name: 'a matched order is written again on a later date',
  span: 1,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = draft(ground, profile, day);
    addOrder(ground, day, row);
    channelAgrees(ground, day, row);
    say(ground, day, 'business', profile, 'matched', '', [row.orderNo], [row.channelNo]);
    addOrder(ground, day + 1, { ...row, seconds: draft(ground, profile, day + 1).seconds });
    say(ground, day + 1, 'business', profile, 'duplicate', '', [row.orderNo], []);
  },
};

const twoOrdersAlone: Scenario = {
  name: 'a lost order that was written twice',
  span: 0,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = draft(ground, profile, day, { channelNo: nextNumber(ground, profile.code, day) });
    addOrder(ground, day, row);
    addOrder(ground, day, row, { seconds: row.seconds + 25 });
    say(ground, day, 'business', profile, 'upstream_only', 'absent', [row.orderNo], []);
    say(ground, day, 'business', profile, 'duplicate', '', [row.orderNo], []);
  },
};

const lostAndAgain: Scenario = {
  name: 'a transaction the bank does not have, and one beside it that it has',
  span: 0,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = draft(ground, profile, day);
    const twin = draft(ground, profile, day, { amount: row.amount, currency: row.currency, seconds: row.seconds });
    businessAgrees(ground, day, row);
    say(ground, day, 'channel', profile, 'upstream_only', 'absent', [row.channelNo], []);
    addOrder(ground, day, twin);
    channelAgrees(ground, day, twin);
    say(ground, day, 'business', profile, 'matched', '', [twin.orderNo], [twin.channelNo]);
  },
};

export const DUPLICATE_SCENARIOS: readonly Scenario[] = [
  channelRowTwice,
  bankRowTwice,
  bankRowTwiceAlone,
  orderTwice,
  paidTwice(0),
  paidTwice(1),
  bankRowAgainLater,
  channelRowAgainLater,
  orderAgainLater,
  twoOrdersAlone,
  lostAndAgain,
];
