import { expect, test } from 'vitest';
import { actionWords, stepWords, subjectWords } from './step-words.ts';

const term = (key: string) => `<${key}>`;
const many = (count: number, of: string) => `${count} ${of}`;

test('a decision goes by its own name, and its breaks are the subject', () => {
  const step = { action: 'decide', subject: 'write_off B1 B2 B3' } as const;
  expect(actionWords(step, term)).toBe('<decision.write_off>');
  expect(subjectWords(step, term)).toBe('B1 B2 B3');
  expect(stepWords(step, term, many)).toBe('<decision.write_off> 3 items');
  expect(stepWords({ action: 'decide', subject: 'carry B1' }, term, many)).toBe('<decision.carry> B1');
});

test('other actions go by their kind; several files are counted, one is named', () => {
  expect(stepWords({ action: 'run', subject: '2026-11-20' }, term, many)).toBe('<action.run> 2026-11-20');
  expect(stepWords({ action: 'import', subject: 'a.csv, b.csv' }, term, many)).toBe('<action.import> 2 files');
  expect(stepWords({ action: 'import', subject: 'my bill.csv' }, term, many)).toBe('<action.import> my bill.csv');
  expect(stepWords({ action: 'policies', subject: '' }, term, many)).toBe('<action.policies>');
});

test('an undo says which step it was about, in words', () => {
  const words = (action: 'undo' | 'replace' | 'settle_rejects', subject: string) =>
    subjectWords({ action, subject }, term);
  expect(words('undo', '5 decide carry B1')).toBe('5 · <decision.carry> B1');
  expect(words('undo', '6 replace 2 a.csv -> b.csv')).toBe('6 · <action.replace> a.csv → b.csv');
  expect(words('undo', '7 policies')).toBe('7 · <action.policies>');
  expect(words('undo', 'something else')).toBe('something else');
  expect(words('settle_rejects', '3 orders.csv 3,4')).toBe('orders.csv 3,4');
});
