import { describe, expect, test } from 'vitest';
import type { ParsedFile } from '../../model/import.ts';
import { linesTie, parse, transactions, utf8 } from '../importing.testing.ts';
import { INTERNATIONAL_SETTINGS } from './international.testing.ts';

function read(lines: readonly string[], fileName = 'file.csv'): ParsedFile {
  const file = parse(utf8(`${lines.join('\n')}\n`), { fileName, settings: INTERNATIONAL_SETTINGS });
  if (!linesTie(file)) throw new Error('the lines do not tie');
  return file;
}

/** One line per record: kind, key, reference, amount, currency, fee, time, batch. */
function shortly(file: ParsedFile): string[] {
  return transactions(file).map((row) =>
    [
      row.kind,
      row.channelNo || '-',
      row.bankRef,
      row.amount,
      row.currency,
      row.fee ?? '-',
      row.time.slice(0, 19),
      row.batchNo || '-',
    ].join(' '),
  );
}

const leftOut = (file: ParsedFile) =>
  file.leftOut.map(({ reason, lines }) => `${lines.join(' ')}: ${reason.slice(0, 20)}`);

describe('Stripe', () => {
  const HEADER =
    'balance_transaction_id,payment_metadata[order_id],source_id,payment_intent_id,created,currency,gross,fee,net,reporting_category,automatic_payout_id';
  const ROWS = [
    'txn_1,O1,ch_1,pi_1,2026-11-19 10:00:00,usd,25.00,0.95,24.05,charge,po_1',
    'txn_2,,ch_2,pi_2,2026-11-19 11:00:00,USD,1200,30,1170,charge,po_1',
    'txn_3,O1,re_1,pi_1,2026-11-19 12:00:00,usd,-10.00,0.30,-10.30,refund,po_1',
    'txn_4,O0,du_1,pi_0,2026-11-19 13:00:00,usd,-20.00,15.00,-35.00,dispute,po_1',
    'txn_5,O9,du_2,pi_9,2026-11-19 14:00:00,usd,8.00,0,8.00,dispute_reversal,po_1',
    'txn_6,,,,2026-11-19 15:00:00,usd,-0.50,0,-0.50,fee,po_1',
    'txn_7,,,,2026-11-19 16:00:00,usd,0.20,0,0.20,fee,po_1',
    'txn_8,,tu_1,,2026-11-19 17:00:00,usd,-100.00,0,-100.00,transfer,po_1',
    'txn_9,,po_1,,2026-11-20 00:00:00,usd,-1056.45,0,-1056.45,payout,po_1',
  ];

  test('charges, refunds, disputes won and lost, fees both ways; the payout is proved by the rest and no row', () => {
    const file = read([HEADER, ...ROWS]);
    expect(file).toMatchObject({
      profile: 'stripe-balance',
      channel: 'STRIPE',
      proof: 'proven',
      rejects: [],
      warnings: [],
    });
    expect(shortly(file)).toEqual([
      'payment O1 txn_1 2500 USD 95 2026-11-19T10:00:00 po_1',
      'payment pi_2 txn_2 120000 USD 3000 2026-11-19T11:00:00 po_1',
      'refund O1 txn_3 1000 USD -30 2026-11-19T12:00:00 po_1',
      'reversal O0 txn_4 2000 USD -1500 2026-11-19T13:00:00 po_1',
      'payment O9 txn_5 800 USD 0 2026-11-19T14:00:00 po_1',
      'fee - txn_6 50 USD - 2026-11-19T15:00:00 po_1',
      'payment - txn_7 20 USD - 2026-11-19T16:00:00 po_1',
    ]);
    expect(leftOut(file)).toEqual(['9: Movement of the bala', '10: Payout: the other ro']);
    expect(file.declared).toEqual([
      { what: 'payout po_1 USD', declared: '1056.45', computed: '1056.45', agrees: true },
    ]);
  });

  test('a missing row contradicts its payout only; rows that are not paid out yet prove nothing', () => {
    const more = [
      'txn_a,O5,ch_5,pi_5,2026-11-20 10:00:00,eur,5.00,0,5.00,charge,po_2',
      'txn_b,,po_2,,2026-11-20 10:00:00,eur,5.00,0,5.00,payout,po_2',
      'txn_c,O6,ch_6,pi_6,2026-11-20 10:00:00,eur,7.00,0,7.00,charge,',
    ];
    const file = read([HEADER, ...ROWS.slice(1), ...more]);
    expect(file.proof).toBe('contradicted');
    expect(file.declared).toMatchObject([
      { what: 'payout po_1 USD', declared: '1056.45', computed: '1032.40', agrees: false },
      { what: 'payout po_2 EUR', declared: '5.00', computed: '5.00', agrees: true },
    ]);
    expect(read([HEADER, more[2] ?? '']).proof).toBe('unproven');
  });

  test('columns are read by name wherever they stand; an unknown category and a sign that does not fit are rejected', () => {
    const turned = [HEADER, ...ROWS].map((line) => line.split(',').toReversed().join(','));
    expect(shortly(read(turned))).toEqual(shortly(read([HEADER, ...ROWS])));
    const file = read([
      HEADER,
      ...ROWS.slice(0, 3).map((row) => row.replace(',refund,', ',charge,').replace('1170,charge', '1170,loan')),
    ]);
    expect(file.rejects).toMatchObject([
      { line: 3, field: 'reporting_category', value: 'loan' },
      { line: 4, field: 'gross', value: '-10.00' },
    ]);
  });
});

