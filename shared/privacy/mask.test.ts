import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CARD_MASKER, createMasker, maskNumber } from './mask.ts';
import { maskProblem } from './mask-problem.ts';
import { passesLuhn } from './number-forms.ts';

const VISA = '4111111111111111';
const UNION = '6222021234567890128';

test.each([
  [`卡号${UNION}退款`, '卡号****0128退款'],
  [`paid with ${VISA}, thanks`, 'paid with ****1111, thanks'],
  ['4111 1111 1111 1111', '****1111'],
  ['4111-1111-1111-1111', '****1111'],
  ['3782 822463 10005', '****0005'],
  [`${VISA};${VISA}`, '****1111;****1111'],
  [`{"memo":"${VISA}"}`, '{"memo":"****1111"}'],
  ['stmt-6222021234567890123-bad.csv', 'stmt-****0123-bad.csv'],
  ['junk 6222021234567890123, 5,6', 'junk ****0123, 5,6'],
  ['6217 0012 3456 7890 123', '****0123'],
  [`bank_${UNION}_20261116.csv`, 'bank_****0128_20261116.csv'],
  ['DE89 3704 0044 0532 0130 00 Meier', '****3000 Meier'],
  ['GB82WEST12345698765432', '****5432'],
])('masked: %s', (text, masked) => {
  expect(CARD_MASKER.text(text)).toBe(masked);
  expect(CARD_MASKER.text(masked)).toBe(masked);
});

test.each([
  ['a wrong check digit', '4111111111111112'],
  ['like UnionPay, but too short or too long', '622202123456789 62220212345678901234'],
  ['named a channel number', 'channel_no "6222021234567890123": twice'],
  ['within a number of 28 digits', '6222021234567890123456789012'],
  ['a date with a number behind', '20261120-000123 202611206222021234'],
  ['too short for a card', '411111111111'],
  ['too long for a card', `${VISA}11111111`],
  ['no range of cards', '1234567890123452'],
  ['a time as a number', '20261120101112131'],
  ['inside a word', `WX${VISA}`],
  ['an amount', `${VISA}.00`],
  ['named an order', `order_no "${VISA}": twice`],
  ['named an order in Chinese', `订单号：${VISA}`],
  ['a WeChat number', '4200002026112012345678901234'],
  ['a break', 'B1234567890ab decided'],
  ['dates and times', '2026-11-20 2026-11-21 10:00:00'],
  ['an IBAN with a wrong check', 'DE88370400440532013000'],
])('not masked: %s', (_name, text) => {
  expect(CARD_MASKER.text(text)).toBe(text);
});

test('known accounts are masked wherever they stand alone, in groups too; short ones are no words to look for', () => {
  const masker = createMasker(['0123 456789', 'ab-12345', '6222', '']);
  expect(masker.text('from 0123456789 to 0123 4567 89')).toBe('from ****6789 to ****6789');
  expect(masker.text('ref 77 0123 456789 88')).toBe('ref 77 ****6789 88');
  expect(masker.text('AB12345 and 10123456789')).toBe('****345 and 10123456789');
  expect(masker.text('account 6222 of 62.22')).toBe('account 6222 of 62.22');
});

test('by field: accounts whole, identifiers not at all, everything else as text', () => {
  expect(CARD_MASKER.field('account_no', '00123')).toBe('****23');
  expect(CARD_MASKER.field('accountNo', 'anything 99887766')).toBe('****7766');
  expect(CARD_MASKER.field('对方账号', '6222****1234')).toBe('****1234');
  expect(CARD_MASKER.field('Card Number', '12')).toBe('****2');
  for (const name of ['order_no', 'orderNo', 'channel_no', 'upstream_keys', 'break_id', 'sha256'])
    expect(CARD_MASKER.field(name, VISA)).toBe(VISA);
  expect(CARD_MASKER.field('memo', VISA)).toBe('****1111');
  expect(CARD_MASKER.field('account_no', '****23')).toBe('****23');
  expect(CARD_MASKER.field('account_no', '')).toBe('');
});

test('a masked number never shows more than its last four, and at most half', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{1,30}$/), (number) => {
      const shown = maskNumber(number).replace(/\*/g, '');
      expect(number.endsWith(shown)).toBe(true);
      expect(shown.length).toBeLessThanOrEqual(Math.max(1, Math.min(4, number.length / 2)));
      expect(number.length === 1 || shown.length < number.length).toBe(true);
    }),
  );
});

test('whatever stands around it, a card number that stands alone does not come through', () => {
  const card = fc
    .stringMatching(/^(4\d{14}|62\d{13,16}|5[1-5]\d{13})$/)
    .map((digits) => [...'0123456789'].map((last) => digits + last).find(passesLuhn) ?? '');
  const around = fc.stringMatching(/^[ ,;:()"一二三\n]{1,5}$/);
  fc.assert(
    fc.property(around, card, around, (before, number, after) => {
      expect(CARD_MASKER.text(before + number + after)).toBe(`${before}****${number.slice(-4)}${after}`);
    }),
  );
});

test('problems: sentence and value, the file is left as it is', () => {
  const masker = createMasker(['0123456789']);
  expect(
    maskProblem(masker, {
      code: 'usage',
      message: `account 77665 of ${VISA}`,
      field: 'account_no',
      value: '77665',
      file: '/a/0123456789.csv',
    }),
  ).toEqual({
    code: 'usage',
    message: 'account ****65 of ****1111',
    field: 'account_no',
    value: '****65',
    file: '/a/0123456789.csv',
  });
  expect(
    maskProblem(masker, { code: 'not-found', message: 'no', field: 'order_no', value: `${VISA} 0123456789` }).value,
  ).toBe(`${VISA} ****6789`);
  expect(maskProblem(masker, { code: 'usage', message: 'x 0123456789' })).toEqual({
    code: 'usage',
    message: 'x ****6789',
  });
});
