import { expect, test } from 'vitest';
import { Story, testChannel } from './days.testing.ts';

const D0 = '2026-11-18';
const D1 = '2026-11-19';
const D2 = '2026-11-20';
const D3 = '2026-11-21';

test('batch: timing until due, matched and carried when the credit comes, net of refunds and fees', () => {
  const story = new Story()
    .bank({ channelNo: 'K1', amount: 10000, fee: 60 })
    .bank({ channelNo: 'K2', kind: 'refund', amount: 2000, fee: 12 })
    .bank({ channelNo: 'K3', status: 'failed', amount: 500 })
    .bank({ channelNo: 'K4', kind: 'fee', amount: 100 })
    .bank({ channelNo: 'K5', kind: 'reversal', amount: 1000, fee: 6 })
    .entry({ entryNo: 'E', amount: 10000 - 60 - (2000 - 12) - 100 - (1000 - 6), date: D2 });
  expect(story.say(D1, 'fund')).toEqual(['timing WX/2026-11-19/CNY> -6858']);
  expect(story.say(D2, 'fund')).toEqual(['matched/carried WX/2026-11-19/CNY>E 0']);
  expect(story.say(D3, 'fund')).toEqual([]);
});

test('batch, net: false leaves the fees out; fees: apart expects them as a debit of their own', () => {
  const rows = (story: Story) =>
    story.bank({ channelNo: 'K1', fee: 60 }).bank({ channelNo: 'K2', kind: 'refund', amount: 2000, fee: 12 });
  expect(rows(new Story(testChannel({ settlement: { net: false } }))).say(D1, 'fund')).toEqual([
    'timing WX/2026-11-19/CNY> -8000',
  ]);
  const apart = rows(new Story(testChannel({ settlement: { net: false, fees: 'apart' } }))).entry({
    entryNo: 'F',
    amount: 48,
    direction: 'D',
    date: D2,
  });
  expect(apart.say(D1, 'fund')).toEqual(['timing WX/2026-11-19/CNY> -8000', 'timing WX/2026-11-19/FEE/CNY> 48']);
  expect(apart.say(D2, 'fund')).toEqual([
    'matched/carried WX/2026-11-19/FEE/CNY>F 0',
    'upstream_only/absent WX/2026-11-19/CNY> -8000',
  ]);
});

test('batch: the only settlement and the only entry left of a day are a pair even when amounts differ', () => {
  const story = new Story().bank({ channelNo: 'K' }).entry({ entryNo: 'E', amount: 9200, date: D2 });
  story.run(D1);
  expect(story.say(D2, 'fund')).toEqual(['amount_differs WX/2026-11-19/CNY>E -800']);
  const two = new Story()
    .bank({ channelNo: 'K' })
    .entry({ entryNo: 'E', amount: 9200, date: D2 })
    .entry({ entryNo: 'F', amount: 1, date: D2 });
  two.run(D1);
  expect(two.say(D2, 'fund')).toEqual([
    'downstream_only/absent >E 9200',
    'downstream_only/absent >F 1',
    'upstream_only/absent WX/2026-11-19/CNY> -10000',
  ]);
});

test('no credit on the due date: upstream_only once; a later credit closes it', () => {
  const story = new Story().bank({ channelNo: 'K' }).entry({ entryNo: 'E', amount: 10000, date: '2026-11-22' });
  expect(story.say(D1, 'fund')).toEqual(['timing WX/2026-11-19/CNY> -10000']);
  expect(story.say(D2, 'fund')).toEqual(['upstream_only/absent WX/2026-11-19/CNY> -10000']);
  expect(story.say(D3, 'fund')).toEqual([]);
  expect(story.say('2026-11-22', 'fund')).toEqual(['matched/carried WX/2026-11-19/CNY>E 0']);
});

test('a settlement waits for its due date whatever carry_days says; due on its own day it is not carried', () => {
  const waiting = new Story(testChannel({ carryDays: 0, settlement: { due: { unit: 'D', days: 2 } } })).bank({
    channelNo: 'K',
  });
  expect(waiting.say(D1, 'fund')).toEqual(['timing WX/2026-11-19/CNY> -10000']);
  expect(waiting.say(D2, 'fund')).toEqual(['timing WX/2026-11-19/CNY> -10000']);
  const sameDay = new Story(testChannel({ settlement: { due: { unit: 'D', days: 0 } } }))
    .bank({ channelNo: 'K' })
    .entry({ entryNo: 'E', amount: 10000, date: D1 });
  expect(sameDay.say(D1, 'fund')).toEqual(['matched WX/2026-11-19/CNY>E 0']);
});

test('T+1 skips the weekend: Friday to Monday', () => {
  const story = new Story(testChannel({ settlement: { due: { unit: 'T', days: 1 } } })).bank({
    channelNo: 'K',
    date: D2,
  });
  expect(story.run(D2).settlements[0]?.dueDate).toBe('2026-11-23');
});

