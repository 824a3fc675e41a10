// Kinds differ only between rows that claim success: a failed attempt of another kind is no reason.
import { expect, test } from 'vitest';
import { Story } from './days.testing.ts';

const D = '2026-11-19';

test('a failed row of another kind under the key leaves the other side simply absent', () => {
  const story = new Story()
    .ours({ channelNo: 'X', kind: 'refund', status: 'failed' })
    .bank({ channelNo: 'X', kind: 'payment' });
  expect(story.say(D, 'channel')).toEqual(['downstream_only/absent >X 10000', 'no_money X>']);
});

test('successful rows of two kinds under one key are two one-sided breaks', () => {
  const story = new Story().ours({ channelNo: 'X', kind: 'refund' }).bank({ channelNo: 'X', kind: 'payment' });
  expect(story.say(D, 'channel').map((words) => words.split(' ')[0])).toEqual([
    'downstream_only/kind',
    'upstream_only/kind',
  ]);
});
