import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileTemplate } from './template.ts';

const match = (template: string, line: string) => compileTemplate(template).match(line);

test('names take what stands between the literal parts', () => {
  expect(match('共有 {rows} 条记录', '共有   35\t条记录  ')).toEqual({ rows: '35' });
  expect(
    match('#交易合计：{count}笔，商家实收共{sum}元，{}', '#交易合计:6笔,商家实收共0.06元,商家优惠共0.00元'),
  ).toEqual({
    count: '6',
    sum: '0.06',
  });
  expect(
    match('起始日期：[{from}] 终止日期：[{to}]', '起始日期：[2026年01月14日 00:00:00]　　终止日期：[2026年01月15日]'),
  ).toEqual({
    from: '2026年01月14日 00:00:00',
    to: '2026年01月15日',
  });
  expect(match('{n}', 'anything  at all')).toEqual({ n: 'anything at all' });
  expect(match('a{x}b{y}b', 'a1b2b3b')).toEqual({ x: '1', y: '2b3' });
  expect(match('INN{settle_date}88ZM_{}', 'INN26011488ZM_898')).toEqual({ settle_date: '260114' });
});

test('a line must fit from end to end', () => {
  expect([match('a{x}', 'ba1'), match('a{x}b', 'a1bc'), match('ab', 'ab'), match('ab', 'abc')]).toEqual([
    null,
    null,
    {},
    null,
  ]);
  expect([match('a{x}a', 'a'), match('{x} 笔', '35笔'), match('', ''), match('', 'x')]).toEqual([null, null, {}, null]);
});

test('braces that are no place are literal, names are listed in order', () => {
  expect(compileTemplate('{b} {} {a}').names).toEqual(['b', 'a']);
  expect(match('{not a place} {x}', '{not a place} 1')).toEqual({ x: '1' });
  expect(match('{a}{b}', 'xy')).toEqual({ a: '', b: 'xy' });
  expect(match('{__proto__}', 'x')).not.toBeNull();
});

test('whatever is put in comes out again', () => {
  const literal = fc.stringMatching(/^[A-Za-z:：]{1,6}$/);
  const value = fc.stringMatching(/^[0-9.]{1,12}$/);
  fc.assert(
    fc.property(literal, value, literal, value, literal, (head, first, middle, second, foot) => {
      expect(match(`${head}{a}${middle}{b}${foot}`, `${head}${first}${middle}${second}${foot}`)).toEqual({
        a: first,
        b: second,
      });
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (template, line) => {
      const values = match(template, line);
      if (values !== null) for (const text of Object.values(values)) expect(typeof text).toBe('string');
    }),
  );
});

test('many places in a long line take no time', () => {
  const before = performance.now();
  expect(match('a{x}a{y}a{z}b', 'a'.repeat(1_000_000))).toBeNull();
  expect(match(`${'{}a'.repeat(1000)}b`, 'a'.repeat(1_000_000))).toBeNull();
  expect(performance.now() - before).toBeLessThan(2000);
});
