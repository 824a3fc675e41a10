// Real archives and workbooks, where the folder with them lies beside the project. Skipped where it does not; the project's own fixtures are in the other tests.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { unwrapped } from './wrappers.testing.ts';

const SAMPLES = path.resolve(import.meta.dirname, '../../../../shared/handbook/samples/xlsx-xls-zip');
const isAbsent = !existsSync(SAMPLES);
if (isAbsent) console.log('corpus test of wrappers skipped: no sample folder beside the project');

/** File, what comes out of it with its number of lines, and how one line begins. */
const EXPECTED: readonly (readonly [string, readonly (readonly [string, number])[], string])[] = [
  [
    'example-citic-records.xls',
    [['本期账单明细(人民币)', 15]],
    '2024-11-09,2024-11-09,支付宝－北京嘀嘀无限科技发展有限公司,6688,人民币,人民币,5.90,5.90',
  ],
  [
    'example-wechat-personal-records.xlsx',
    [
      ['example-wechat-records', 45],
      ['Sheet1', 45],
    ],
    '2019-09-26 12:45:27,商户消费,云膳过桥米线(传奇广场店),总共消费:28.16,支出,¥28.16,中国银行(1234)',
  ],
  [
    'meta_data_separated_credit_debit.xlsx',
    [['meta_data_separated_credit_debi', 10]],
    '01/04/20,UNIQUE OP 1,LABEL 1,"-50,00",,DETAILS 1',
  ],
  [
    'oca_test-camt053.zip',
    [
      ['test-camt053_02.xml', 241],
      ['test-camt053_03.xml', 241],
    ],
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">',
  ],
];

test.skipIf(isAbsent).each(EXPECTED)('%s', (file, expected, line) => {
  const { files } = unwrapped(file, new Uint8Array(readFileSync(path.join(SAMPLES, file))));
  const texts = files.map(({ bytes }) => new TextDecoder().decode(bytes));
  const found = files.map(({ name }, index) => [
    name.replace(`${file}/`, ''),
    (texts[index]?.split('\n').length ?? 0) - 1,
  ]);
  expect(found).toEqual(expected);
  expect(files.flatMap(({ warnings }) => warnings)).toEqual([]);
  expect(texts.some((text) => text.split('\n').some((own) => own.startsWith(line)))).toBe(true);
});