describe('Adyen', () => {
  const HEADER =
    'Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,TimeZone,Type,Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),Exchange Rate,Net Currency,Net Debit (NC),Net Credit (NC),Commission (NC),Markup (NC),Scheme Fees (NC),Interchange (NC),Payment Method Variant,Modification Merchant Reference,Batch Number,Reserved4';
  const row = (
    psp: string,
    own: string,
    type: string,
    mod: string,
    gross: string,
    net: string,
    fees: string,
    ownMod = '',
  ) =>
    `Acme,AcmeCOM,${psp},${own},visa,2026-11-19 02:00:00,CET,${type},${mod},${gross},${net},${fees},visadebit,${ownMod},7,`;
  const ROWS = [
    row('P1', 'O1', 'Settled', 'M1', 'USD,,10.00,1', 'USD,,9.70', ',0.104,0.104,0.104'),
    row('P2', 'O2', 'Settled', 'M2', 'EUR,,20.00,1.1', 'USD,,21.50', '0.50,,,'),
    row('P1', 'O1', 'Refunded', 'M3', 'USD,4.00,,1', 'USD,4.10,', '0.10,,,', 'R1'),
    row('P0', 'O0', 'Chargeback', 'M4', 'USD,6.00,,1', 'USD,6.00,', ',,,'),
    row('', '', 'Fee', 'Transaction fees', 'EUR,,,', 'USD,1.80,', ',,,'),
    row('', '', 'InvoiceDeduction', 'Invoice (2/2)', ',,,', 'USD,,0.03', ',,,'),
    row('', '', 'ReserveAdjustment', 'Reserve', ',,,', 'USD,5.00,', ',,,'),
    row('', '', 'MerchantPayout', '"TX1 batch 7, AcmeCOM"', 'USD,,,', 'USD,14.33,', ',,,'),
  ];

  test('two unsigned columns, fees in parts rounded once, fees of another currency kept apart, the batch proved by its payout', () => {
    const file = read([HEADER, ...ROWS]);
    expect(file).toMatchObject({ profile: 'adyen-settlement', channel: 'ADYEN', proof: 'proven', rejects: [] });
    // 02:00 in Central Europe is 17:00 of the day before where the channel is.
    expect(shortly(file)).toEqual([
      'payment O1 M1 1000 USD 31 2026-11-18T17:00:00 7',
      'payment O2 M2 2000 EUR - 2026-11-18T17:00:00 7',
      'refund R1 M3 400 USD -10 2026-11-18T17:00:00 7',
      'reversal O0 M4 600 USD - 2026-11-18T17:00:00 7',
      'fee - Transaction fees 180 USD - 2026-11-18T17:00:00 7',
      'payment - Invoice (2/2) 3 USD - 2026-11-18T17:00:00 7',
    ]);
    expect(file.declared).toEqual([
      { what: 'payout of batch 7 USD', declared: '14.33', computed: '14.33', agrees: true },
    ]);
    expect(file.warnings.map(({ message }) => message)).toEqual([
      'file.csv: fees are in another currency than their amounts in 1 rows, first in line 3; these fees are kept beside the record and not taken as its fee.',
    ]);
    expect(file.rows[1]?.extra).toMatchObject({ 'Commission (NC)': '0.50', 'Net Currency': 'USD' });
    expect(leftOut(file)).toHaveLength(2);
  });

  test('a cut batch is contradicted, an unknown zone or type is rejected', () => {
    expect(read([HEADER, ...ROWS.slice(1)]).proof).toBe('contradicted');
    const odd = read(
      [HEADER, ...ROWS.slice(0, 1), ...ROWS.slice(2, 4)].map((line) => line.replace('Chargeback', 'Rebate')),
    );
    expect(odd.rejects).toMatchObject([{ line: 4, field: 'Type', value: 'Rebate' }]);
    const zone = read([HEADER, ...ROWS.slice(0, 1)].map((line) => line.replace('CET', 'CST')));
    expect(zone.rejects).toMatchObject([{ line: 2, field: 'Creation Date' }]);
  });

  test('in the accounting report only settled steps are rows', () => {
    const header =
      'Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Booking Date,TimeZone,Record Type,Modification Psp Reference,Main Currency,Main Amount,Settlement Currency,Payable (SC),Commission (SC),Markup (SC),Scheme Fees (SC),Interchange (SC)';
    const step = (record: string, mod: string, money: string) =>
      `Acme,AcmeCOM,P1,O1,visa,2026-11-19 05:00:00,PST,${record},${mod},USD,10.40,${money}`;
    const file = read([
      header,
      step('Received', '', ',,,,,'),
      step('Authorised', '', ',,,,,'),
      step('SentForSettle', 'M1', 'USD,10.02,,0.02,0.06,0.30'),
      step('Settled', 'M1', 'USD,10.02,,0.0249,0.0551,0.30'),
      step('Refunded', 'M2', 'USD,-5.10,0.10,,,'),
    ]);
    expect(file).toMatchObject({ profile: 'adyen-accounting', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment O1 M1 1040 USD 38 2026-11-19T05:00:00 -',
      'refund O1 M2 500 USD -10 2026-11-19T05:00:00 -',
    ]);
    expect(file.leftOut).toMatchObject([{ lines: [2, 3, 4], count: 3 }]);
  });
});

