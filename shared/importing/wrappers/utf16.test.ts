import { expect, test } from 'vitest';
import { unwrapped } from './wrappers.testing.ts';

const TEXT = '订单号\t金额\r\nO1\t12.50\r\n'.repeat(3);

function utf16(text: string, order: 'le' | 'be', mark: readonly number[] = []): Uint8Array {
  const bytes = [...text].flatMap((letter) => {
    const code = letter.charCodeAt(0);
    return order === 'le' ? [code & 255, code >> 8] : [code >> 8, code & 255];
  });
  return new Uint8Array([...mark, ...bytes]);
}

/** Characters with a zero or a control code for one of their bytes. */
const CHINESE = '订单号,金额,备注\r\nO1,12.50,一下不丁：红茶（热）\r\nO2,8.00,一些開\r\n'.repeat(3);

test.each(['le', 'be'] as const)('Chinese in UTF-16 without a mark, order %s', (order) => {
  expect(new TextDecoder().decode(unwrapped('a.csv', utf16(CHINESE, order)).files[0]?.bytes)).toBe(CHINESE);
});

test.each<[string, Uint8Array]>([
  ['little-endian with its mark', utf16(TEXT, 'le', [0xff, 0xfe])],
  ['big-endian with its mark', utf16(TEXT, 'be', [0xfe, 0xff])],
  ['little-endian without', utf16(TEXT, 'le')],
  ['big-endian without', utf16(TEXT, 'be')],
])('UTF-16 %s becomes UTF-8, and that is said', (_name, bytes) => {
  const [file] = unwrapped('a.txt', bytes).files;
  expect(file?.name).toBe('a.txt');
  expect(new TextDecoder().decode(file?.bytes)).toBe(TEXT);
  expect(file?.evidence).toEqual([{ of: 'encoding', text: 'was UTF-16 and is read as UTF-8' }]);
  expect(file?.warnings).toEqual([]);
});

test('half a character is said', () => {
  const [file] = unwrapped('a.txt', utf16(TEXT, 'le', [0xff, 0xfe]).slice(0, -1)).files;
  expect(file?.warnings[0]?.message).toContain('some of its characters are damaged');
});

test('text and bytes that only hold zeros are left alone', () => {
  const bytes = new Uint8Array([...new TextEncoder().encode('order_no,channel,amount,currency\n'), 0, 0, 1]);
  expect(unwrapped('a.csv', bytes).files[0]?.bytes).toBe(bytes);
  expect(unwrapped('a.csv', new Uint8Array(64)).files[0]?.evidence).toEqual([]);
});
