import { expect, test } from 'vitest';
import type { EngineClient } from '../../../../shared/contract/engine-client.ts';
import { previewOf } from '../files.testing.ts';
import { plainProfile } from '../mapping/plain-profile.ts';
import { changeWork, workOf } from '../staging/staged-files.ts';
import { readingWith } from './use-reading.ts';

const DRAFT = { ...plainProfile('bank'), title: 'draft' };

/** Finds a draft in every encoding but UTF-8, and reads whatever is no known profile. */
function fakeEngine(): EngineClient {
  const refused = { ok: false, problem: { code: 'not-recognised', message: 'bill.csv: no.' } };
  const call = async (method: string, args: { encoding?: string; reading?: { profile: string | null } }) => {
    if (method === 'profileDraft')
      return args.encoding === 'utf-8' ? refused : { ok: true, value: { profile: DRAFT, columns: [], missing: [] } };
    return args.reading?.profile == null ? { ok: true, value: previewOf() } : refused;
  };
  return { call, on: () => () => undefined, cancel: () => undefined } as unknown as EngineClient;
}

test('a chosen format reads in place of the draft, and says why where it refuses', async () => {
  const reading = readingWith(fakeEngine());
  await reading.draft(1, DRAFT);
  await reading.override(1, { profile: 'east' });
  expect(workOf(1).reading).toMatchObject({ profile: 'east', draft: null });
  expect(workOf(1).problem?.message).toBe('bill.csv: no.');
});

test('an encoding in which nothing is found costs the draft nothing once it is taken back', async () => {
  const reading = readingWith(fakeEngine());
  await reading.draft(2, DRAFT);
  changeWork(2, { byHand: new Map([['单号', 'channel_no']]) });
  await reading.override(2, { encoding: 'utf-8' });
  expect(workOf(2)).toMatchObject({ reading: { draft: null }, lastDraft: DRAFT });
  await reading.override(2, { encoding: null });
  expect(workOf(2).reading.draft?.title).toBe('draft');
  expect(workOf(2)).toMatchObject({ guessProblem: null, byHand: new Map([['单号', 'channel_no']]) });
});