describe('PayPal', () => {
  const CH =
    '"CH","Transaction ID","Invoice ID","PayPal Reference ID","PayPal Reference ID Type","Transaction Event Code","Transaction Initiation Date","Transaction Completion Date",Transaction Debit or Credit,"Gross Transaction Amount","Gross Transaction Currency","Fee Debit or Credit","Fee Amount","Fee Currency","Custom Field"';
  const SH = '"SH","2026/11/19 00:00:00 -0800","2026/11/19 23:59:59 -0800","ACME"';
  const at = '2026/11/19 01:00:00 +0000,2026/11/19 01:00:00 +0000';
  const SB = [
    `"SB",T1,O1,R1,"TXN","T0006",${at},"CR",5200,"USD","DR",225,"USD",""`,
    `"SB",T2,,R2,"TXN","T0003",${at},"CR",15000,"JPY","DR",4300,"JPY","O2"`,
    `"SB",T3,O1,T1,"TXN",T1107,${at},DR,1000,"USD",CR,40,"USD",""`,
    `"SB",T4,O3,T9,"TXN",T1106,${at},DR,700,"USD",DR,2000,"USD",""`,
    `"SB",T5,,,,T0400,${at},DR,100,"USD",,,,`,
    `"SB",T6,,,,T0200,${at},CR,50,"USD",,,,`,
  ];
  const FOOT = [
    '"SF","USD",5250,1800,1,2,"CR",1,"CR",2',
    '"SF","JPY",15000,0,0,4300,"CR",1,"CR",2',
    '"SC",6',
    '"RF","USD",5250,1800,1,2,"CR",1,"CR",2',
    '"RF","JPY",15000,0,0,4300,"CR",1,"CR",2',
    '"RC",6',
    '"FF",12',
  ];

  test('hundredths for yen too, CR and DR, offsets in times, withdrawals left out and yet in the totals', () => {
    const file = read([SH, CH, ...SB, ...FOOT], 'STL-20261119.csv');
    expect(file).toMatchObject({
      profile: 'paypal-report',
      channel: 'PAYPAL',
      proof: 'proven',
      rejects: [],
      warnings: [],
    });
    expect(shortly(file)).toEqual([
      'payment O1 T1 5200 USD 225 2026-11-18T17:00:00 -',
      'payment O2 T2 150 JPY 43 2026-11-18T17:00:00 -',
      'refund O1 T3 1000 USD 40 2026-11-18T17:00:00 -',
      'reversal O3 T4 700 USD -2000 2026-11-18T17:00:00 -',
    ]);
    expect(leftOut(file)).toEqual(['7: Transfer from or to ', '8: Currency conversion ']);
    expect(file.declared).toHaveLength(10);
  });

  test('two sections are proved each and together; a changed foot, a missing row or another mark shows', () => {
    const second = [SH, CH, SB[0] ?? '', '"SF","USD",5200,0,0,225,"CR",1,"CR",2', '"SC",1'];
    const sections = [SH, CH, ...SB, ...FOOT.slice(0, 3), ...second];
    const file = read([...sections, '"RF","USD",10450,1800,1,2,"CR",1,"CR",2', '"RC",7']);
    expect(file).toMatchObject({ proof: 'proven', rejects: [] });
    expect(read([SH, CH, ...SB.slice(1), ...FOOT]).proof).toBe('contradicted');
    expect(read([SH, CH, ...SB, ...FOOT.map((line) => line.replace('"RC",6', '"RC",7'))]).proof).toBe('contradicted');
    const odd = read([SH, CH, ...SB, '"XX",1', ...FOOT]);
    expect(odd.rejects).toMatchObject([{ line: 9, value: 'XX' }]);
    const code = read([SH, CH, ...SB.map((line) => line.replace('T1106', 'T5555')), ...FOOT]);
    expect(code.rejects).toMatchObject([{ line: 6, field: 'Transaction Event Code', value: 'T5555' }]);
  });

  test('the transaction report has a status; its totals are counts', () => {
    const header = CH.replace('"Custom Field"', '"Transactional Status","Custom Field"');
    const row = (id: string, state: string) => `"SB",${id},O1,,,T0006,${at},CR,100,USD,DR,3,USD,"${state}",""`;
    const file = read([
      '"RH",2026/11/20 02:05:05 -0800,"A","ACME",008,',
      '"FH",01',
      SH,
      header,
      row('T1', 'S'),
      row('T2', 'D'),
      '"SF",2',
      '"SC",2',
      '"RF",2',
      '"RC",2',
      '"FF",2',
    ]);
    expect(file).toMatchObject({ proof: 'proven', rejects: [] });
    expect(transactions(file).map(({ status }) => status)).toEqual(['success', 'failed']);
  });

  test('the activity download: zones in words, fees with their minus, what is no customer’s payment left out', () => {
    const file = read([
      '"Date","Time","Time Zone","Description","Currency","Gross","Fee","Net","Balance","Transaction ID","Name","Invoice ID"',
      '"11/19/2026","20:00:00","America/New_York","Express Checkout Payment","USD","1,309.80","-48.76","1,261.04","1","T1","Acme","O1"',
      '"11/19/2026","21:00:00","America/Los_Angeles","Payment Refund","USD","-100.00","3.20","-96.80","1","T2","Acme","O1"',
      '"11/19/2026","21:00:00","America/Los_Angeles","General Withdrawal - Bank Account","EUR","-5.00","0.00","-5.00","1","T3","",""',
      '"11/19/2026","21:00:00","America/Los_Angeles","General Currency Conversion","EUR","5.00","0.00","5.00","1","T4","",""',
      '"11/19/2026","21:00:00","America/Los_Angeles","Website Payment","EUR","-5.00","0.00","-5.00","1","T5","",""',
    ]);
    expect(file).toMatchObject({ profile: 'paypal-activity', rejects: [], warnings: [] });
    expect(shortly(file)).toEqual([
      'payment O1 T1 130980 USD 4876 2026-11-19T17:00:00 -',
      'refund O1 T2 10000 USD 320 2026-11-19T21:00:00 -',
    ]);
    expect(leftOut(file)).toHaveLength(3);
  });

  test('the same in German: days first, comma decimals', () => {
    const file = read([
      '"Datum","Uhrzeit","Zeitzone","Beschreibung","Währung","Brutto","Entgelt","Netto","Guthaben","Transaktionscode","Name","Rechnungsnummer"',
      '"19.11.2026","10:00:00","Europe/Berlin","PayPal Express-Zahlung","EUR","1.309,80","-48,76","1.261,04","1","T1","Acme","O1"',
      '"19.11.2026","11:00:00","Europe/Berlin","Rückzahlung","EUR","-100,00","3,20","-96,80","1","T2","Acme","O1"',
    ]);
    expect(file).toMatchObject({ profile: 'paypal-activity-de', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment O1 T1 130980 EUR 4876 2026-11-19T01:00:00 -',
      'refund O1 T2 10000 EUR 320 2026-11-19T02:00:00 -',
    ]);
  });
});

