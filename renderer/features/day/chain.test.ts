import { expect, test } from 'vitest';
import { chainRows, differenceOf } from './chain.ts';
import { cellOf, channelOf, dayOf, outcomeOf } from './day.testing.ts';

const differing = channelOf('WX', {
  channel: {
    verdict: 'open',
    in: { count: 10, amount: 10_000 },
    out: { count: 11, amount: 11_500 },
    timing: { count: 1, amount: -300 },
    listed: { count: 2, amount: 1_800 },
    items: 2,
  },
});

test('a stage with one kind of difference wears its mark, a mixed one the mark of amounts', () => {
  const one = [outcomeOf({ outcome: 'downstream_only', count: 2 }), outcomeOf({ outcome: 'matched', count: 9 })];
  const mixed = [...one, outcomeOf({ outcome: 'upstream_only' })];
  const mark = (outcomes: typeof one) => {
    const [row] = chainRows(dayOf([differing]), outcomes, null);
    return row?.type === 'channel' ? row.cells[1]?.mark : undefined;
  };
  expect(mark(one)).toBe('theirs');
  expect(mark(mixed)).toBe('amount');
});

test('an unfolded channel shows in, out and their difference with its parts', () => {
  const rows = chainRows(dayOf([differing]), [], { channel: 'WX', currency: 'CNY' });
  expect(rows.map((row) => (row.type === 'unfolded' ? row.line : row.type))).toEqual([
    'channel',
    'in',
    'out',
    'difference',
    'timing',
    'listed',
    'unexplained',
  ]);
  const totals = rows.flatMap((row) => (row.type === 'unfolded' ? [row.cells[1]?.total.amount] : []));
  expect(totals).toEqual([10_000, 11_500, 1_500, -300, 1_800, 0]);
});

test('a stage says theirs - ours, a link that items pass through says what is left', () => {
  const totals = { in: { count: 4, amount: 900 }, out: { count: 1, amount: 3_000 } };
  expect(differenceOf(cellOf('channel', totals))).toEqual({ count: -3, amount: 2_100 });
  expect(differenceOf(cellOf('decide', totals))).toEqual({ count: 3, amount: -2_100 });
});

test('sums stand after the channels of their own currency, and only where there is something to sum', () => {
  const day = dayOf([channelOf('WX'), channelOf('ADY', {}, 'USD'), channelOf('ALI')], {
    sums: [channelOf('', {}, 'CNY'), channelOf('', {}, 'USD')],
  });
  expect(chainRows(day, [], null).map((row) => `${row.type} ${row.name.channel} ${row.name.currency}`)).toEqual([
    'channel WX CNY',
    'channel ALI CNY',
    'sum  CNY',
    'channel ADY USD',
  ]);
});

test('an unexplained cell is an alarm with its own figure; a link that has not run shows none', () => {
  const [row] = chainRows(
    dayOf([
      channelOf('WX', {
        import: {
          verdict: 'unexplained',
          unexplained: { count: -1, amount: -8_800 },
          items: 4,
          in: { count: 205, amount: 1 },
        },
        journal: { verdict: 'not-run', in: { count: 3, amount: 5 } },
      }),
    ]),
    [],
    null,
  );
  const cells = row?.type === 'channel' ? row.cells : [];
  expect(cells[0]).toMatchObject({ tone: 'alarm', mark: 'rejected', figure: { type: 'amount', value: -8_800 } });
  expect(cells[5]).toMatchObject({ tone: 'idle', mark: 'not-run', figure: { type: 'none' } });
});
