import { expect, test } from 'vitest';
import { answerOf, bench, importRows } from './engine.testing.ts';
import { knownAccounts, maskerOf } from './known-accounts.ts';

test('the numbers of the settings and of account entries are known, each once', async () => {
  const made = await bench();
  expect(knownAccounts(made.context)).toEqual(['6222', '7333']);
  const entry = (n: number, account: string) => `E${n},${account},C,10.00,CNY,2026-11-16,x`;
  answerOf(importRows(made, 'funds', [entry(1, '0200 1234 5678'), entry(2, '0200 1234 5678'), entry(3, '7333')]));
  expect(knownAccounts(made.context)).toEqual(['6222', '7333', '0200 1234 5678']);
  expect(maskerOf(made.context).text('paid to 020012345678')).toBe('paid to ****5678');
});
