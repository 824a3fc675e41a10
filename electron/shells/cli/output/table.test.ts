import { expect, test } from 'vitest';
import { blocks, displayWidth, left, remainder, renderTable, right } from './table.ts';

test('columns align, amounts to the right, and Han characters count two', () => {
  const text = renderTable(
    [left('channel'), right('amount'), left('note')],
    [
      ['微信', '1.00', ''],
      ['WX', '1234.50', 'x'],
    ],
  );
  expect(text).toBe(['channel   amount  note', '微信        1.00', 'WX       1234.50  x'].join('\n'));
  expect(displayWidth('微信a')).toBe(5);
});

test('control characters of a file never reach the terminal', () => {
  expect(renderTable([left('k')], [['a\u001b[31m\nb']])).toBe('k\na [31m b');
});

test('short rows, cut lists and empty blocks', () => {
  expect(renderTable([left('a'), right('b')], [['x']])).toBe('a  b\nx');
  expect(remainder(12, 10)).toBe('(and 2 more)');
  expect(remainder(10, 10)).toBe('');
  expect(blocks('a', '', 'b')).toBe('a\n\nb');
});
