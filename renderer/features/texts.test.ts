// Both languages say the same things, and every text that a screen asks for by name is there.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Texts, TextTree } from '../i18n/start.ts';
import { booksTexts } from './books/books-texts.ts';
import { dayTexts } from './day/day-texts.ts';
import { filesTexts } from './files/files-texts.ts';
import { historyTexts } from './history/history-texts.ts';
import { keepingTexts } from './keeping/keeping-texts.ts';
import { peopleTexts } from './people/people-texts.ts';
import { runningTexts } from './running/running-texts.ts';
import { settingsTexts } from './settings/settings-texts.ts';
import { traceTexts } from './trace/trace-texts.ts';

const FEATURES: readonly (readonly [string, Texts])[] = [
  ['day', dayTexts],
  ['files', filesTexts],
  ['books', booksTexts],
  ['settings', settingsTexts],
  ['trace', traceTexts],
  ['people', peopleTexts],
  ['keeping', keepingTexts],
  ['history', historyTexts],
  ['running', runningTexts],
];

/** Every leaf as "path: placeholders in order of name". */
function leaves(tree: TextTree, before = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [`${before}${key}: ${[...new Set(value.match(/{{\w+}}/g) ?? [])].sort().join(' ')}`]
      : leaves(value, `${before}${key}.`),
  );
}

function askedFor(feature: string): string[] {
  const folder = path.join(import.meta.dirname, feature);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test(ing)?\.tsx?$/.test(file))
    .flatMap((file) =>
      [...readFileSync(path.join(folder, file), 'utf8').matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(
        (match) => match[1] ?? '',
      ),
    );
}

test.each(FEATURES)('%s says the same things in Chinese and English', (_, texts) => {
  expect(leaves(texts.zh).sort()).toEqual(leaves(texts.en).sort());
});

test.each(FEATURES)('%s has every text that its screens ask for', (feature, texts) => {
  const known = new Set(leaves(texts.en).map((leaf) => leaf.split(':')[0]?.replace(/_(one|other)$/, '')));
  const asked = askedFor(feature);
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.filter((key) => !known.has(key))).toEqual([]);
});
