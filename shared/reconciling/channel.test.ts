import { expect, test } from 'vitest';
import { FEE_RULE, Story, testChannel } from './days.testing.ts';

const D1 = '2026-11-19';
const D2 = '2026-11-20';
const D3 = '2026-11-21';
const D4 = '2026-11-22';

test('same key, kind, currency and amount: matched', () => {
  expect(new Story().ours({ channelNo: 'K' }).bank({ channelNo: 'K' }).say(D1, 'channel')).toEqual(['matched K>K 0']);
});

test('a bank row without channel_no is found by bank_ref', () => {
  const story = new Story().ours({ channelNo: 'K', bankRef: 'B' }).bank({ bankRef: 'B' });
  expect(story.say(D1, 'channel')).toEqual(['matched K>B 0']);
});

test('channel_no is tried over the whole set before bank_ref', () => {
  const story = new Story()
    .ours({ channelNo: 'K1', bankRef: 'B2' })
    .ours({ channelNo: 'K2' })
    .bank({ channelNo: 'K1', bankRef: 'B1' })
    .bank({ bankRef: 'B2' });
  expect(story.say(D1, 'channel')).toEqual([
    'matched K1>K1 0',
    'downstream_only/absent >B2 10000',
    'upstream_only/absent K2> -10000',
  ]);
});

test('one side missing away from the cut-off is one-sided at once', () => {
  expect(new Story().ours({ channelNo: 'K' }).say(D1, 'channel')).toEqual(['upstream_only/absent K> -10000']);
  expect(new Story().bank({ channelNo: 'K' }).say(D1, 'channel')).toEqual(['downstream_only/absent >K 10000']);
});

test('status: pending with us, success at the bank, both keys shown', () => {
  expect(new Story().ours({ channelNo: 'K', status: 'pending' }).bank({ channelNo: 'K' }).say(D1, 'channel')).toEqual([
    'downstream_only/status K>K 10000',
  ]);
  expect(new Story().ours({ channelNo: 'K' }).bank({ channelNo: 'K', status: 'failed' }).say(D1, 'channel')).toEqual([
    'upstream_only/status K>K -10000',
  ]);
});

test('neither side claims success: no_money, alone or with both keys', () => {
  expect(new Story().ours({ channelNo: 'K', status: 'failed' }).say(D1, 'channel')).toEqual(['no_money K>']);
  expect(
    new Story()
      .ours({ channelNo: 'K', status: 'closed' })
      .bank({ channelNo: 'K', status: 'failed' })
      .say(D1, 'channel'),
  ).toEqual(['no_money K>K']);
  expect(new Story().ours({ channelNo: 'K', status: 'pending', time: '2026-11-19 23:59' }).say(D1, 'channel')).toEqual([
    'no_money K>',
  ]);
});

test('no_money is decided again when a new row arrives, and not repeated before', () => {
  const story = new Story().ours({ channelNo: 'K', status: 'failed' });
  expect(story.say(D1, 'channel')).toEqual(['no_money K>']);
  expect(story.say(D2, 'channel')).toEqual([]);
  story.bank({ channelNo: 'K', date: D3 });
  expect(story.say(D3, 'channel')).toEqual(['downstream_only/status K>K 10000']);
});

test('amount, currency and fee differ in this precedence, all differences recorded', () => {
  const pair = (bank: object) =>
    new Story()
      .ours({ channelNo: 'K', amount: 10000, fee: 60 })
      .bank({ channelNo: 'K', amount: 10000, fee: 60, ...bank })
      .run(D1).results[0];
  expect(pair({ amount: 9000, fee: 54 })).toMatchObject({
    outcome: 'amount_differs',
    reason: '',
    difference: -1000,
    upstreamFee: 60,
    downstreamFee: 54,
  });
  expect(pair({ amount: 9000, fee: 54 })?.differences.map(({ field }) => field)).toEqual(['amount', 'fee']);
  expect(pair({ currency: 'USD' })).toMatchObject({
    outcome: 'amount_differs',
    reason: 'currency',
    difference: null,
    currency: 'CNY',
  });
  expect(pair({ fee: 61 })).toMatchObject({ outcome: 'fee_differs', reason: 'file', difference: 0 });
});

test('amount tolerance: inside is matched with the residue shown, at the edge too', () => {
  const say = (amount: number) =>
    new Story(testChannel({ toleranceAmount: '0.05' }))
      .ours({ channelNo: 'K' })
      .bank({ channelNo: 'K', amount })
      .say(D1, 'channel');
  expect(say(10005)).toEqual(['matched K>K 5']);
  expect(say(10006)).toEqual(['amount_differs K>K 6']);
});

