import { expect, test } from 'vitest';
import { alignFields } from './changed-fields.ts';

const fields = (values: Record<string, string>) => Object.entries(values).map(([field, value]) => ({ field, value }));

test('every differing field is named with its verdict, also the second and the third', () => {
  const aligned = alignFields(
    fields({ amount: '1286.00', fee: '7.72', time: '12:03:07', kind: 'payment', memo: '' }),
    fields({ amount: '1268.00', fee: '7.61', time: '12:03:09', kind: 'payment', voucher: '18.00', memo: '' }),
    (field) => field !== 'time',
  );
  expect(aligned.map(({ field, verdict }) => `${field} ${verdict}`)).toEqual([
    'amount differs',
    'fee differs',
    'time within',
    'kind equal',
    'voucher theirs-only',
  ]);
});

test('against a missing record every value stands alone', () => {
  expect(alignFields(fields({ amount: '5' }), [], () => true)).toEqual([
    { field: 'amount', ours: '5', theirs: '', verdict: 'ours-only' },
  ]);
});
