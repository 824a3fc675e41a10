import { expect, test } from 'vitest';
import type { FixedLayout } from '../../../../shared/model/profile.ts';
import { byteLength, placedCharacters } from './byte-widths.ts';
import {
  boundariesOf,
  proposedLayout,
  renamedFields,
  spansOf,
  withBoundaryMoved,
  withBoundaryToggled,
  withFieldNamed,
} from './fixed-fields.ts';

const LAYOUT: FixedLayout = {
  type: 'fixed',
  separator: 0,
  fields: [
    { name: 'code', length: 4 },
    { name: 'amount', length: 6 },
    { name: 'day', length: 8 },
  ],
  needed: 'day',
};

test('a byte is no character: hanzi take two in GB18030, three in UTF-8, rare signs four', () => {
  expect(byteLength('民生A', 'gb18030')).toBe(5);
  expect(byteLength('民生A', 'utf-8')).toBe(7);
  expect(byteLength('𠀀', 'gb18030')).toBe(4);
  expect(byteLength('é', 'windows-1252')).toBe(1);
  expect(placedCharacters('民1', 'gb18030', 10)).toEqual([
    { character: '民', at: 0, bytes: 2 },
    { character: '1', at: 2, bytes: 1 },
  ]);
});

test('a boundary splits a field, and set again it joins them', () => {
  const split = withBoundaryToggled(LAYOUT, 6);
  expect(split.fields).toEqual([
    { name: 'code', length: 4 },
    { name: 'amount', length: 2 },
    { name: '3', length: 4 },
    { name: 'day', length: 8 },
  ]);
  expect(withBoundaryToggled(split, 6).fields).toEqual(LAYOUT.fields);
});

test('behind the last field a boundary makes a new one; at its end it takes the last one away', () => {
  expect(withBoundaryToggled(LAYOUT, 20)).toMatchObject({ needed: '4' });
  expect(boundariesOf(withBoundaryToggled(LAYOUT, 20))).toEqual([4, 10, 18, 20]);
  expect(boundariesOf(withBoundaryToggled(LAYOUT, 18))).toEqual([4, 10]);
});

test('a boundary moves no further than its neighbours', () => {
  expect(boundariesOf(withBoundaryMoved(LAYOUT, 10, 12))).toEqual([4, 12, 18]);
  expect(boundariesOf(withBoundaryMoved(LAYOUT, 10, 1))).toEqual([4, 5, 18]);
  expect(boundariesOf(withBoundaryMoved(LAYOUT, 18, 25))).toEqual([4, 10, 25]);
});

test('names stay apart, and the needed field keeps its place', () => {
  expect(withFieldNamed(LAYOUT, 2, 'date')).toMatchObject({ needed: 'date' });
  expect(withFieldNamed(LAYOUT, 2, 'code')).toBe(LAYOUT);
});

test('columns are proposed where all lines are blank, counted in bytes', () => {
  const layout = proposedLayout(['A1  张三 100', 'B22 李   200'], 'gb18030', 100);
  expect(spansOf(layout)).toEqual([
    { name: '1', from: 0, to: 4 },
    { name: '2', from: 4, to: 9 },
    { name: '3', from: 9, to: 12 },
  ]);
});

test('fields without a name of their own are counted from 1, also after a boundary is gone; what was said of them moves along', () => {
  const plain: FixedLayout = {
    type: 'fixed',
    separator: 0,
    fields: ['1', '2', 'amount', '4', '5'].map((name) => ({ name, length: 4 })),
    needed: '5',
  };
  const joined = withBoundaryToggled(plain, 4);
  expect(joined.fields.map(({ name }) => name)).toEqual(['1', 'amount', '3', '4']);
  expect([...renamedFields(plain, joined)]).toEqual([
    ['1', '1'],
    ['amount', 'amount'],
    ['4', '3'],
    ['5', '4'],
  ]);
  expect(renamedFields(plain, withFieldNamed(plain, 0, 'day')).get('1')).toBe('day');
  expect(renamedFields(plain, withBoundaryMoved(plain, 4, 6)).get('2')).toBe('2');
});
