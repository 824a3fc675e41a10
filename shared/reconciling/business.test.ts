import { expect, test } from 'vitest';
import { Story, testChannel } from './days.testing.ts';

const D1 = '2026-11-19';
const D2 = '2026-11-20';
const D3 = '2026-11-21';

test('an order is found by channel_no, else by order_no', () => {
  const story = new Story()
    .order({ orderNo: 'O1', channelNo: 'K1' })
    .order({ orderNo: 'O2' })
    .ours({ channelNo: 'K1' })
    .ours({ channelNo: 'K2', orderNo: 'O2' });
  expect(story.say(D1, 'business')).toEqual(['matched O1>K1 0', 'matched O2>K2 0']);
});

test('order success, channel failed: upstream_only by status, both keys; the latest attempt is shown', () => {
  const story = new Story()
    .order({ orderNo: 'O', channelNo: 'K2' })
    .ours({ channelNo: 'K1', orderNo: 'O', status: 'failed', time: '2026-11-19 11:00' })
    .ours({ channelNo: 'K2', orderNo: 'O', status: 'failed', time: '2026-11-19 10:00' });
  expect(story.say(D1, 'business')).toEqual(['upstream_only/status O>K2 -10000']);
  expect(story.say(D2, 'business')).toEqual([]);
});

test('both closed or failed: no_money with both keys; an order alone that failed too', () => {
  expect(
    new Story()
      .order({ orderNo: 'O', channelNo: 'K', status: 'closed' })
      .ours({ channelNo: 'K', status: 'failed' })
      .say(D1, 'business'),
  ).toEqual(['no_money O>K']);
  expect(new Story().order({ orderNo: 'O', status: 'failed' }).say(D1, 'business')).toEqual(['no_money O>']);
});

test('order pending, channel success: downstream_only by status', () => {
  expect(
    new Story().order({ orderNo: 'O', channelNo: 'K', status: 'pending' }).ours({ channelNo: 'K' }).say(D1, 'business'),
  ).toEqual(['downstream_only/status O>K 10000']);
});

test('a lost callback: the bank row stands in the ledger and inherits the order of the channel row it was compared with', () => {
  const story = new Story()
    .order({ orderNo: 'O', status: 'pending' })
    .ours({ channelNo: 'K', orderNo: 'O', status: 'pending' })
    .bank({ channelNo: 'K' });
  expect(story.say(D1, 'channel')).toEqual(['downstream_only/status K>K 10000']);
  expect(story.say(D1, 'business')).toEqual(['downstream_only/status O>K 10000']);
});

test('a bank row that only the bank has stands in the ledger too; in timing or surplus it stays out', () => {
  expect(new Story().bank({ channelNo: 'K' }).say(D1, 'business')).toEqual(['downstream_only/absent >K 10000']);
  expect(new Story().bank({ channelNo: 'K', time: '2026-11-19 23:55' }).say(D1, 'business')).toEqual([]);
  const surplus = new Story()
    .order({ orderNo: 'O', channelNo: 'K' })
    .ours({ channelNo: 'K' })
    .bank({ channelNo: 'K' })
    .bank({ channelNo: 'K', time: '2026-11-19 13:00' });
  expect(surplus.say(D1, 'business')).toEqual(['matched O>K 0']);
});

test('a bank-side amount difference is not reported a second time', () => {
  const story = new Story()
    .order({ orderNo: 'O', channelNo: 'K' })
    .ours({ channelNo: 'K' })
    .bank({ channelNo: 'K', amount: 9000 });
  expect(story.say(D1, 'business')).toEqual(['matched O>K 0']);
});

test('two successful channel payments of one order: the second is a downstream duplicate', () => {
  const story = new Story()
    .order({ orderNo: 'O', channelNo: 'K1' })
    .ours({ channelNo: 'K1', orderNo: 'O', time: '2026-11-19 12:05' })
    .ours({ channelNo: 'K2', orderNo: 'O' });
  expect(story.say(D1, 'business')).toEqual(['matched O>K1 0', 'duplicate >K2 10000']);
  story.ours({ channelNo: 'K3', orderNo: 'O', time: '2026-11-20 09:00' });
  expect(story.say(D2, 'business')).toEqual(['duplicate >K3 10000']);
});

test('an order that comes twice: the second is an upstream duplicate', () => {
  const story = new Story()
    .order({ orderNo: 'O', channelNo: 'K' })
    .order({ orderNo: 'O', channelNo: 'K', time: '2026-11-19 13:00' })
    .ours({ channelNo: 'K' });
  expect(story.say(D1, 'business')).toEqual(['matched O>K 0', 'duplicate O> -10000']);
});

