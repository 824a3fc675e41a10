// Scenarios whose difference lies between the channel module and the channel's own file.
import { addBankRow, addChannelRow, addOrder, draft, say } from './ground.ts';
import { anyChannel, businessAgrees, canonicalBank, mixed, notByItem, type Scenario } from './scenario.ts';

const lostCallback: Scenario = {
  name: 'the bank has it, we know nothing of it',
  span: 0,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = mixed(ground, profile, day);
    const bare = canonicalBank(profile) && notByItem(profile) && ground.random.chance(0.5);
    addBankRow(ground, day, row, bare ? { channelNo: '' } : {});
    const key = bare ? row.bankRef : row.channelNo;
    say(ground, day, 'channel', profile, 'downstream_only', 'absent', [], [key]);
    say(ground, day, 'business', profile, 'downstream_only', 'absent', [], [key]);
  },
};

const lostCallbackOfPendingOrder: Scenario = {
  name: 'the bank has it, the channel row is lost, the order is pending',
  span: 0,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = mixed(ground, profile, day);
    addOrder(ground, day, row, { status: 'pending' });
    addBankRow(ground, day, row);
    say(ground, day, 'channel', profile, 'downstream_only', 'absent', [], [row.channelNo]);
    say(ground, day, 'business', profile, 'downstream_only', 'status', [row.orderNo], [row.channelNo]);
  },
};

const callbackNotHeard: Scenario = {
  name: 'the bank has it, our channel row is not successful, nor is the order',
  span: 0,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = mixed(ground, profile, day);
    const ours = ground.random.pick([
      ['pending', 'pending'],
      ['failed', 'closed'],
      ['failed', 'failed'],
    ] as const);
    // The order's link is the channel row's order number: the bank row must inherit it.
    addOrder(ground, day, row, { status: ours[1], channelNo: ground.random.chance(0.5) ? '' : row.channelNo });
    addChannelRow(ground, day, row, { status: ours[0] });
    addBankRow(ground, day, row);
    say(ground, day, 'channel', profile, 'downstream_only', 'status', [row.channelNo], [row.channelNo]);
    say(ground, day, 'business', profile, 'downstream_only', 'status', [row.orderNo], [row.channelNo]);
  },
};

const orderKnewBetter: Scenario = {
  name: 'the bank has it and the order is successful, the channel row is pending',
  span: 0,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = draft(ground, profile, day);
    addOrder(ground, day, row);
    addChannelRow(ground, day, row, { status: 'pending' });
    addBankRow(ground, day, row);
    say(ground, day, 'channel', profile, 'downstream_only', 'status', [row.channelNo], [row.channelNo]);
    say(ground, day, 'business', profile, 'matched', '', [row.orderNo], [row.channelNo]);
  },
};

const lostTransaction: Scenario = {
  name: 'ours is successful, the bank does not have it',
  span: 0,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = mixed(ground, profile, day);
    businessAgrees(ground, day, row);
    say(ground, day, 'channel', profile, 'upstream_only', 'absent', [row.channelNo], []);
  },
};

const failedAtTheBank: Scenario = {
  name: 'ours is successful, the bank has it as not successful',
  span: 0,
  fits: canonicalBank,
  play(ground, profile, day) {
    const row = mixed(ground, profile, day);
    businessAgrees(ground, day, row);
    addBankRow(ground, day, row, { status: ground.random.pick(['failed', 'closed'] as const) });
    say(ground, day, 'channel', profile, 'upstream_only', 'status', [row.channelNo], [row.channelNo]);
  },
};

const otherAmount: Scenario = {
  name: 'the bank settled another amount',
  span: 0,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = mixed(ground, profile, day, { amount: ground.random.between(2_000, 90_000) });
    businessAgrees(ground, day, row);
    addBankRow(ground, day, row, { amount: row.amount + ground.random.pick([-1500, -10, 3, 900]) });
    say(ground, day, 'channel', profile, 'amount_differs', '', [row.channelNo], [row.channelNo]);
  },
};

const amountBeforeFee: Scenario = {
  name: 'amount and fee both differ: the amount decides',
  span: 0,
  fits: (profile) => profile.fee !== null,
  play(ground, profile, day) {
    const row = draft(ground, profile, day, { amount: ground.random.between(20_000, 90_000) });
    businessAgrees(ground, day, row);
    addBankRow(ground, day, row, { amount: row.amount - 5000, fee: (row.fee ?? 0) + 20 });
    say(ground, day, 'channel', profile, 'amount_differs', '', [row.channelNo], [row.channelNo]);
  },
};

