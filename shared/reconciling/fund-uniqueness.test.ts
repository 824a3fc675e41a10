// "Unique" in the fund stage: among the pieces still free, both ways, and never by falling through to an overdue one.
import { expect, test } from 'vitest';
import { Story, testChannel } from './days.testing.ts';

const D1 = '2026-11-19';
const D2 = '2026-11-20';
const D3 = '2026-11-21';

test('two equal credits for one settlement: nothing is chosen', () => {
  const story = new Story()
    .bank({ channelNo: 'K1', amount: 500 })
    .entry({ entryNo: 'E1', amount: 500, date: D2 })
    .entry({ entryNo: 'E2', amount: 500, date: D2 });
  story.run(D1);
  expect(story.say(D2, 'fund').sort()).toEqual([
    'downstream_only/ambiguous >E1 500',
    'downstream_only/ambiguous >E2 500',
    'upstream_only/ambiguous WX/2026-11-19/CNY> -500',
  ]);
});

const many = () => new Story(testChannel({ settlement: { mode: 'partial', creditsCover: 'many' } }));

test('a set is unique among the groups still free once other credits have taken theirs, round after round', () => {
  const story = many();
  const amounts = { A: 1100, B: 2400, C: 3000, D: 500, E: 100_000, F: 700_000, G: 650_000, H: 53_000 };
  for (const [batchNo, amount] of Object.entries(amounts)) story.bank({ channelNo: `K${batchNo}`, batchNo, amount });
  story
    .entry({ entryNo: 'E1', amount: 3500, date: D2 })
    .entry({ entryNo: 'E2', amount: 102_400, date: D2 })
    .entry({ entryNo: 'E3', amount: 703_000, date: D2 });
  story.run(D1);
  expect(story.say(D2, 'fund').sort()).toEqual([
    'matched/carried WX/2026-11-19/B/CNY|WX/2026-11-19/E/CNY>E2 0',
    'matched/carried WX/2026-11-19/C/CNY|WX/2026-11-19/D/CNY>E1 0',
    'matched/carried WX/2026-11-19/G/CNY|WX/2026-11-19/H/CNY>E3 0',
    'upstream_only/absent WX/2026-11-19/A/CNY> -1100',
    'upstream_only/absent WX/2026-11-19/F/CNY> -700000',
  ]);
});

test('a credit that names groups but does not come to their sum takes none of them', () => {
  const story = many()
    .bank({ channelNo: 'K1', batchNo: 'A', amount: 1100 })
    .bank({ channelNo: 'K2', batchNo: 'B', amount: 2400 })
    .entry({ entryNo: 'E1', amount: 3000, reference: 'A B', date: D2 });
  story.run(D1);
  expect(story.say(D2, 'fund').sort()).toEqual([
    'downstream_only/absent >E1 3000',
    'upstream_only/absent WX/2026-11-19/A/CNY> -1100',
    'upstream_only/absent WX/2026-11-19/B/CNY> -2400',
  ]);
});

test('an entry that fits two settlements due that day does not go to an overdue one that fits no better', () => {
  const friday = testChannel({ settlement: { due: { unit: 'T', days: 1 } } });
  const story = new Story(friday)
    .bank({ channelNo: 'K1', amount: 500, date: D1 })
    .bank({ channelNo: 'K2', amount: 500, date: D2 })
    .bank({ channelNo: 'K3', amount: 500, date: D3 })
    .entry({ entryNo: 'E', amount: 500, date: '2026-11-23' });
  for (const date of [D1, D2, D3, '2026-11-22']) story.run(date);
  expect(story.say('2026-11-23', 'fund').sort()).toEqual([
    'downstream_only/ambiguous >E 500',
    'upstream_only/ambiguous WX/2026-11-20/CNY> -500',
    'upstream_only/ambiguous WX/2026-11-21/CNY> -500',
  ]);
});