test('Checkout.com: what is taken off is a minus, rows without a gross are services charged', () => {
  const header =
    'Client Entity ID,Client Entity Name,Processing Channel ID,Processing Channel Name,Type,Payment ID,Reference,Processed On,Available On,Holding Currency,Payout ID,Gross In Holding Currency,Deduction In Holding Currency,Net In Holding Currency,Processing Fee In Holding Currency,Scheme Fee In Holding Currency,Interchange In Holding Currency,Tax In Holding Currency,Reserve In Holding Currency,Processing Currency,Gross In Processing Currency,FX Rate Applied,Payment Method';
  const row = (type: string, payment: string, reference: string, money: string) =>
    `ent_1,Acme,pc_1,Web,${type},${payment},${reference},2026-11-19T10:00:00.000,2026-11-20T00:00:00.000,USD,PO1,${money},USD,0,1,VISA`;
  const file = read([
    header,
    row('Charge', 'pay_1', 'O1', '50,-1.5,48.5,-0.904,-0.601,0.005,0,0'),
    row('Refund', 'pay_1', 'R1', '-20,-0.1,-20.1,-0.1,0,0,0,0'),
    row('Chargeback', 'pay_0', 'O0', '-9,-15,-24,-15,0,0,0,0'),
    row('Charge', 'pay_2', 'O2', '0,-0.25,-0.25,-0.1,-0.15,0,0,0'),
    row('Void', 'pay_3', 'O3', '0,0,0,0,0,0,0,0'),
    row('Merchant Payout', '', '', '0,-2,-2,0,0,0,0,0'),
  ]);
  expect(file).toMatchObject({ profile: 'checkout-settlement', rejects: [], warnings: [] });
  expect(shortly(file)).toEqual([
    'payment O1 pay_1 5000 USD 150 2026-11-19T10:00:00 PO1',
    'refund R1 pay_1 2000 USD -10 2026-11-19T10:00:00 PO1',
    'reversal O0 pay_0 900 USD -1500 2026-11-19T10:00:00 PO1',
    'fee - pay_2 25 USD - 2026-11-19T10:00:00 PO1',
    'fee - PO1 200 USD - 2026-11-19T10:00:00 PO1',
  ]);
  expect(leftOut(file)).toEqual(['6: No money moved.']);
});

