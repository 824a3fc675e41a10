// The large day is what it says: four files of one size, one row in so many missing, and the engine finds just those.
import { expect, test } from 'vitest';
import { parseFile } from '../importing/parse-file.ts';
import { parseSettings } from '../settings/parse-settings.ts';
import { keepRows, runDays } from './in-memory-days.testing.ts';
import { largeDay } from './large.ts';

test('one row in so many is missing from one file in turn, all others agree', () => {
  const rows = 4_000;
  const day = largeDay({ seed: 1, rows });
  const settings = parseSettings(day.settingsText, 'settings.yaml');
  if (!settings.ok) throw new Error(settings.problem.message);
  const parsed = day.files.map(({ name: fileName, bytes, source, channel }) => {
    const file = parseFile({
      fileName,
      bytes,
      source,
      channel,
      profile: null,
      encoding: null,
      settings: settings.value,
      today: '2026-11-30',
    });
    if (!file.ok) throw new Error(file.problem.message);
    return file.value.rows;
  });
  const odd = rows / day.oddEvery / 4;
  expect(parsed.map((file) => file.length)).toEqual([rows - odd, rows - odd, rows - odd, rows - odd]);
  const counts = new Map<string, number>();
  for (const { results } of runDays(settings.value, keepRows(parsed), ['2026-11-16']))
    for (const { stage, outcome, reason } of results) {
      const name = `${stage} ${outcome} ${reason}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  expect(Object.fromEntries(counts)).toEqual({
    'channel matched ': rows - 2 * odd,
    'channel downstream_only absent': odd,
    'channel upstream_only absent': odd,
    'business matched ': rows - odd,
    'business downstream_only absent': odd,
    'fund matched ': rows - 2 * odd,
    'fund downstream_only absent': odd,
    'fund upstream_only absent': odd,
  });
});