const otherCurrency: Scenario = {
  name: 'the bank settled another currency',
  span: 0,
  fits: (profile) => profile.currencies.length > 1,
  play(ground, profile, day) {
    const row = draft(ground, profile, day, { currency: 'USD' });
    businessAgrees(ground, day, row);
    addBankRow(ground, day, row, { currency: 'JPY' });
    say(ground, day, 'channel', profile, 'amount_differs', 'currency', [row.channelNo], [row.channelNo]);
  },
};

function otherFee(reason: 'file' | 'rule'): Scenario {
  return {
    name: `the bank took another fee than the ${reason} says`,
    span: 0,
    fits: (profile) => profile.fee !== null && profile.feeInChannelFile === (reason === 'file'),
    play(ground, profile, day) {
      const row = draft(ground, profile, day, { amount: ground.random.between(20_000, 90_000) });
      businessAgrees(ground, day, row);
      const apart = profile.toleranceFee + ground.random.between(1, 30);
      addBankRow(ground, day, row, { fee: (row.fee ?? 0) + (ground.random.chance(0.5) ? apart : -apart) });
      say(ground, day, 'channel', profile, 'fee_differs', reason, [row.channelNo], [row.channelNo]);
    },
  };
}

const withinTolerance: Scenario = {
  name: 'amount or fee apart by just the tolerance',
  span: 0,
  fits: (profile) => profile.toleranceAmount + profile.toleranceFee > 0,
  play(ground, profile, day) {
    const row = draft(ground, profile, day, { amount: ground.random.between(20_000, 90_000) });
    businessAgrees(ground, day, row);
    addBankRow(ground, day, row, {
      amount: row.amount - profile.toleranceAmount,
      fee: (row.fee ?? 0) + profile.toleranceFee,
    });
    say(ground, day, 'channel', profile, 'matched', '', [row.channelNo], [row.channelNo]);
  },
};

const justOutsideTolerance: Scenario = {
  name: 'amount apart by one minor unit more than the tolerance',
  span: 0,
  fits: (profile) => profile.toleranceAmount > 0,
  play(ground, profile, day) {
    const row = draft(ground, profile, day, { amount: ground.random.between(20_000, 90_000) });
    businessAgrees(ground, day, row);
    addBankRow(ground, day, row, { amount: row.amount + profile.toleranceAmount + 1 });
    say(ground, day, 'channel', profile, 'amount_differs', '', [row.channelNo], [row.channelNo]);
  },
};

const failedEverywhere: Scenario = {
  name: 'failed or closed on our side, absent or failed at the bank',
  span: 0,
  fits: anyChannel,
  play(ground, profile, day) {
    const row = mixed(ground, profile, day);
    const status = ground.random.pick(['failed', 'closed'] as const);
    const bankToo = canonicalBank(profile) && ground.random.chance(0.4);
    addOrder(ground, day, row, { status: ground.random.pick(['failed', 'closed'] as const) });
    addChannelRow(ground, day, row, { status });
    if (bankToo) addBankRow(ground, day, row, { status: 'failed' });
    say(ground, day, 'channel', profile, 'no_money', '', [row.channelNo], bankToo ? [row.channelNo] : []);
    say(ground, day, 'business', profile, 'no_money', '', [row.orderNo], [row.channelNo]);
  },
};

const failedAtTheBankAlone: Scenario = {
  name: 'a failed attempt that only the bank lists',
  span: 0,
  fits: canonicalBank,
  play(ground, profile, day) {
    const row = draft(ground, profile, day);
    addBankRow(ground, day, row, { status: 'failed' });
    say(ground, day, 'channel', profile, 'no_money', '', [], [row.channelNo]);
  },
};

const reversedAtTheBank: Scenario = {
  name: 'the bank took a payment and reversed it',
  span: 0,
  fits: (profile) => canonicalBank(profile) && profile.mode === 'partial',
  play(ground, profile, day) {
    const row = draft(ground, profile, day);
    addBankRow(ground, day, row);
    addBankRow(ground, day, row, {
      kind: 'reversal',
      seconds: row.seconds + 45,
      bankRef: `${row.bankRef}V`,
    });
    say(ground, day, 'channel', profile, 'no_money', 'reversed', [], [row.channelNo, row.channelNo]);
  },
};

export const CHANNEL_SCENARIOS: readonly Scenario[] = [
  lostCallback,
  lostCallbackOfPendingOrder,
  callbackNotHeard,
  orderKnewBetter,
  lostTransaction,
  failedAtTheBank,
  otherAmount,
  amountBeforeFee,
  otherCurrency,
  otherFee('file'),
  otherFee('rule'),
  withinTolerance,
  justOutsideTolerance,
  failedEverywhere,
  failedAtTheBankAlone,
  reversedAtTheBank,
];
