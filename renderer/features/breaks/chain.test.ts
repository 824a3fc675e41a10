import { expect, test } from 'vitest';
import { chainTime, transactionChain } from './chain.ts';
import { aloneOf, detailOf, recordOf } from './result.testing.ts';
import { actsOnSelection } from './selection-sum.ts';

test('a source whose record is of another clearing date says which, with date and time', () => {
  const row = aloneOf('ours', { clearingDate: '2026-11-19' });
  const bank = recordOf({ source: 'bank', time: '2026-11-20T00:00:32', clearingDate: '2026-11-20' });
  const detail = detailOf(row, {
    chain: { orders: null, channel: row.upstream, bank, settlement: null, entry: null },
  });
  const lines = transactionChain(detail).lines.filter(({ key }) => key !== '');
  expect(lines.map((line) => [line.source, line.otherDate, chainTime(line, row.clearingDate)])).toEqual([
    ['channel', '', '12:03:07'],
    ['bank', '2026-11-20', '11-20 00:00:32'],
  ]);
  expect(chainTime({ time: '2026-11-20' }, '2026-11-19')).toBe('11-20');
});

test('one selected row is acted on as a selection where the details show another', () => {
  const [one, two] = [{ resultId: 1 }, { resultId: 2 }];
  expect(actsOnSelection([], one)).toBe(false);
  expect(actsOnSelection([one], one)).toBe(false);
  expect(actsOnSelection([one], two)).toBe(true);
  expect(actsOnSelection([one], null)).toBe(true);
  expect(actsOnSelection([one, two], one)).toBe(true);
});
