// Real sample files of Chinese wallets, UnionPay and banks, where the folder with them lies beside the project; else skipped.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ParsedFile } from '../../model/import.ts';
import { linesTie, parse } from '../importing.testing.ts';
import { CHINESE_SETTINGS } from './chinese.testing.ts';

const SAMPLES = path.resolve(import.meta.dirname, '../../../../shared/handbook/samples');
const isAbsent = !existsSync(SAMPLES);
if (isAbsent) console.log('corpus test skipped: no sample folder beside the project');

const bytesOf = (name: string) => new Uint8Array(readFileSync(path.join(SAMPLES, name)));
const read = (name: string, fileName = name) => parse(bytesOf(name), { fileName, settings: CHINESE_SETTINGS });
const sumsOf = (file: ParsedFile) =>
  file.sums.map(({ kind, direction, currency, count, amount, fee }) =>
    [kind ?? direction, currency, count, amount, ...(fee === null ? [] : [fee])].join(' '),
  );

/** File, profile, encoding, rows, left out, proof, sums in minor units. None has a reject. */
const EXPECTED: readonly (readonly [string, string, string, number, number, string, readonly string[]])[] = [
  ['wechat/trade-all-2019.csv', 'wechat-trade', 'utf-8', 1, 0, 'contradicted', ['payment CNY 1 600 4']],
  ['wechat/trade-all-2021-v3.csv', 'wechat-trade', 'utf-8', 3, 0, 'proven', ['payment CNY 3 3 0']],
  ['wechat/trade-refund-2019.csv', 'wechat-trade', 'utf-8', 1, 0, 'contradicted', ['refund CNY 1 1 0']],
  ['wechat/fundflow-2021-v3.csv', 'wechat-fund', 'utf-8', 2, 0, 'contradicted', ['D CNY 2 2']],
  [
    'wechat/personal-export.csv',
    'wechat-personal',
    'utf-8',
    16,
    11,
    'contradicted',
    ['C CNY 5 2849', 'D CNY 11 290453'],
  ],
  [
    'alipay/merchant-trade-2019.csv',
    'alipay-trade',
    'gb18030',
    10,
    0,
    'proven',
    ['payment CNY 6 6 0', 'refund CNY 4 4 0'],
  ],
  [
    'alipay/personal-export-gbk.csv',
    'alipay-personal',
    'gb18030',
    5,
    5,
    'contradicted',
    ['C CNY 1 22222850', 'D CNY 4 16164'],
  ],
  ['unionpay/zm-wap-2014.txt', 'unionpay-zm', 'gb18030', 5, 0, 'unproven', ['payment CNY 5 5 0']],
  [
    'unionpay/ebi-channel-pipe-2014.txt',
    'unionpay-ebi-pipe',
    'gb18030',
    2,
    0,
    'contradicted',
    ['payment CNY 2 400600 1202'],
  ],
  ['cn-channel-file/bob-2011.xml', 'bob-channel', 'gb18030', 14, 0, 'unproven', ['payment CNY 14 120000']],
  [
    'cn-channel-file/boc-2015.txt',
    'boc-channel',
    'utf-8',
    4,
    0,
    'contradicted',
    ['payment CNY 2 20300', 'refund CNY 2 102800'],
  ],
  ['cn-channel-file/ccb-b2c-2012.txt', 'ccb-channel', 'gb18030', 9, 0, 'proven', ['payment CNY 9 102']],
  [
    'cn-channel-file/citic-card-2013.txt',
    'citic-card',
    'utf-8',
    10,
    0,
    'contradicted',
    ['payment CNY 6 436750', 'refund CNY 4 1787600'],
  ],
  ['cn-channel-file/cmbc-2014-full.csv', 'cmbc-channel', 'gb18030', 35, 0, 'proven', ['payment CNY 35 247312']],
  ['cn-channel-file/icbc-b2c-2011.txt', 'icbc-b2c', 'gb18030', 5, 0, 'unproven', ['payment CNY 5 41']],
  [
    'cn-channel-file/jsb-2015.tsv',
    'jsb-channel',
    'gb18030',
    5,
    0,
    'contradicted',
    ['payment CNY 3 25000 0', 'refund CNY 2 15000 0'],
  ],
  ['cn-channel-file/psbc-2012.txt', 'iper-channel', 'utf-8', 2, 0, 'contradicted', ['payment CNY 2 10001 72']],
  ['cn-channel-file/spdb-2014.txt', 'iper-channel', 'gb18030', 1, 0, 'proven', ['payment CNY 1 1 0']],
];

test.skipIf(isAbsent).each(EXPECTED)('%s', (name, profile, encoding, rows, leftOut, proof, sums) => {
  const file = read(name);
  expect(file).toMatchObject({ profile, encoding, proof, rejects: [] });
  expect(file.rows).toHaveLength(rows);
  expect(file.leftOut.reduce((count, one) => count + one.count, 0)).toBe(leftOut);
  expect(sumsOf(file)).toEqual(sums);
  expect(linesTie(file)).toBe(true);
});

test.skipIf(isAbsent)('the institution file takes its year from its name', () => {
  const file = read('unionpay/acom-pos-4rows.txt', 'IND18060901ACOMN');
  expect(file).toMatchObject({ profile: 'unionpay-acom', rejects: [], proof: 'unproven' });
  expect(sumsOf(file)).toEqual(['payment CNY 4 99502']);
  expect(file.rows.map((row) => row.amount)).toEqual([2, 40000, 29800, 29700]);
});

test.skipIf(isAbsent)(
  'under a name without a date the institution file still gives its rows, and says that the year is a guess',
  () => {
    const file = read('unionpay/acom-pos-4rows.txt');
    expect(file).toMatchObject({ profile: 'unionpay-acom', rejects: [], linesRead: 4, headerFooter: 0 });
    expect(sumsOf(file)).toEqual(['payment CNY 4 99502']);
    expect(file.warnings.map(({ message }) => message).join()).toContain('its dates have no year');
  },
);

test.skipIf(isAbsent)('all rows of the CMBC file clear on the day of its head', () => {
  const file = read('cn-channel-file/cmbc-2014-full.csv');
  expect(file).toMatchObject({ linesRead: 44, headerFooter: 9 });
  expect(new Set(file.rows.map((row) => (row.source === 'funds' ? '' : row.clearingDate)))).toEqual(
    new Set(['2014-08-27']),
  );
});

test.skipIf(isAbsent)('what the files say beside their rows', () => {
  expect(read('cn-channel-file/spdb-2014.txt').rows[0]).toMatchObject({ channelNo: '9200098507' });
  expect(read('unionpay/zm-wap-2014.txt').rows[0]).toMatchObject({
    clearingDate: '2014-06-18',
    time: '2014-06-18T14:56:43',
  });
  expect(read('alipay/merchant-trade-2019.csv').declared.every(({ agrees }) => agrees)).toBe(true);
  expect(
    read('cn-channel-file/psbc-2012.txt')
      .warnings.map(({ message }) => message)
      .join(),
  ).toContain('separators');
});