test('the fee rule is used where the channel row has no fee, rounded once; refunds by the rule', () => {
  const story = (fee: number, extra: object = {}) =>
    new Story(testChannel({ fee: FEE_RULE }))
      .ours({ channelNo: 'K', amount: 1250, ...extra })
      .bank({ channelNo: 'K', amount: 1250, fee, ...extra })
      .run(D1).results[0];
  expect(story(8)).toMatchObject({ outcome: 'matched', upstreamFee: 8, downstreamFee: 8 });
  expect(story(7)).toMatchObject({ outcome: 'fee_differs', reason: 'rule' });
  expect(story(8, { kind: 'refund' })).toMatchObject({ outcome: 'matched' });
  const kept = new Story(testChannel({ fee: { ...FEE_RULE, refunds: 'kept' } }))
    .ours({ channelNo: 'K', kind: 'refund' })
    .bank({ channelNo: 'K', kind: 'refund', fee: 60 });
  expect(kept.run(D1).results[0]).toMatchObject({ outcome: 'fee_differs', upstreamFee: 0, downstreamFee: 60 });
});

test('a tolerance finer than the currency is cut to it, never an error', () => {
  const story = new Story(
    testChannel({ toleranceAmount: '0.01', fee: { ...FEE_RULE, perItem: '0.005', max: '0.009' } }),
  );
  story
    .ours({ channelNo: 'K', currency: 'JPY', amount: 1000 })
    .bank({ channelNo: 'K', currency: 'JPY', amount: 1001, fee: 0 });
  expect(story.say(D1, 'channel')).toEqual(['amount_differs K>K 1']);
});

test('timing: edges of the window on both sides of the cut-off', () => {
  const say = (time: string, date = D1) => new Story().bank({ channelNo: 'K', time, date }).say(date, 'channel')[0];
  expect(say('2026-11-19 23:30:00')).toBe('timing >K 10000');
  expect(say('2026-11-19 23:29:59')).toBe('downstream_only/absent >K 10000');
  expect(say('2026-11-19 00:30:00')).toBe('timing >K 10000');
  expect(say('2026-11-19 00:30:01')).toBe('downstream_only/absent >K 10000');
});

test('timing is listed by every run until carry_days, then it is the break, then not repeated', () => {
  const story = new Story(testChannel({ carryDays: 2 })).ours({ channelNo: 'K', time: '2026-11-19 23:50' });
  expect(story.say(D1, 'channel')).toEqual(['timing K> -10000']);
  expect(story.say(D2, 'channel')).toEqual(['timing K> -10000']);
  expect(story.say(D3, 'channel')).toEqual(['upstream_only/absent K> -10000']);
  expect(story.say(D4, 'channel')).toEqual([]);
});

test('a counterpart of the next day closes timing and undecided breaks alike: matched, carried', () => {
  const timing = new Story().ours({ channelNo: 'K', time: '2026-11-19 23:50' }).bank({ channelNo: 'K', date: D2 });
  timing.run(D1);
  expect(timing.say(D2, 'channel')).toEqual(['matched/carried K>K 0']);
  expect(timing.say(D3, 'channel')).toEqual([]);
  const broken = new Story().ours({ channelNo: 'K' }).bank({ channelNo: 'K', date: D3 });
  expect(broken.say(D1, 'channel')).toEqual(['upstream_only/absent K> -10000']);
  expect(broken.say(D2, 'channel')).toEqual([]);
  expect(broken.say(D3, 'channel')).toEqual(['matched/carried K>K 0']);
});

test('a carried row that matches with a difference is used up and not reported again', () => {
  const story = new Story().ours({ channelNo: 'K' }).bank({ channelNo: 'K', amount: 9000, date: D2 });
  story.run(D1);
  expect(story.say(D2, 'channel')).toEqual(['amount_differs K>K -1000']);
  expect(story.say(D3, 'channel')).toEqual([]);
});

test('duplicates: pairs in time order, each surplus row one duplicate on its own side', () => {
  const story = new Story()
    .ours({ channelNo: 'K' })
    .bank({ channelNo: 'K', time: '2026-11-19 12:00:05' })
    .bank({ channelNo: 'K', time: '2026-11-19 12:00:01', amount: 9000 });
  expect(story.say(D1, 'channel')).toEqual(['amount_differs K>K -1000', 'duplicate >K 10000']);
});

test('two rows against none: the first one-sided, the other a duplicate', () => {
  const story = new Story().bank({ channelNo: 'K' }).bank({ channelNo: 'K', time: '2026-11-19 13:00' });
  expect(story.say(D1, 'channel')).toEqual(['downstream_only/absent >K 10000', 'duplicate >K 10000']);
  const ids = story.run(D1).results.map(({ breakId }) => breakId);
  expect(new Set(ids).size).toBe(4);
});

