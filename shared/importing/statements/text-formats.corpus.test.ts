// Real sample files of the text formats, where the folder with them lies beside the project. Skipped, and said so, where it does not.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { controlSums } from '../control-sums.ts';
import type { StatementFormat } from '../format.ts';
import { STATEMENT_FORMATS } from '../formats/all.ts';
import { bai2 } from '../formats/bai2.ts';
import { coda } from '../formats/coda.ts';
import { mt940 } from '../formats/mt940.ts';
import { ofx } from '../formats/ofx.ts';
import { qif } from '../formats/qif.ts';
import { linesTie, parse } from '../importing.testing.ts';
import { previewLines } from '../preview-lines.ts';
import { readSourceText } from '../source-text.ts';
import { read, sourceText } from './reading.testing.ts';

const SAMPLES = path.resolve(import.meta.dirname, '../../../../shared/handbook/samples');
const isAbsent = !existsSync(SAMPLES);
if (isAbsent) console.log('corpus test of text formats skipped: no sample folder beside the project');

const bytesOf = (name: string) => new Uint8Array(readFileSync(path.join(SAMPLES, name)));

/** Format, file, rows, rejects, proof, sums in minor units. */
const EXPECTED: readonly (readonly [StatementFormat, string, number, number, string, readonly string[]])[] = [
  [bai2, 'bai2/sample1.txt', 17, 0, 'proven', ['C CAD 5 320000', 'D CAD 12 320000']],
  [bai2, 'bai2/sample3.txt', 26, 0, 'proven', ['C USD 13 39713', 'D USD 13 59418']],
  [coda, 'coda/sample1.cod', 4, 0, 'proven', ['C EUR 4 8000']],
  [coda, 'coda/sample6.cod', 2, 1, 'contradicted', ['C EUR 2 453564']],
  [ofx, 'ofx/oca_test_ofx.ofx', 4, 0, 'unproven', ['D USD 4 36000']],
  [ofx, 'ofx/stmtrs.ofx', 2, 0, 'unproven', ['D USD 2 50000']],
  [qif, 'qif/oca_test_qif.qif', 5, 0, 'unproven', ['D CNY 5 189609']],
  [qif, 'qif/test.qif', 6, 0, 'unproven', ['C CNY 3 9950', 'D CNY 3 13500']],
  [mt940, 'mt940/ASNB_mt940.txt', 8, 0, 'proven', ['C EUR 3 282890', 'D EUR 5 277196']],
  [mt940, 'mt940/betterplace_sepa_mt9401.sta', 97, 0, 'proven', ['C EUR 41 518847494', 'D EUR 56 1445761084']],
  [mt940, 'mt940/citi_mt940.txt', 5, 0, 'proven', ['C USD 2 0', 'D USD 3 114275']],
  [
    mt940,
    'mt940/cmxl_mt940.sta',
    16,
    0,
    'proven',
    ['C DEM 4 4939674', 'D DEM 7 4930944', 'C EUR 1 300000', 'D EUR 1 80000', 'C PLN 2 2004000', 'D PLN 1 1000000'],
  ],
  [mt940, 'mt940/jejik_abnamro.sta', 10, 0, 'contradicted', ['D EUR 10 34593']],
  [mt940, 'mt940/jejik_ing.sta', 7, 0, 'contradicted', ['C EUR 2 468', 'D EUR 5 5027']],
  [mt940, 'mt940/mBank_mt942.sta', 3, 0, 'proven', ['C PLN 3 3']],
  [mt940, 'mt940/self-provided_february_30.sta', 1, 0, 'proven', ['D EUR 1 600']],
  [mt940, 'mt940/test-ing.940', 8, 0, 'proven', ['C EUR 4 3658', 'D EUR 4 13446']],
];

test.skipIf(isAbsent).each(EXPECTED)('$1', (format, name, rows, rejects, proof, sums) => {
  const body = read(format, bytesOf(name), { fileName: name });
  expect([body.rows.length, body.rejects.length, body.proof]).toEqual([rows, rejects, proof]);
  expect(
    controlSums(body.rows).map(
      ({ direction, currency, count, amount }) => `${direction} ${currency} ${count} ${amount}`,
    ),
  ).toEqual(sums);
});

test.skipIf(isAbsent).each(EXPECTED)('$1 is detected, and the preview shows each of its lines once', (format, name) => {
  const file = parse(bytesOf(name), { fileName: name });
  expect(file).toMatchObject({ profile: format.name, source: 'funds' });
  expect(linesTie(file)).toBe(true);
  expect(previewLines(file, bytesOf(name), 0, 1000).rows).toHaveLength(Math.min(1000, file.linesRead));
});

test.skipIf(isAbsent)('no statement format takes the file of another, or one that is read by a profile', () => {
  const ofProfiles = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:csv|tsv|txt)$/.test(name),
  );
  for (const name of new Set([...EXPECTED.map(([, file]) => file), ...ofProfiles])) {
    const text = readSourceText(name, bytesOf(name), null);
    const taking = text.ok ? STATEMENT_FORMATS.filter((format) => format.recognise(text.value) !== null) : [];
    const own = EXPECTED.filter(([, file]) => file === name).map(([format]) => format.name);
    expect([name, ...taking.map((format) => format.name)]).toEqual([name, ...own]);
  }
});

test.skipIf(isAbsent)('a line of another code is no BAI2', () => {
  expect(bai2.recognise(sourceText(bytesOf('bai2/sample-parseError.txt')))).toBeNull();
});
