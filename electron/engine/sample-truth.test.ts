// Made-up days against the truth that was told when they were made: every result of every stage, for several seeds.
import { expect, test } from 'vitest';
import { sampleDays } from '../../shared/sampling/sample-days.ts';
import { resultsOfDay } from '../workspace/tables/results.ts';
import { answerOf, bench, run } from './engine.testing.ts';
import { keepRequests } from './files/import-cases.ts';

const HEADER = 'clearing_date,stage,channel,outcome,reason,upstream_keys,downstream_keys';

async function saidBy(options: { seed: number; rows: number; days: number }) {
  const sample = sampleDays(options);
  const one = await bench(sample.settingsText);
  const { database } = one.workspace;
  const said: string[] = [];
  for (const date of [...new Set(sample.files.map((file) => file.date))].sort()) {
    answerOf(
      one.workspace.action(() => {
        for (const file of sample.files.filter((each) => each.date === date))
          answerOf(
            keepRequests(
              one.context,
              [{ ...file, fileName: file.name, profile: null, encoding: null, mayBeLeftOut: false }],
              [],
            ),
          );
        return { ok: true, value: null };
      }),
    );
    run(one, date);
    for (const { result } of resultsOfDay(database, date))
      said.push(
        [
          ...[result.clearingDate, result.stage, result.channel, result.outcome, result.reason],
          ...[result.upstreamKeys.join('|'), result.downstreamKeys.join('|')],
        ].join(','),
      );
  }
  return { said: said.sort(), truth: sample.truthCsv.trim().split(/\r?\n/) };
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])('seed %i: every outcome is as it was made', async (seed) => {
  const { said, truth } = await saidBy({ seed, rows: 60, days: 6 });
  expect(truth[0]).toBe(HEADER);
  expect(said).toEqual(truth.slice(1).sort());
});
