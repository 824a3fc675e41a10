import { expect, test } from 'vitest';
import { previewOf } from '../files.testing.ts';
import { headerPosition, importSteps } from './import-steps.ts';
import { attentions, linesHold, readiness } from './readiness.ts';

test('a clean file ties; rejects and contradicted totals want a look; the same content is refused', () => {
  expect(readiness(previewOf())).toBe('ties');
  expect(attentions(previewOf({ rejected: 1, proof: 'contradicted' }))).toEqual(['contradicted', 'rejects']);
  expect(readiness(previewOf({ rejected: 1 }))).toBe('attention');
  const again = previewOf({}, { duplicateOf: { id: 3, file: 'bill.csv', importedAt: '' } });
  expect(readiness(again)).toBe('refused');
});

test('the steps say where to look', () => {
  const states = (preview: ReturnType<typeof previewOf>) => importSteps(preview).map((step) => step.state);
  expect(states(previewOf())).toEqual(['done', 'done', 'done', 'done', 'done', 'later']);
  expect(states(previewOf({ rejected: 2 }))[4]).toBe('now');
  expect(headerPosition(previewOf())).toEqual({ headerLine: 1, before: 0 });
});

test('lines read are rows, rejects and the lines around them', () => {
  expect(linesHold({ linesRead: 3, rows: 2, rejected: 0, headerFooter: 1 })).toBe(true);
  expect(linesHold({ linesRead: 4, rows: 2, rejected: 0, headerFooter: 1 })).toBe(false);
});
