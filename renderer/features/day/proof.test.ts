import { expect, test } from 'vitest';
import { channelOf, dayOf } from './day.testing.ts';
import { dayProof, defaultFocus, firstUnexplained } from './proof.ts';

const unexplained = { verdict: 'unexplained', unexplained: { count: -1, amount: -88 } } as const;

test('the earliest link blocks first, whatever the channel', () => {
  const day = dayOf([channelOf('WX', { fund: unexplained }), channelOf('ALI', { import: unexplained })]);
  expect(firstUnexplained(day)?.name.channel).toBe('ALI');
  expect(dayProof(day, null)).toMatchObject({ link: 'import', unexplained: -88, differs: true });
});

test('where everything is explained, the focused link hangs from the seam', () => {
  const day = dayOf([channelOf('WX', { channel: { in: { count: 1, amount: 5 }, out: { count: 1, amount: 5 } } })]);
  const proof = dayProof(day, { name: { channel: 'WX', currency: 'CNY' }, link: 'channel' });
  expect(proof).toMatchObject({ differs: false, unexplained: 0, left: { amount: 5 } });
});

test('the first look goes to what is unexplained, then to what is open', () => {
  const open = channelOf('ALI', { fund: { verdict: 'open' } });
  expect(defaultFocus(dayOf([channelOf('WX'), open]))).toEqual({
    name: { channel: 'ALI', currency: 'CNY' },
    link: 'fund',
  });
  expect(defaultFocus(dayOf([open, channelOf('WX', { import: unexplained })]))?.name.channel).toBe('WX');
  expect(defaultFocus(dayOf([]))).toBeNull();
});
