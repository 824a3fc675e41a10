// Real sample files, where the folder with them lies beside the project. Skipped where it does not; the project's own fixtures are in the other tests.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ParsedFile } from '../model/import.ts';
import { linesTie, parse, refusalOf } from './importing.testing.ts';

const SAMPLES = path.resolve(import.meta.dirname, '../../../shared/handbook/samples');
const isAbsent = !existsSync(SAMPLES);
if (isAbsent) console.log('corpus test skipped: no sample folder beside the project');

const bytesOf = (name: string) => new Uint8Array(readFileSync(path.join(SAMPLES, name)));
const sumsOf = (file: ParsedFile) =>
  file.sums.map(({ kind, direction, currency, count, amount, fee }) =>
    [kind ?? direction, currency, count, amount, ...(fee === null ? [] : [fee])].join(' '),
  );

/** File, rows, rejects, proof, sums in minor units. */
const EXPECTED: readonly (readonly [string, number, number, string, readonly string[]])[] = [
  ['wechat/trade-all-2019.csv', 1, 0, 'contradicted', ['payment CNY 1 600 4']],
  ['wechat/trade-all-2021-v3.csv', 3, 0, 'proven', ['payment CNY 3 3 0']],
  ['wechat/trade-refund-2019.csv', 1, 0, 'contradicted', ['refund CNY 1 1 0']],
  ['cn-channel-file/cmbc-2014-full.csv', 35, 0, 'proven', ['payment CNY 35 247312']],
];

test.skipIf(isAbsent).each(EXPECTED)('%s', (name, rows, rejects, proof, sums) => {
  const file = parse(bytesOf(name));
  expect(file.rows).toHaveLength(rows);
  expect(file.rejects).toHaveLength(rejects);
  expect(file.proof).toBe(proof);
  expect(sumsOf(file)).toEqual(sums);
  expect(linesTie(file)).toBe(true);
});

test.skipIf(isAbsent)('the CMBC file is GB18030 and all of its rows clear on the day of its head', () => {
  const file = parse(bytesOf('cn-channel-file/cmbc-2014-full.csv'));
  expect(file).toMatchObject({ encoding: 'gb18030', linesRead: 44, headerFooter: 9 });
  expect(new Set(file.rows.map((row) => (row.source === 'funds' ? '' : row.clearingDate)))).toEqual(
    new Set(['2014-08-27']),
  );
});

test.skipIf(isAbsent).each([
  ['cn-channel-file/bob-2011.xml', 'XML'],
  ['xlsx-xls-zip/example-citic-records.xls', '.xls'],
  ['xlsx-xls-zip/oca_test-camt053.zip', 'zip'],
])('%s is refused by name', (name, expected) => {
  expect(refusalOf(bytesOf(name))).toContain(expected);
});
