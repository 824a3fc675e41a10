import { expect, test } from 'vitest';
import { shippedProfiles } from '../../shared/importing/profiles/shipped.ts';
import { chineseSentence } from './engine-sentences.ts';

const REASONS = [...new Set(shippedProfiles().flatMap(({ rows }) => rows.flatMap(({ skip }) => skip ?? [])))];

test.each(REASONS)('%s', (reason) => {
  expect(chineseSentence(reason)).toMatch(/\p{Script=Han}/u);
});
