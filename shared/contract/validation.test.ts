import { expect, test } from 'vitest';
import { isMethod, validateArguments } from './validation.ts';

test('good arguments pass unchanged', () => {
  expect(validateArguments('reconcile', { date: '2026-11-20', stage: null })).toEqual({
    ok: true,
    value: { date: '2026-11-20', stage: null },
  });
  expect(validateArguments('workspace', undefined)).toEqual({ ok: true, value: undefined });
});

test.each([
  ['reconcile', { date: '2026-02-30', stage: null }, 'date'],
  ['reconcile', { date: '2026-02-20', stage: 'money' }, 'stage'],
  ['results', { date: '2026-02-20' }, 'stage'],
  ['rejects', { importId: 1.5, offset: 0, limit: 10 }, 'importId'],
  ['rejects', { importId: 1, offset: -1, limit: 10 }, 'offset'],
  ['importFile', { fileName: 'a', bytes: 'text', source: null, channel: null, profile: null, encoding: null }, 'bytes'],
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
