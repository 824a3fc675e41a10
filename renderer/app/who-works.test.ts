import { expect, test } from 'vitest';
import type { PersonView } from '../../shared/contract/engine-api.ts';
import { entersByName, workingUser } from './who-works.ts';

const users = [
  { id: 'li', name: '李', role: 'maker' },
  { id: 'wang', name: '王', role: 'checker' },
] as const;
const [li, wang] = users;
const person = (user: (typeof users)[number], change: Partial<PersonView> = {}): PersonView => ({
  ...user,
  key: 'none',
  fingerprint: '',
  keySince: '',
  keyBy: '',
  signedIn: false,
  working: false,
  ...change,
});

test('the engine says who works; else it is the remembered one, else the first maker', () => {
  expect(workingUser({ users }, [person(li), person(wang, { working: true })], 'li')).toBe(wang);
  expect(workingUser({ users }, [person(li), person(wang)], 'wang')).toBe(wang);
  expect(workingUser({ users }, [], null)).toBe(li);
  expect(workingUser({ users: [] }, [], 'li')).toBeNull();
});

test('the chair is taken by name alone only while nobody has it and no passphrase is in the way', () => {
  expect(entersByName([person(li), person(wang)], li)).toBe('li');
  expect(entersByName([person(li, { key: 'own' })], li)).toBeNull();
  expect(entersByName([person(li, { key: 'trusted' })], li)).toBeNull();
  expect(entersByName([person(li), person(wang, { working: true })], li)).toBeNull();
  expect(entersByName([], li)).toBeNull();
  expect(entersByName([person(li)], null)).toBeNull();
});
