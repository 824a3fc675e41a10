// Generated days through the real importers and the real engine, compared row by row with the truth that was told when they were made.
import { describe, expect, test } from 'vitest';
import { parseFile } from '../importing/parse-file.ts';
import type { ParsedFile } from '../model/import.ts';
import type { Settings } from '../model/settings.ts';
import { parseSettings } from '../settings/parse-settings.ts';
import type { SampleFile } from './day-files.ts';
import { keepRows, runDays, truthLine } from './in-memory-days.testing.ts';
import { seededRandom } from './random.ts';
import { type SampleOptions, sampleDays } from './sample-days.ts';

function settingsOf(text: string): Settings {
  const parsed = parseSettings(text, 'settings.yaml');
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
}

function parsed(file: SampleFile, settings: Settings): ParsedFile {
  const { name: fileName, bytes, source, channel } = file;
  const result = parseFile({
    fileName,
    bytes,
    source,
    channel,
    profile: null,
    encoding: null,
    settings,
    today: '2026-11-30',
  });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

interface Compared {
  readonly told: readonly string[];
  readonly said: readonly string[];
}

/** The truth and the engine's word for it, both in contract order. `shuffleSeed` null leaves files and rows in their order. */
function compare(options: SampleOptions, shuffleSeed: number | null): Compared {
  const sample = sampleDays(options);
  const settings = settingsOf(sample.settingsText);
  const dates = [...new Set(sample.files.map(({ date }) => date))];
  const files = sample.files.map((file) => parsed(file, settings).rows);
  const random = seededRandom(shuffleSeed ?? 0);
  const shuffle = <T>(items: readonly T[]): T[] =>
    items
      .map((item) => ({ item, key: random.next() }))
      .sort((left, right) => left.key - right.key)
      .map(({ item }) => item);
  const records = keepRows(shuffleSeed === null ? files : shuffle(files).map(shuffle));
  const said = runDays(settings, records, dates).flatMap(({ results }) => results.map(truthLine));
  return { told: sample.truthCsv.trimEnd().split('\n').slice(1), said };
}

function expectEqual({ told, said }: Compared): void {
  const [toldRows, saidRows] = [new Set(told), new Set(said)];
  const onlyTold = told.filter((row) => !saidRows.has(row));
  const onlySaid = said.filter((row) => !toldRows.has(row));
  expect({ onlyTold, onlySaid }).toEqual({ onlyTold: [], onlySaid: [] });
  expect(said).toEqual(told);
}

describe('the engine says what was told', () => {
  for (const first of [1, 7])
    test(`small samples, seeds ${first} to ${first + 5}`, () => {
      for (let seed = first; seed < first + 6; seed += 1) expectEqual(compare({ seed, rows: 120, days: 5 }, null));
    });

  test('3,000 rows a day', () => expectEqual(compare({ seed: 101, rows: 3000, days: 3 }, null)));

  test('with files and rows in any order', () => {
    for (const seed of [1, 2, 3]) expectEqual(compare({ seed, rows: 120, days: 5 }, seed * 977));
  });

  test('over weekends, from other weekdays, with few rows', () => {
    for (const seed of [11, 12]) expectEqual(compare({ seed, rows: 90, days: 12 }, null));
    for (const seed of [21, 22]) expectEqual(compare({ seed, rows: 60, days: 6, firstDate: '2026-12-31' }, null));
    for (const seed of [31, 32]) expectEqual(compare({ seed, rows: 0, days: 7, firstDate: '2027-02-25' }, null));
    for (const seed of [41, 42]) expectEqual(compare({ seed, rows: 300, days: 1 }, null));
  });
});

test('the importers take every generated file whole: no rejects, no contradicted totals', () => {
  const sample = sampleDays({ seed: 7, rows: 120, days: 6 });
  const settings = settingsOf(sample.settingsText);
  const read = sample.files.map((file) => ({ file, ...parsed(file, settings) }));
  expect(read.filter(({ rejects }) => rejects.length > 0).map(({ file, rejects }) => [file.name, rejects[0]])).toEqual(
    [],
  );
  expect(
    read.filter(({ proof }) => proof === 'contradicted').map(({ file, declared }) => [file.name, declared]),
  ).toEqual([]);
  expect(read.filter(({ file, source }) => source !== file.source).map(({ file }) => file.name)).toEqual([]);
  const forms = new Set(read.map(({ profile, proof }) => `${profile} ${proof}`));
  expect([...forms].filter((form) => form.endsWith(' proven'))).toHaveLength(3);
});
