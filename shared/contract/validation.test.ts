import { expect, test } from 'vitest';
import { isMethod, validateArguments } from './validation.ts';

test('good arguments pass unchanged', () => {
  expect(validateArguments('reconcile', { date: '2026-11-20', stage: null })).toEqual({
    ok: true,
    value: { date: '2026-11-20', stage: null },
  });
  expect(validateArguments('workspace', undefined)).toEqual({ ok: true, value: undefined });
});

const READING = { source: null, channel: null, profile: null, encoding: null, draft: null };
const DRAFT = { stagedId: 1, source: null, encoding: null, layout: null, headerLine: null };

test('a reading and a draft request pass with all their parts', () => {
  const layout = { type: 'fixed', separator: 1, fields: [{ name: 'a', length: 4 }], needed: 'a' };
  expect(validateArguments('profileDraft', { ...DRAFT, layout, headerLine: 0 }).ok).toBe(true);
  expect(validateArguments('importPreview', { stagedId: 1, reading: READING, offset: 0, limit: 1 }).ok).toBe(true);
});

test.each([
  ['reconcile', { date: '2026-02-30', stage: null }, 'date'],
  ['reconcile', { date: '2026-02-20', stage: 'money' }, 'stage'],
  ['results', { date: '2026-02-20' }, 'stage'],
  ['rejects', { importId: 1.5, offset: 0, limit: 10 }, 'importId'],
  ['rejects', { importId: 1, offset: -1, limit: 10 }, 'offset'],
  ['stageFiles', { files: [{ fileName: 'a', bytes: 'text' }] }, 'files.0.bytes'],
  ['importPreview', { stagedId: 1, reading: { ...READING, draft: [] }, offset: 0, limit: 1 }, 'reading.draft'],
  ['importPreview', { stagedId: 1, reading: { ...READING, source: 'bnk' }, offset: 0, limit: 1 }, 'reading.source'],
  ['profileDraft', { ...DRAFT, layout: { type: 'table' } }, 'layout.type'],
  ['original', { importId: 1, byteStart: 0, byteEnd: 9, around: 5000 }, 'around'],
] as const)('%s refuses %j', (method, args, field) => {
  expect(validateArguments(method, args)).toMatchObject({ ok: false, problem: { code: 'usage', field } });
});

test('an unknown argument is refused, and so is a name that objects have by themselves', () => {
  expect(validateArguments('day', { date: '2026-02-20', more: 1 })).toMatchObject({
    ok: false,
    problem: { code: 'usage' },
  });
  expect(isMethod('constructor')).toBe(false);
  expect(isMethod('day')).toBe(true);
});