test('a settlement of zero is matched at opening; a negative one expects a debit entry', () => {
  const zero = new Story().bank({ channelNo: 'K' }).bank({ channelNo: 'R', kind: 'refund' });
  expect(zero.say(D1, 'fund')).toEqual(['matched/zero WX/2026-11-19/CNY> 0']);
  expect(zero.say(D2, 'fund')).toEqual([]);
  const negative = new Story()
    .bank({ channelNo: 'R', kind: 'refund' })
    .entry({ entryNo: 'C', amount: 10000, date: D2 })
    .entry({ entryNo: 'D', amount: 10000, direction: 'D', date: D2 });
  expect(negative.say(D1, 'fund')).toEqual(['timing WX/2026-11-19/CNY> 10000']);
  expect(negative.say(D2, 'fund')).toEqual([
    'matched/carried WX/2026-11-19/CNY>D 0',
    'downstream_only/absent >C 10000',
  ]);
});

test('one settlement per currency; entries of another currency are no candidates', () => {
  const story = new Story()
    .bank({ channelNo: 'K', currency: 'USD' })
    .bank({ channelNo: 'L' })
    .entry({ entryNo: 'E', amount: 10000, date: D2 });
  story.run(D1);
  expect(story.say(D2, 'fund')).toEqual([
    'matched/carried WX/2026-11-19/CNY>E 0',
    'upstream_only/absent WX/2026-11-19/USD> -10000',
  ]);
});

test('equal amounts on both sides are never guessed: ambiguous', () => {
  const story = new Story(testChannel({ settlement: { mode: 'partial' } }))
    .bank({ channelNo: 'K', batchNo: 'A1' })
    .bank({ channelNo: 'L', batchNo: 'A2' })
    .entry({ entryNo: 'E', amount: 10000, date: D2 });
  story.run(D1);
  expect(story.say(D2, 'fund')).toEqual([
    'downstream_only/ambiguous >E 10000',
    'upstream_only/ambiguous WX/2026-11-19/A1/CNY> -10000',
    'upstream_only/ambiguous WX/2026-11-19/A2/CNY> -10000',
  ]);
});

const item = testChannel({ settlement: { mode: 'item' } });

test('item: by reference as a whole token, also when the amount differs', () => {
  const story = new Story(item)
    .bank({ channelNo: 'T1', fee: 60 })
    .bank({ channelNo: 'T2', amount: 5000 })
    .bank({ channelNo: 'T3', amount: 7000 })
    .entry({ entryNo: 'E1', amount: 9940, date: D2, reference: 'PAY T1' })
    .entry({ entryNo: 'E2', amount: 4000, date: D2, reference: 'T2/2026' })
    .entry({ entryNo: 'E3', amount: 6000, date: D2, reference: 'T33 XT3' });
  expect(story.say(D1, 'fund')).toEqual(['timing T1> -9940', 'timing T2> -5000', 'timing T3> -7000']);
  expect(story.say(D2, 'fund')).toEqual([
    'matched/carried T1>E1 0',
    'downstream_only/absent >E3 6000',
    'upstream_only/absent T3> -7000',
    'amount_differs T2>E2 -1000',
  ]);
});

test('item: without a usable reference by amount and due date where unique both ways; kind is shown', () => {
  const story = new Story(item)
    .bank({ channelNo: 'T1' })
    .bank({ channelNo: 'T2', amount: 5000 })
    .bank({ channelNo: 'T3', amount: 5000 })
    .bank({ channelNo: 'R', kind: 'refund', amount: 300 });
  story
    .entry({ entryNo: 'E1', amount: 10000, date: D2 })
    .entry({ entryNo: 'E2', amount: 5000, date: D2 })
    .entry({ entryNo: 'E4', amount: 300, direction: 'D', date: D2 });
  story.run(D1);
  expect(story.say(D2, 'fund')).toEqual([
    'matched/carried R>E4 0',
    'matched/carried T1>E1 0',
    'downstream_only/ambiguous >E2 5000',
    'upstream_only/ambiguous T2> -5000',
    'upstream_only/ambiguous T3> -5000',
  ]);
});

const groups = (creditsCover: 'one' | 'many') => testChannel({ settlement: { mode: 'partial', creditsCover } });

test('partial, one credit a group: by the group named, else by unique amount, the last pair may differ', () => {
  const story = new Story(groups('one'))
    .bank({ channelNo: 'K1', batchNo: 'B01' })
    .bank({ channelNo: 'K2', batchNo: 'B02' })
    .bank({ channelNo: 'K3', batchNo: 'B03', amount: 500 })
    .bank({ channelNo: 'K4', batchNo: 'B04', amount: 900 })
    .entry({ entryNo: 'E1', amount: 10000, date: D2, memo: 'settle B02' })
    .entry({ entryNo: 'E2', amount: 10000, date: D2 })
    .entry({ entryNo: 'E3', amount: 490, date: D2, reference: 'B03' })
    .entry({ entryNo: 'E4', amount: 800, date: D2 });
  story.run(D1);
  expect(story.say(D2, 'fund')).toEqual([
    'matched/carried WX/2026-11-19/B01/CNY>E2 0',
    'matched/carried WX/2026-11-19/B02/CNY>E1 0',
    'amount_differs WX/2026-11-19/B03/CNY>E3 -10',
    'amount_differs WX/2026-11-19/B04/CNY>E4 -100',
  ]);
});

