import { expect, test } from 'vitest';
import { isAmountAlone, nameHider, withoutAmounts } from './hidden-text.ts';

test.each(['88.00', '−1,295.80', ' 12,345.00 CNY', '1.250', '-0.50 USD'])('%s is an amount alone', (text) =>
  expect(isAmountAlone(text)).toBe(true),
);

test.each(['12,345', 'write off 8.00', '8.00 · 9.00', '2026-11-20', '127.0.0.1', '99.95 %', '', 'CNY'])(
  '%s is not',
  (text) => expect(isAmountAlone(text)).toBe(false),
);

test.each([
  ['Write off 2,047.00 CNY', 'Write off *** CNY'],
  ['差额 −8.00，共 2 项', '差额 ***，共 2 项'],
  ['moved 12,345 JPY and 500 KRW', 'moved *** JPY and *** KRW'],
  ['19,262.28 / 19,262.29', '*** / ***'],
  ['1234567.89', '***'],
])('out of %s the amounts are taken', (text, shown) => expect(withoutAmounts(text)).toBe(shown));

test.each([
  ...['1,234 lines of 12 files', '12 CSV files', '2026-11-20 09:00', 'WX2611160000165', '4/4', '127.0.0.1'],
  ...['99.95 %', 'version 1.0', 'Ctrl Z'],
])('%s stays', (text) => expect(withoutAmounts(text)).toBe(text));

test('names and ids are taken as whole words, the longest first', () => {
  const hide = nameHider(['li', '李', 'li.wang', '', '示例支付（上海）']);
  expect(hide('li: client list of li.wang, by li。')).toBe('***: client list of ***, by ***。');
  expect(hide('经办李 · 示例支付（上海）')).toBe('经办*** · ***');
  expect(nameHider([''])('nobody')).toBe('nobody');
});
