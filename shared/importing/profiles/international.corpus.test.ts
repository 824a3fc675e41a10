// Real sample files of bank account statements and international providers, where the folder with them lies beside the project; else skipped.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ParsedFile } from '../../model/import.ts';
import { linesTie, parse } from '../importing.testing.ts';
import { unwrap } from '../wrappers/unwrap.ts';
import { INTERNATIONAL_SETTINGS } from './international.testing.ts';

const SAMPLES = path.resolve(import.meta.dirname, '../../../../shared/handbook/samples');
const isAbsent = !existsSync(SAMPLES);
if (isAbsent) console.log('corpus test skipped: no sample folder beside the project');

const CONTROL = { onProgress: () => {}, isCancelled: () => false };

function read(name: string): ParsedFile {
  const opened = unwrap(path.basename(name), new Uint8Array(readFileSync(path.join(SAMPLES, name))), CONTROL);
  if (!opened.ok) throw new Error(opened.problem.message);
  const [file] = opened.value.files;
  if (file === undefined) throw new Error('an empty wrapper');
  return parse(file.bytes, { fileName: file.name, settings: INTERNATIONAL_SETTINGS });
}

const sumsOf = (file: ParsedFile) =>
  file.sums.map(({ kind, direction, currency, count, amount, fee }) =>
    [kind ?? direction, currency, count, amount, ...(fee === null ? [] : [fee])].join(' '),
  );

type Expected = readonly [string, string, number, number, string, readonly string[]];

/** File, profile, rows, left out, proof, sums in minor units. None has a reject. Contradicted ones were shortened or made up by their authors. */
const EXPECTED: readonly Expected[] = [
  [
    'cn-bank-statement/icbc_example-icbc-debit-v2-records.csv',
    'icbc-personal',
    11,
    0,
    'contradicted',
    ['C CNY 5 284174', 'D CNY 6 424108'],
  ],
  [
    'cn-bank-statement/cmb_example-cmb-records.csv',
    'cmb-personal',
    5,
    0,
    'contradicted',
    ['C CNY 1 123400', 'D CNY 4 201314'],
  ],
  [
    'cn-bank-statement/abc_debit_example-abc_debit-records.csv',
    'abc-personal',
    5,
    0,
    'contradicted',
    ['C CNY 3 1000001', 'D CNY 2 1235589'],
  ],
  [
    'cn-bank-statement/hsbchk_example-hsbchk-debit-records.csv',
    'hsbc-hk',
    10,
    0,
    'contradicted',
    ['C CNY 1 1250000', 'C HKD 3 1300545', 'D HKD 6 352650'],
  ],
  [
    'generic-csv/debit_credit_amount.csv',
    'statement-debit-credit',
    4,
    0,
    'contradicted',
    ['C CNY 2 5350', 'D CNY 2 151350'],
  ],
  [
    'xlsx-xls-zip/meta_data_separated_credit_debit.xlsx',
    'statement-operations',
    4,
    0,
    'contradicted',
    ['C EUR 1 130000', 'D EUR 3 23068'],
  ],
  [
    'xlsx-xls-zip/example-citic-records.xls',
    'citic-credit-card',
    13,
    0,
    'unproven',
    ['C CNY 2 141', 'D CNY 11 109880'],
  ],
  [
    'stripe/settlement_report.csv',
    'stripe-balance',
    6,
    1,
    'proven',
    ['payment USD 3 3835 95', 'refund USD 1 1000 0', 'fee USD 2 100'],
  ],
  ['adyen/settlement_detail_report_donation.csv', 'adyen-settlement', 1, 1, 'proven', ['payment USD 1 100 24']],
  [
    'adyen/settlement_detail_report_refund.csv',
    'adyen-settlement',
    2,
    1,
    'contradicted',
    ['refund USD 1 100', 'fee USD 1 180'],
  ],
  [
    'adyen/settlement_detail_report_invoice_deduction.csv',
    'adyen-settlement',
    2,
    0,
    'unproven',
    ['payment USD 1 3', 'fee USD 1 6'],
  ],
  ['adyen/payments_accounting_report_nyce.csv', 'adyen-accounting', 1, 3, 'unproven', ['payment USD 1 1040 38']],
  ['paypal/oca_paypal_statement_en.csv', 'paypal-activity', 7, 12, 'unproven', ['payment USD 7 2201080 81650']],
  [
    'paypal/stl.csv',
    'paypal-report',
    4,
    1,
    'contradicted',
    ['payment AUD 2 5735 300', 'payment GBP 1 834 87', 'refund GBP 1 134 47'],
  ],
  ['paypal/stl_currency_convert.csv', 'paypal-report', 1, 2, 'unproven', ['payment BRL 1 2200 360']],
  ['paypal/trr_express_with_non_data_rows.csv', 'paypal-report', 1, 0, 'contradicted', ['payment JPY 1 150 43']],
  [
    'psp-other/Wikimedia_Settlement_Reports_20260110.csv',
    'dlocal-settlement',
    6,
    0,
    'contradicted',
    ['payment USD 4 26208 23', 'fee USD 2 8238'],
  ],
  [
    'psp-other/settlement-breakdown_ent_testcheckoutfixture_20260702_00000003k599_1.csv',
    'checkout-settlement',
    9,
    0,
    'unproven',
    ['payment USD 3 8500 255', 'fee USD 6 295'],
  ],
];

test.skipIf(isAbsent).each(EXPECTED)('%s', (name, profile, rows, left, proof, sums) => {
  const file = read(name);
  expect(file).toMatchObject({ profile, proof, rejects: [] });
  expect(file.rows).toHaveLength(rows);
  expect(file.leftOut.reduce((count, one) => count + one.count, 0)).toBe(left);
  expect(sumsOf(file)).toEqual(sums);
  expect(linesTie(file)).toBe(true);
});

test.skipIf(isAbsent)('what the files state of themselves is compared, total by total', () => {
  const agreeing = (name: string) => read(name).declared.map(({ what, agrees }) => `${what}: ${agrees}`);
  expect(agreeing('stripe/settlement_report.csv')).toEqual(['payout po_test123 USD: true']);
  expect(agreeing('adyen/settlement_detail_report_refund.csv')).toEqual(['payout of batch 3 USD: false']);
  expect(agreeing('psp-other/Wikimedia_Settlement_Reports_20260110.csv')).toEqual([
    'NUMBER_OF_ITEMS USD: false',
    'GROSS_TOTAL_AMOUNT USD: true',
    'FEE_TOTAL_AMOUNT USD: true',
    'NET_TOTAL_AMOUNT USD: false',
  ]);
  expect(agreeing('paypal/stl.csv').filter((line) => line.endsWith('false'))).toEqual([
    'debits GBP: false',
    'section debits GBP: false',
  ]);
});
