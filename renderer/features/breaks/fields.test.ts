import { expect, test } from 'vitest';
import { transactionChain } from './chain.ts';
import { detailFields, explainingColumn, rawLines, spellingsOf } from './fields.ts';
import { aloneOf, detailOf, recordOf, resultOf } from './result.testing.ts';

test('what was compared and differs is shown at once, the rest is one click away', () => {
  const row = resultOf({
    differences: [
      { field: 'amount', upstream: '10000', downstream: '8000', deciding: true },
      { field: 'time', upstream: '12:03:07', downstream: '12:03:09', deciding: false },
    ],
    downstream: recordOf({ source: 'bank', bankRef: '42000', amount: 8_000, time: '2026-11-19T12:03:09' }),
  });
  const fields = detailFields(detailOf(row));
  expect(fields.filter(({ shown }) => shown).map(({ field, verdict }) => `${field} ${verdict}`)).toEqual([
    'amount differs',
    'time within',
  ]);
  expect(fields.find(({ field }) => field === 'amount')?.difference).toBe(-2_000);
  expect(fields.find(({ field }) => field === 'time')?.seconds).toBe(2);
});

test('a record that stands alone shows what identifies it', () => {
  const shown = detailFields(detailOf(aloneOf('ours'))).filter((field) => field.shown);
  expect(shown.map(({ field }) => field)).toEqual(['amount', 'kind', 'status', 'time']);
});

test('a column that is exactly the difference is pointed out, whatever its spelling', () => {
  const row = resultOf({ downstream: recordOf({ extra: { voucher: '`20', memo: '20.01' } }) });
  expect(explainingColumn(detailOf(row))).toEqual({ side: 'downstream', column: 'voucher' });
  expect(explainingColumn(detailOf(resultOf()))).toBeNull();
  expect(spellingsOf('80.50')).toEqual(['80.50', '80.5']);
});

test('each raw line belongs to its side and marks what differs', () => {
  const row = resultOf();
  const raw = [
    { row: '1:2', file: 'channel.csv', line: 2, byteStart: 40, text: 'T1,100.00,CNY' },
    { row: '2:5', file: 'bank.csv', line: 5, byteStart: 90, text: '`T1,`80.00' },
  ];
  const lines = rawLines(detailOf(row, { raw }));
  expect(lines.map(({ side }) => side)).toEqual(['upstream', 'downstream']);
  expect(lines[1]?.pieces).toContainEqual({ text: '8', changed: true });
});

test('the chain breaks between the sides of its stage', () => {
  const after = (row: ReturnType<typeof resultOf>) => transactionChain(detailOf(row)).breaksAfter;
  expect(after(resultOf())).toBe(1);
  expect(after(resultOf({ stage: 'business' }))).toBe(0);
  expect(after(resultOf({ outcome: 'matched' }))).toBeNull();
  const { lines } = transactionChain(detailOf(aloneOf('theirs')));
  expect(lines.map(({ source, key }) => `${source} ${key}`)).toEqual(['orders ', 'channel ', 'bank T1', 'funds ']);
});
