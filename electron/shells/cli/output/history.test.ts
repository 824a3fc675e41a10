// The table of the history keeps to a line that can be read, and says what it leaves out.
import { expect, test } from 'vitest';
import type { HistoryStep } from '../../../../shared/contract/engine-api.ts';
import { stepJson, stepTable } from './history.ts';

const step = (action: HistoryStep['action'], subject: string): HistoryStep => ({
  ...{ id: 1, at: '2026-11-20T00:00:01Z', user: 'li', action, subject, why: '' },
  ...{ state: 'done', undoable: 'yes', undoSaid: '', undoes: null },
});

const names = Array.from({ length: 30 }, (_, index) => `orders-2026-11-16-${10 + index}.csv`);

test('an import of many files is told by the first names and how many more there are', () => {
  const many = step('import', names.join(', '));
  expect(stepTable([many])).toContain(`${names.slice(0, 3).join(', ')} and 27 more`);
  expect(stepTable([many])).not.toContain(names[3]);
  expect(stepTable([many], true)).toContain(names.join(', '));
  expect(stepJson(many).subject).toBe(names.join(', '));
});

test('other long subjects are cut; short ones, and a comma in them, stay', () => {
  const text = `package 1, checked by wang: ${'x'.repeat(100)}`;
  expect(stepTable([step('merge_package', text)])).toContain(`${text.slice(0, 79)}…`);
  expect(stepTable([step('import', `${'y'.repeat(99)}.csv, b.csv`)])).toContain(`${'y'.repeat(79)}… and 1 more`);
  expect(stepTable([step('import', 'a.csv, b.csv')])).toMatch(/a\.csv, b\.csv$/m);
});
