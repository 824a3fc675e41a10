// Real CAMT documents, where the folder with them lies beside the project. Skipped where it does not; the project's own fixtures are in the other test.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { camt } from '../formats/camt.ts';
import { read } from '../statements/reading.testing.ts';

const SAMPLES = path.resolve(import.meta.dirname, '../../../../shared/handbook/samples/camt');
const isAbsent = !existsSync(SAMPLES);
if (isAbsent) console.log('corpus test skipped: no sample folder beside the project');

/** File, proof, then each row signed with its currency in minor units, entries left out, declared totals that do not agree. */
const EXPECTED: readonly (readonly [string, string, readonly string[], number, readonly string[]])[] = [
  ['camt052.v6.xml', 'unproven', [], 1, []],
  ['camt053.v2.all-balance-types.xml', 'contradicted', ['+885 EUR'], 0, ['4.04 9.86']],
  ['camt053.v2.multi.statement.xml', 'proven', ['+885 EUR', '-700 EUR'], 0, []],
  ['camt053.v8.xml', 'contradicted', ['+885 EUR'], 0, ['-27.00 SEK 27.00']],
  ['camt054.v4.xml', 'contradicted', ['-20000000 SEK'], 0, ['2 3', '6.30 9.50']],
  [
    'oca_test-camt053.xml',
    'contradicted',
    ['-75425 EUR', '-56405 EUR', '-10000 EUR', '+140531 EUR'],
    0,
    ['15121.12 15555.28'],
  ],
];

test.skipIf(isAbsent).each(EXPECTED)('%s', (name, proof, rows, leftOut, disagreeing) => {
  const body = read(camt, new Uint8Array(readFileSync(path.join(SAMPLES, name))));
  expect(body.proof).toBe(proof);
  expect(
    body.entries.map(({ direction, amount, currency }) => `${direction === 'C' ? '+' : '-'}${amount} ${currency}`),
  ).toEqual(rows);
  expect(body.rejects).toEqual([]);
  expect(body.leftOut.reduce((sum, { count }) => sum + count, 0)).toBe(leftOut);
  expect(
    body.declared.filter(({ agrees }) => !agrees).map(({ declared, computed }) => `${declared} ${computed}`),
  ).toEqual(disagreeing);
});
