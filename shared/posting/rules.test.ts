// Every posting rule has its words, and no words are left of rules that are gone.
import { expect, test } from 'vitest';
import { RULE_LABELS } from '../model/rule-labels.ts';
import { DEFAULT_POSTING_RULES } from './rules.ts';

test('posting rules and their labels are the same', () => {
  expect(Object.keys(RULE_LABELS).sort()).toEqual(Object.keys(DEFAULT_POSTING_RULES).sort());
});