test('a key that comes again on a later date after it was matched is a duplicate; a late counterpart pairs with the open surplus', () => {
  const story = new Story().ours({ channelNo: 'K' }).bank({ channelNo: 'K' }).bank({ channelNo: 'K', date: D2 });
  story.run(D1);
  expect(story.say(D2, 'channel')).toEqual(['duplicate >K 10000']);
  story.ours({ channelNo: 'K', date: D3, time: '2026-11-21 09:00' });
  expect(story.say(D3, 'channel')).toEqual(['matched/carried K>K 0']);
});

test('a failed attempt beside a success is no duplicate', () => {
  const story = new Story()
    .ours({ channelNo: 'K', status: 'failed' })
    .ours({ channelNo: 'K', time: '2026-11-19 12:05' })
    .bank({ channelNo: 'K' });
  expect(story.say(D1, 'channel')).toEqual(['matched K>K 0', 'no_money K>']);
});

test('kinds that differ under one key are two one-sided breaks with reason kind, also near the cut-off', () => {
  const story = new Story().ours({ channelNo: 'K', time: '2026-11-19 23:59' }).bank({ channelNo: 'K', kind: 'refund' });
  expect(story.say(D1, 'channel')).toEqual(['downstream_only/kind >K 10000', 'upstream_only/kind K> -10000']);
});

test('a row and its own reversal on one side leave as no_money reversed, before matching', () => {
  const story = new Story()
    .ours({ channelNo: 'K' })
    .bank({ channelNo: 'K' })
    .bank({ channelNo: 'K', kind: 'reversal', time: '2026-11-19 12:10' });
  expect(story.say(D1, 'channel')).toEqual(['upstream_only/absent K> -10000', 'no_money/reversed >K|K']);
  const partial = new Story()
    .ours({ channelNo: 'K' })
    .bank({ channelNo: 'K' })
    .bank({ channelNo: 'K', kind: 'reversal', amount: 4000 });
  expect(partial.say(D1, 'channel')).toEqual(['matched K>K 0', 'downstream_only/absent >K 4000']);
});

test('a key that was reversed is free again', () => {
  const story = new Story()
    .bank({ channelNo: 'K' })
    .bank({ channelNo: 'K', kind: 'reversal' })
    .bank({ channelNo: 'K', date: D2 });
  expect(story.say(D1, 'channel')).toEqual(['no_money/reversed >K|K']);
  expect(story.say(D2, 'channel')).toEqual(['downstream_only/absent >K 10000']);
});

test('a final decision is final: the late row stands alone and flags it', () => {
  const story = new Story().bank({ channelNo: 'K' });
  const [broken] = story.run(D1).results;
  story.decide(broken?.breakId ?? '', D1).ours({ channelNo: 'K', time: '2026-11-20 10:00' });
  const output = story.run(D2);
  expect(output.results.filter(({ stage }) => stage === 'channel').map(({ outcome }) => outcome)).toEqual([
    'upstream_only',
  ]);
  expect(output.lateRows).toMatchObject(
    [{ stage: 'channel', breakId: broken?.breakId }, { stage: 'business' }].slice(0, 1),
  );
});

test('a repeated bank_ref under another channel_no is a warning, not a duplicate', () => {
  const story = new Story()
    .ours({ channelNo: 'K1', bankRef: 'B' })
    .bank({ channelNo: 'K1', bankRef: 'B' })
    .bank({ channelNo: 'K2', bankRef: 'B' });
  const output = story.run(D1);
  expect(output.results.filter(({ stage }) => stage === 'channel').map(({ outcome }) => outcome)).toEqual([
    'matched',
    'downstream_only',
  ]);
  expect(output.warnings).toHaveLength(1);
});

test('a break keeps its name when the day is run again and when it is carried', () => {
  const story = new Story(testChannel({ carryDays: 1 })).ours({ channelNo: 'K', time: '2026-11-19 23:50' });
  story.run(D1);
  const first = story.run(D2).results[0]?.breakId;
  expect(first).toMatch(/^B[0-9a-f]{12}$/);
  expect(story.run(D2).results[0]?.breakId).toBe(first);
  expect(story.run(D3).carried[0]?.breakId).toBe(first);
});

test('a failed row is not cancelled by a reversal', () => {
  const story = new Story().bank({ channelNo: 'K', status: 'failed' }).bank({ channelNo: 'K', kind: 'reversal' });
  expect(story.say(D1, 'channel')).toEqual(['downstream_only/absent >K 10000', 'no_money >K']);
});

test('rows of a date that never ran take part in the next run, as carried ones', () => {
  const story = new Story().ours({ channelNo: 'K' }).bank({ channelNo: 'K', date: D2 });
  expect(story.say(D2, 'channel')).toEqual(['matched/carried K>K 0']);
});
