import { expect, test } from 'vitest';
import { recordOf } from '../files.testing.ts';
import { typedColumns, typedValue } from './typed-columns.ts';

test('columns name the column of the file that feeds them; what feeds none goes to the rest', () => {
  const columns = typedColumns(
    'bank',
    [
      { column: '订单号', field: 'channel_no' },
      { column: '金额', field: 'amount' },
      { column: '备注', field: 'memo' },
      { column: 'x1', field: '' },
    ],
    'generic',
  );
  expect(columns.find((column) => column.field === 'amount')).toMatchObject({ from: '金额', style: 'number' });
  expect(columns.at(-1)).toMatchObject({ field: 'extra', from: '备注 · x1' });
});

test('refunds and money out are shown negative, zero never is', () => {
  const label = (code: string) => code;
  expect(typedValue(recordOf({ kind: 'refund', amount: 4_500 }), 'amount', label)).toEqual({
    text: '−45.00',
    negative: true,
  });
  expect(typedValue(recordOf({ kind: 'refund', fee: 0 }), 'fee', label)).toEqual({ text: '0.00', negative: false });
  expect(typedValue(recordOf({ kind: '', direction: 'D', amount: 100 }), 'amount', label).negative).toBe(true);
});
