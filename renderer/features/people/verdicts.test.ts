import { expect, test } from 'vitest';
import type { PackagedDecision, PersonView } from '../../../shared/contract/engine-api.ts';
import { answerBar, approveSame, completeVerdicts, verdictFault } from './verdicts.ts';

const decision = (postingKey: string, replay: PackagedDecision['replay']) =>
  ({ postingKey, replay }) as unknown as PackagedDecision;
const same = decision('a', 'same');
const differs = decision('b', 'differs');
const absent = decision('c', 'absent');

test('rejecting wants a reason, and so does approving what differs here', () => {
  expect(verdictFault(same, { approve: null, note: 'x' })).toBe('unsaid');
  expect(verdictFault(same, { approve: true, note: '' })).toBeNull();
  expect(verdictFault(differs, { approve: true, note: ' ' })).toBe('differs-without-reason');
  expect(verdictFault(absent, { approve: true, note: '' })).toBeNull();
  expect(verdictFault(differs, { approve: true, note: 'seen on paper' })).toBeNull();
  expect(verdictFault(same, { approve: false, note: '' })).toBe('rejected-without-reason');
  expect(verdictFault(differs, { approve: false, note: 'wrong amount' })).toBeNull();
});

test('an answer is complete when nothing is unsaid', () => {
  const some = approveSame([same, differs], new Map());
  expect(completeVerdicts([same, differs], some)).toBeNull();
  const all = new Map(some).set('b', { approve: false, note: 'no' });
  expect(completeVerdicts([same, differs], all)).toEqual([
    { postingKey: 'a', approve: true, note: '' },
    { postingKey: 'b', approve: false, note: 'no' },
  ]);
});

test('what was said already stays said', () => {
  const said = new Map([['a', { approve: false, note: 'no' }]]);
  expect(approveSame([same, absent], said)).toEqual(said);
});

const opened = { maker: 'li', makerFingerprint: 'AAAA', isTrusted: true };
const person = (change: Partial<PersonView>): PersonView => ({
  id: 'wang',
  name: '王',
  role: 'checker',
  key: 'own',
  fingerprint: 'BBBB',
  keySince: '',
  keyBy: '',
  signedIn: true,
  working: true,
  ...change,
});

test('the maker never answers, not even under another name', () => {
  expect(answerBar(opened, person({}))).toBeNull();
  expect(answerBar(opened, person({ id: 'li', key: 'none', fingerprint: '' }))).toBe('maker');
  expect(answerBar(opened, person({ fingerprint: 'AAAA' }))).toBe('maker');
  expect(answerBar({ ...opened, makerFingerprint: '' }, person({ fingerprint: '', key: 'none' }))).toBe('no-key');
});

test('an answer wants a trusted maker and a signed-in checker', () => {
  expect(answerBar(opened, undefined)).toBe('nobody');
  expect(answerBar(opened, person({ role: 'maker' }))).toBe('no-checker');
  expect(answerBar({ ...opened, isTrusted: false }, person({}))).toBe('untrusted');
  expect(answerBar(opened, person({ key: 'trusted' }))).toBe('no-key');
  expect(answerBar(opened, person({ signedIn: false }))).toBe('signed-out');
});
