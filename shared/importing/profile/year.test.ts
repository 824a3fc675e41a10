import { expect, test } from 'vitest';
import { assumedDay } from './year.ts';

const TODAY = '2026-11-22';

test.each([
  ['acom_20180610.txt', '2018-06-10'],
  ['a/2018-06-10 acom.txt', '2018-06-10'],
  ['IND18060802ACOMN', '2018-06-08'],
  ['180608.txt', '2018-06-08'],
])('the date in the name %s', (name, day) => {
  expect(assumedDay(name, TODAY)).toEqual({ day, isGuess: false });
});

test.each(['copy.txt', 'a20991231.txt', '20181399.txt', '872310045110201.txt', '20180610/copy.txt'])(
  'no date in %s: the year that ends with the import',
  (name) => {
    expect(assumedDay(name, TODAY)).toEqual({ day: '2026-05-24', isGuess: true });
  },
);