test('a refund has its own channel_no and is no duplicate of its payment', () => {
  const story = new Story()
    .order({ orderNo: 'O', channelNo: 'K' })
    .order({ orderNo: 'R', channelNo: 'KR', kind: 'refund', amount: 3000 })
    .ours({ channelNo: 'K', orderNo: 'O' })
    .ours({ channelNo: 'KR', orderNo: 'O', kind: 'refund', amount: 3000 });
  expect(story.say(D1, 'business')).toEqual(['matched O>K 0', 'matched R>KR 0']);
});

test('kinds that differ under one key', () => {
  const story = new Story().order({ orderNo: 'O', channelNo: 'K' }).ours({ channelNo: 'K', kind: 'refund' });
  expect(story.say(D1, 'business')).toEqual(['downstream_only/kind >K 10000', 'upstream_only/kind O> -10000']);
});

test('an order near the cut-off waits; the ledger row of the next day closes it', () => {
  const story = new Story()
    .order({ orderNo: 'O', channelNo: 'K', time: '2026-11-19 23:50' })
    .ours({ channelNo: 'K', time: '2026-11-20 00:05' });
  expect(story.say(D1, 'business')).toEqual(['timing O> -10000']);
  expect(story.say(D2, 'business')).toEqual(['matched/carried O>K 0']);
});

test('a late channel row takes the place of the bank row that stood for it: matched stays matched', () => {
  const story = new Story().order({ orderNo: 'O', channelNo: 'K' }).bank({ channelNo: 'K' });
  expect(story.say(D1, 'business')).toEqual(['matched O>K 0']);
  story.ours({ channelNo: 'K', orderNo: 'O', time: '2026-11-20 09:00' });
  expect(story.say(D2, 'channel')).toEqual(['matched/carried K>K 0']);
  expect(story.say(D2, 'business')).toEqual([]);
  expect(story.say(D3, 'business')).toEqual([]);
});

test('a late channel row takes over the open break of its bank row, and its order closes it', () => {
  const story = new Story().bank({ channelNo: 'K' });
  expect(story.say(D1, 'business')).toEqual(['downstream_only/absent >K 10000']);
  story.ours({ channelNo: 'K', time: '2026-11-20 09:00' });
  expect(story.say(D2, 'business')).toEqual([]);
  story.order({ orderNo: 'O', channelNo: 'K', time: '2026-11-21 09:00' });
  expect(story.say(D3, 'business')).toEqual(['matched/carried O>K 0']);
});

test('a bank row that leaves timing as a break enters the ledger on that day', () => {
  const story = new Story(testChannel({ carryDays: 1 }))
    .order({ orderNo: 'O', channelNo: 'K', time: '2026-11-19 23:58' })
    .bank({ channelNo: 'K', time: '2026-11-19 23:59' });
  expect(story.say(D1, 'business')).toEqual(['timing O> -10000']);
  expect(story.say(D2, 'business')).toEqual(['matched/carried O>K 0']);
});

test('a bank row broken alone, closed on a day when channel row and order come together, is closed late: carried', () => {
  const story = new Story().bank({ channelNo: 'K' });
  story.run(D1);
  story
    .ours({ channelNo: 'K', orderNo: 'O', time: '2026-11-20 12:00' })
    .order({ orderNo: 'O', channelNo: 'K', time: '2026-11-20 12:00' });
  expect(story.say(D2, 'business')).toEqual(['matched/carried O>K 0']);
});

test('a bank row decided in the channel stage while its order is awaited stays in the ledger', () => {
  const story = new Story()
    .ours({ channelNo: 'K', orderNo: 'O', status: 'pending', time: '2026-11-19 23:55' })
    .bank({ channelNo: 'K', time: '2026-11-19 23:55' });
  const [broken] = story.run(D1).results;
  expect(story.say(D1, 'business')).toEqual(['timing >K 10000']);
  story.decide(broken?.breakId ?? '', D1).order({ orderNo: 'O', channelNo: 'K', time: '2026-11-20 00:05' });
  expect(story.say(D2, 'business')).toEqual(['matched/carried O>K 0']);
});

test('of several failed attempts the latest is the reason', () => {
  const story = new Story()
    .order({ orderNo: 'O' })
    .ours({ channelNo: 'K1', orderNo: 'O', status: 'failed', time: '2026-11-19 11:00' })
    .ours({ channelNo: 'K2', orderNo: 'O', status: 'closed', time: '2026-11-19 11:30' });
  expect(story.say(D1, 'business')).toEqual(['upstream_only/status O>K2 -10000']);
});
