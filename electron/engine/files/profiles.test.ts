// Users' profiles: checked, versioned, never in the way of what was read by an earlier version.
import { expect, test } from 'vitest';
import { answerOf, importFile, problemOf } from '../engine.testing.ts';
import { failures } from '../proof.testing.ts';
import { USE_CASES } from '../use-cases.ts';
import { OWN_FILE, OWN_PROFILE, openBench, text } from './files.testing.ts';

test('a profile is saved with a version of its own and read back as it was written', async () => {
  const { context } = await openBench();
  const saved = answerOf(USE_CASES.saveProfile(context, { text: OWN_PROFILE, user: 'li' }));
  expect(saved).toMatchObject({ name: 'own-bank', version: 1, origin: 'user', savedBy: 'li', isData: true });
  const shown = answerOf(USE_CASES.profile(context, { name: 'own-bank' }));
  expect(shown.text).toBe(OWN_PROFILE.replace('version: 7', 'version: 1'));
  expect(shown.profile.version).toBe(1);
  expect(answerOf(USE_CASES.saveProfile(context, { text: shown.text, user: 'wang' })).version).toBe(1);
  const changed = OWN_PROFILE.replace('Own bank', 'Our bank');
  expect(answerOf(USE_CASES.saveProfile(context, { text: changed, user: 'wang' }))).toMatchObject({ version: 2 });
  expect(answerOf(USE_CASES.profiles(context, undefined))[0]).toMatchObject({ name: 'own-bank', savedBy: 'wang' });
  const left = answerOf(USE_CASES.removeProfile(context, { name: 'own-bank', user: 'li' }));
  expect(left.some(({ origin }) => origin === 'user')).toBe(false);
  expect(problemOf(USE_CASES.profile(context, { name: 'own-bank' })).code).toBe('not-found');
  expect(answerOf(USE_CASES.saveProfile(context, { text: OWN_PROFILE, user: 'li' })).version).toBe(4);
});

test('shipped formats are listed, shown where they are data, and stay as they are', async () => {
  const { context } = await openBench();
  const all = answerOf(USE_CASES.profiles(context, undefined));
  expect(all).toContainEqual(expect.objectContaining({ name: 'wechat-trade', origin: 'shipped', isData: true }));
  expect(all).toContainEqual(expect.objectContaining({ name: 'mt940', origin: 'shipped', isData: false }));
  expect(answerOf(USE_CASES.profile(context, { name: 'wechat-trade' })).text).toContain('name: wechat-trade');
  expect(problemOf(USE_CASES.profile(context, { name: 'mt940' })).code).toBe('usage');
  const stolen = OWN_PROFILE.replace('own-bank', 'wechat-trade');
  expect(problemOf(USE_CASES.saveProfile(context, { text: stolen, user: 'li' }))).toMatchObject({
    code: 'not-allowed',
    line: stolen.split('\n').findIndex((line) => line.startsWith('name:')) + 1,
  });
  expect(problemOf(USE_CASES.removeProfile(context, { name: 'mt940', user: 'li' })).code).toBe('not-allowed');
  expect(problemOf(USE_CASES.removeProfile(context, { name: 'nothing', user: 'li' })).code).toBe('not-found');
});

test('a faulty profile is refused with its line and saved nowhere', async () => {
  const { context } = await openBench();
  const faulty = OWN_PROFILE.replace('source: bank', 'source: bnk');
  expect(problemOf(USE_CASES.saveProfile(context, { text: faulty, user: 'li' }))).toMatchObject({ line: 5 });
  expect(problemOf(USE_CASES.profileCheck(context, { text: faulty }))).toMatchObject({ line: 5 });
  expect(answerOf(USE_CASES.workspace(context, undefined)).revision).toBe(0);
});

test('what was imported is read again by the version of then', async () => {
  const made = await openBench();
  const { context, workspace } = made;
  answerOf(USE_CASES.saveProfile(context, { text: OWN_PROFILE, user: 'li' }));
  expect(answerOf(importFile(made, { fileName: 'own.csv', bytes: text(OWN_FILE) }))).toMatchObject({
    profile: 'own-bank',
    rows: 2,
  });
  answerOf(USE_CASES.saveProfile(context, { text: OWN_PROFILE.replaceAll('金额', '数额'), user: 'li' }));
  workspace.database.run(`UPDATE record SET amount = 501 WHERE channel_no = 'Z1'`);
  expect(failures(made).join()).toContain('1:2 Z1 (payment 500 CNY in the file, payment 501 CNY in the workspace)');
  answerOf(USE_CASES.removeProfile(context, { name: 'own-bank', user: 'li' }));
  expect(failures(made).join()).toContain('payment 500 CNY in the file');
});