describe('dLocal', () => {
  const head = (items: string, gross: string, fee: string, net: string) => [
    'ROW_TYPE,SETTLEMENT_CURRENCY,NUMBER_OF_ITEMS,GROSS_TOTAL_AMOUNT,FEE_TOTAL_AMOUNT,NET_TOTAL_AMOUNT,TRANSFER_DATE,TRANSFER_ID,,,,,,,,,,,,,,,,,',
    `HEADER,USD,${items},${gross},${fee},${net},2026-11-20,642,,,,,,,,,,,,,,,,,`,
    'ROW_TYPE,MID,LOGIN,COUNTRY,CREATION_DATE,APPROVED_DATE,TRANSACTION_ID,DLOCAL_TRANSACTION_ID,LOCAL_AMOUNT,LOCAL_CURRENCY,FX_RATE,GROSS_AMOUNT,FEE_AMOUNT,NET_AMOUNT,PAYMENT_TYPE,PAYMENT_METHOD_CODE,CARD_BIN,CARD_TYPE,INSTALLMENTS,STATUS,STATUS_CODE,STATUS_DETAILS,USER_DOCUMENT,USER_EMAIL,DESCRIPTION',
  ];
  const row = (type: string, date: string, own: string, theirs: string, money: string) =>
    `${type},648,login,Brazil,${date},${date},${own},${theirs},22,BRL,6.45,${money},CARD,VI,,,1,PAID,200,,,,note`;
  const rows = [
    row('PAYMENT', '2026-11-18 10:00:00', 'O1', 'T1', '3.287193,-0.068128,3.219065'),
    row('CAPTURE', '2026-11-18 11:00:00', 'O2', 'T2', '254.414907,-0.057909,254.356998'),
    row('REFUND', '2026-11-18 12:00:00', 'R1', 'T3', '-1.002,-0.02,-1.022'),
    row('ADJUSTMENT', '2026-11-18 13:00:00', '', 'T4', '-2.38,0,-2.38'),
    row('SETTLEMENT_FEE', '', '', '642', '0,-80,-80'),
  ];

  test('the small table above states totals in cents; six decimals are rounded once per row', () => {
    const file = read([...head('5', '254.32', '-80.15', '174.17'), ...rows]);
    expect(file).toMatchObject({
      profile: 'dlocal-settlement',
      channel: 'DLOCAL',
      proof: 'proven',
      rejects: [],
      warnings: [],
    });
    expect(shortly(file)).toEqual([
      'payment O1 T1 329 USD 7 2026-11-18T10:00:00 642',
      'payment O2 T2 25441 USD 6 2026-11-18T11:00:00 642',
      'refund R1 T3 100 USD -2 2026-11-18T12:00:00 642',
      'fee - T4 238 USD - 2026-11-18T13:00:00 642',
      'fee - 642 8000 USD - 2026-11-20T00:00:00 642',
    ]);
    expect(file.rows[0]?.extra).toMatchObject({ LOCAL_AMOUNT: '22', LOCAL_CURRENCY: 'BRL' });
  });

  test('a total that ends in a zero may lack it; one that is a cent off is contradicted', () => {
    const tenths = rows.map((line) => line.replace('3.287193', '3.267193'));
    expect(read([...head('5', '254.3', '-80.15', '174.17'), ...tenths]).proof).toBe('proven');
    expect(read([...head('5', '254.33', '-80.15', '174.17'), ...rows]).proof).toBe('contradicted');
    expect(read([...head('6', '254.32', '-80.15', '174.17'), ...rows]).proof).toBe('contradicted');
  });
});

