// Real sample files of the text formats, where the folder with them lies beside the project. Skipped, and said so, where it does not.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { controlSums } from '../control-sums.ts';
import type { StatementFormat } from '../format.ts';
import { bai2 } from '../formats/bai2.ts';
import { coda } from '../formats/coda.ts';
import { ofx } from '../formats/ofx.ts';
import { qif } from '../formats/qif.ts';
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

test.skipIf(isAbsent)('a line of another code is no BAI2', () => {
  expect(bai2.recognise(sourceText(bytesOf('bai2/sample-parseError.txt')))).toBeNull();
});
