import { expect, test } from 'vitest';
import type { ActionKind } from '../../shared/model/action.ts';
import { actionWords, stepWords, subjectWords } from './step-words.ts';

const term = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
  `<${[key, ...Object.values(values)].join(' ')}>`;
const many = (count: number, of: string) => `${count} ${of}`;

test('a decision goes by its own name, and its items are the subject', () => {
  const step = { action: 'decide', subject: 'write_off WX1 and 2 more' } as const;
  expect(actionWords(step, term)).toBe('<decision.write_off>');
  expect(subjectWords(step, term)).toBe('<subject.more WX1 2>');
  expect(stepWords(step, term, many)).toBe('<decision.write_off> 3 items');
  expect(stepWords({ action: 'decide', subject: 'carry B1' }, term, many)).toBe('<decision.carry> B1');
});

test('other actions go by their kind; several files are counted, one is named', () => {
  expect(
    stepWords(
      { action: 'export', subject: `2026-11-20 B20261120-1 manifest.json sha256 ${'a'.repeat(64)}` },
      term,
      many,
    ),
  ).toBe('<action.export> 2026-11-20 B20261120-1');
  expect(stepWords({ action: 'run', subject: '2026-11-20' }, term, many)).toBe('<action.run> 2026-11-20');
  expect(stepWords({ action: 'import', subject: 'a.csv, b.csv' }, term, many)).toBe('<action.import> 2 files');
  expect(stepWords({ action: 'import', subject: 'my bill.csv' }, term, many)).toBe('<action.import> my bill.csv');
  expect(stepWords({ action: 'policies', subject: '' }, term, many)).toBe('<action.policies>');
});

test('an undo says which step it was about, in words', () => {
  const words = (action: ActionKind, subject: string) => subjectWords({ action, subject }, term);
  expect(words('undo', '5 decide carry B1')).toBe('5 · <decision.carry> B1');
  expect(words('undo', '6 replace 2 a.csv -> b.csv')).toBe('6 · <action.replace> a.csv → b.csv');
  expect(words('undo', '7 policies')).toBe('7 · <action.policies>');
  expect(words('undo', 'something else')).toBe('something else');
  expect(words('undo_decision', '6 carry WX1')).toBe('<decision.carry> WX1');
  expect(words('undo', '7 approve 6 carry WX1')).toBe('7 · <action.approve> <decision.carry> WX1');
  expect(words('settle_rejects', '3 orders.csv 3,4')).toBe('orders.csv 3,4');
});

test('sentences of the engine are said in words of the screen', () => {
  const words = (action: ActionKind, subject: string) => subjectWords({ action, subject }, term);
  expect(words('sample', 'seed 20261119, 3 days, 400 rows')).toBe('<subject.sample 20261119 3 400>');
  expect(words('encryption', 'in clear')).toBe('<subject.inClear>');
  expect(words('trust', 'wang: key AB in place of CD')).toBe('<subject.otherKey wang AB CD>');
  expect(words('make_package', 'package 0123456789 abc: 4 5')).toBe('<subject.packaged 01234567 4 5>');
  expect(words('merge_package', 'package 0123456789 checked by wang (AB CD): 3 approved, 0 rejected, 1 left out')).toBe(
    '<subject.merged 01234567 wang 3 0 1>',
  );
});