test('Trustly: lines by their marks without column names; returns and refunds', () => {
  const row = (id: string, amount: string, type: string, fee: string) =>
    `I,${id},2026-11-19 10:00:00,${id},9,1,ACH,1,****1,S${id},5,7,2026-11-19 10:00:00,2026-11-19 12:00:00,USD,${amount},TR1,R01,B1,${type},O${id},PP1,${fee}`;
  const file = read(
    [
      'H,P11KFUN,1,20261119,20261120,ACME,0001of0001',
      row('1', '10.00', 'Sale', '-0.25'),
      row('2', '-4.00', 'Refund', '-0.10'),
      row('3', '-6.00', 'Return', ''),
      row('4', '0.00', 'Sale', ''),
      'F,ACME,1,TR1,USD,-0.35,2026-11-20',
      'L,4,0.00,4,-0.35',
    ],
    'P11KFUN-9-20261119-20261120-0001of0001.csv',
  );
  expect(file).toMatchObject({ profile: 'trustly-funding', channel: 'TRUSTLY', rejects: [] });
  expect(shortly(file)).toEqual([
    'payment O1 1 1000 USD 25 2026-11-19T12:00:00 B1',
    'refund O2 2 400 USD -10 2026-11-19T12:00:00 B1',
    'reversal O3 3 600 USD - 2026-11-19T12:00:00 B1',
  ]);
  expect(leftOut(file)).toEqual(['5: No money moved.']);
});

test('Square: a dollar sign behind the minus, zones in words, dates both ways', () => {
  const header =
    'Date,Time,Time Zone,Gross Sales,Discounts,Net Sales,Tax,Tip,Partial Refunds,Total Collected,Source,Card,Fees,Net Total,Transaction ID,Payment ID,Card Brand,PAN Suffix,Details,Description,Event Type,Location,Deposit ID,Transaction Status';
  const row = (date: string, total: string, fees: string, net: string, id: string, event: string) =>
    `${date},Pacific Time (US & Canada),${total},$0.00,${total},$0.00,$0.00,$0.00,${total},Register,${total},${fees},${net},TX${id},PM${id},Visa,1234,,Tea,${event},Main,DEP1,Complete`;
  const file = read([
    header,
    row('2026-11-19,21:50:48', '"$1,060.00"', '-$0.93', '"$1,059.07"', '1', 'Payment'),
    row('11/20/2026,2:30:00 PM', '-$10.00', '$0.30', '-$9.70', '2', 'Refund'),
  ]);
  expect(file).toMatchObject({ profile: 'square-transactions', channel: 'SQUARE', rejects: [], warnings: [] });
  expect(shortly(file)).toEqual([
    'payment TX1 PM1 106000 USD 93 2026-11-20T00:50:48 DEP1',
    'refund TX2 PM2 1000 USD 30 2026-11-20T17:30:00 DEP1',
  ]);
  const odd = read([header, row('2026-11-19,21:50:48', '$1.00', '$0.00', '$1.00', '1', 'Exchange')]);
  expect(odd.rejects).toMatchObject([{ line: 2, field: 'Event Type', value: 'Exchange' }]);
});
