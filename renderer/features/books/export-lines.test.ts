import { expect, test } from 'vitest';
import { cells, exportLines, physicalRecords } from './export-lines.ts';

const HEAD = 'batch_id,voucher_no,debit,credit,currency';

test('under each voucher stands the balance of its own lines', () => {
  const text = `${HEAD}\r\nB1,1,10.00,,CNY\r\nB1,1,,10.00,CNY\r\nB1,2,5.00,,CNY\r\nB1,2,,4.99,CNY\r\n`;
  const drawn = exportLines(text);
  expect(drawn.map((line) => (line.type === 'text' ? line.number : line.voucherNo))).toEqual([1, 2, 3, '1', 4, 5, '2']);
  expect(drawn.filter((line) => line.type === 'balance')).toMatchObject([
    { debit: 1_000, credit: 1_000, holds: true, lines: 2 },
    { debit: 500, credit: 499, holds: false },
  ]);
});

test('an amount that is not one never balances', () => {
  const drawn = exportLines(`${HEAD}\nB1,1,x,,CNY\nB1,1,,x,CNY\n`);
  expect(drawn.at(-1)).toMatchObject({ type: 'balance', holds: false });
});

test('other files are shown as they are; a quoted line end does not split a record', () => {
  expect(exportLines('a,b\n1,2\n').map((line) => line.type)).toEqual(['text', 'text']);
  expect(physicalRecords('a,"x\ny"\nb\n')).toEqual(['a,"x\ny"', 'b']);
  expect(cells('a,"b ""c"", d",,e')).toEqual(['a', 'b "c", d', '', 'e']);
});
