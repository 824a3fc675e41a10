import { expect, test } from 'vitest';
import { termTexts } from '../../i18n/term-texts.ts';
import { differenceText, fieldWord } from './differences.ts';
import { peopleTexts } from './people-texts.ts';

const word = (code: string) => `<${code}>`;

test('amounts are read in their currency, lists as lists, outcomes as words', () => {
  expect(differenceText('upstream_amount', '-8880', 'CNY', word)).toBe('−88.80');
  expect(differenceText('row.fee', '500', 'JPY', word)).toBe('500');
  expect(differenceText('difference', '', 'CNY', word)).toBe('');
  expect(differenceText('row.amount', '12', '', word)).toBe('12');
  expect(differenceText('outcome', 'timing', 'CNY', word)).toBe('<timing>');
  expect(differenceText('upstream_keys', '["T1","T2"]', 'CNY', word)).toBe('T1 T2');
  expect(differenceText('row.memo', '[odd', 'CNY', word)).toBe('[odd');
});

test('every field that can differ has a word in both languages', () => {
  const fields = [
    ...['break', 'row', 'stage', 'outcome', 'reason', 'channel', 'clearing_date', 'kind', 'currency', 'upstream_keys'],
    ...['downstream_keys', 'upstream_amount', 'downstream_amount', 'difference', 'upstream_fee', 'downstream_fee'],
    ...['effect', 'settlements', 'row.side', 'row.source', 'row.direction', 'row.status', 'row.amount', 'row.fee'],
    ...['row.time', 'row.key', 'row.order_no', 'row.channel_no', 'row.bank_ref', 'row.batch_no', 'row.merchant_no'],
    ...['row.account_no', 'row.reference', 'row.memo'],
  ];
  for (const language of ['zh', 'en'] as const) {
    const look = (tree: unknown) => (key: string) => {
      const found = key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], tree);
      if (typeof found !== 'string') throw new Error(`no word for ${key} in ${language}`);
      return found;
    };
    for (const field of fields)
      expect(fieldWord(field, look(peopleTexts[language]), look(termTexts[language]))).not.toBe('');
  }
});