test('partial, many: sets of groups, one row per credit with its groups joined', () => {
  const story = new Story(groups('many'))
    .bank({ channelNo: 'K1', batchNo: 'B1', amount: 100 })
    .bank({ channelNo: 'K2', batchNo: 'B2', amount: 230 })
    .bank({ channelNo: 'K3', batchNo: 'B3', amount: 1000 })
    .entry({ entryNo: 'E1', amount: 330, date: D2 })
    .entry({ entryNo: 'E2', amount: 1000, date: D2 });
  story.run(D1);
  const results = story.run(D2).results;
  expect(
    results.map(({ upstreamKeys, downstreamKeys, outcome }) => [outcome, upstreamKeys.length, downstreamKeys[0]]),
  ).toEqual([
    ['matched', 2, 'E1'],
    ['matched', 1, 'E2'],
  ]);
});

test('partial, many: groups due come before those together with overdue ones', () => {
  const story = new Story(groups('many'))
    .bank({ channelNo: 'K0', batchNo: 'A', amount: 70, date: D0 })
    .bank({ channelNo: 'K1', batchNo: 'B', amount: 30 })
    .entry({ entryNo: 'E', amount: 100, date: D2 });
  story.run(D0);
  expect(story.say(D1, 'fund')).toEqual([
    'upstream_only/absent WX/2026-11-18/A/CNY> -70',
    'timing WX/2026-11-19/B/CNY> -30',
  ]);
  expect(story.say(D2, 'fund')).toEqual(['matched/carried WX/2026-11-18/A/CNY|WX/2026-11-19/B/CNY>E 0']);
});

test('partial, many: several sets fit, groups and credit stay unmatched as ambiguous', () => {
  const story = new Story(groups('many'));
  for (const [batchNo, amount] of [
    ['A', 10],
    ['B', 20],
    ['C', 30],
    ['D', 40],
  ] as const)
    story.bank({ channelNo: batchNo, batchNo, amount });
  story.entry({ entryNo: 'E', amount: 50, date: D2 });
  story.run(D1);
  expect(story.say(D2, 'fund').map((line) => line.split(' ')[0])).toEqual([
    'downstream_only/ambiguous',
    'upstream_only/ambiguous',
    'upstream_only/ambiguous',
    'upstream_only/ambiguous',
    'upstream_only/ambiguous',
  ]);
});

test('entries are never in timing; the same entry_no again is a duplicate', () => {
  const story = new Story()
    .entry({ entryNo: 'E', amount: 5, date: D1 })
    .entry({ entryNo: 'E', amount: 5, date: D1, memo: 'again' });
  expect(story.say(D1, 'fund')).toEqual(['downstream_only/absent >E 5', 'duplicate >E 5']);
  expect(story.say(D2, 'fund')).toEqual([]);
});

test('what is ambiguous on its due date does not fall through to an overdue settlement of the same amount', () => {
  const story = new Story(groups('one'))
    .bank({ channelNo: 'K0', batchNo: 'A', date: D0 })
    .bank({ channelNo: 'K1', batchNo: 'B' })
    .bank({ channelNo: 'K2', batchNo: 'C' });
  story.entry({ entryNo: 'E', amount: 10000, date: D2 });
  story.run(D0);
  story.run(D1);
  expect(story.say(D2, 'fund')).toEqual([
    'downstream_only/ambiguous >E 10000',
    'upstream_only/ambiguous WX/2026-11-19/B/CNY> -10000',
    'upstream_only/ambiguous WX/2026-11-19/C/CNY> -10000',
  ]);
});

test('groups that several sets wanted stay free for a credit that fits one of them alone, which may make the rest unique', () => {
  const story = new Story(
    testChannel({ settlement: { mode: 'partial', creditsCover: 'many', due: { unit: 'D', days: 0 } } }),
  );
  for (const [batchNo, amount] of [
    ['G1', 1000],
    ['G2', 2000],
    ['G3', 1400],
    ['G4', 1600],
  ] as const)
    story.bank({ channelNo: batchNo, batchNo, amount });
  story.entry({ entryNo: 'E1', amount: 3000, date: D1 }).entry({ entryNo: 'E2', amount: 2000, date: D2 });
  expect(story.say(D1, 'fund').map((line) => line.split(' ')[0])).toContain('downstream_only/ambiguous');
  expect(story.say(D2, 'fund')).toEqual([
    'matched/carried WX/2026-11-19/G2/CNY>E2 0',
    'matched/carried WX/2026-11-19/G3/CNY|WX/2026-11-19/G4/CNY>E1 0',
  ]);
});
