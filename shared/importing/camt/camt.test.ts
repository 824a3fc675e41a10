// CAMT documents of several versions to entries: proof, batches, states, dates, keys, and what is rejected or left out.
import { describe, expect, test } from 'vitest';
import { camt } from '../formats/camt.ts';
import { read, sourceText } from '../statements/reading.testing.ts';
import { balance, document, entry, payment, statement } from './camt.testing.ts';

const PROOF = `${balance('OPBD', '100')}\n${balance('CLBD', '110.00')}`;
const one = (content: string) => document(statement(content));
const messages = (body: { readonly warnings: readonly { readonly message: string }[] }) =>
  body.warnings.map(({ message }) => message);

describe('what is recognised', () => {
  const evidence = (text: string) => camt.recognise(sourceText(text));

  test('any version, any prefix, one long line, inside an envelope', () => {
    expect(evidence(one(PROOF))).toContain('camt.053.001.02');
    expect(evidence(document('', 'camt.052.001.13', 'BkToCstmrAcctRpt'))).toContain('camt.052.001.13');
    expect(evidence('<n:Document xmlns:n="urn:x"><n:BkToCstmrDbtCdtNtfctn/></n:Document>')).toContain('camt.054');
    expect(evidence(`<Envelope>${document('').replace(/^.*\n/, '')}</Envelope>`)).toContain('camt.053');
    expect(evidence(one(PROOF).replaceAll('\n', ''))).toContain('camt.053');
  });

  test('payment orders, other XML and tables are none', () => {
    const order = '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><CstmrCdtTrfInitn/></Document>';
    expect(evidence(order)).toBeNull();
    expect(evidence('<KKFile><Record Amt="1"/></KKFile>')).toBeNull();
    expect(evidence('a,b\n<BkToCstmrStmt>,1\n')).toBeNull();
  });
});

describe('balances prove the booked entries', () => {
  test('opening and entries come to the closing balance', () => {
    const body = read(camt, one(`${PROOF}\n${entry()}`));
    expect(body.proof).toBe('proven');
    expect(body.declared).toEqual([
      { what: 'CLBD closing balance XX00TEST0001 7', declared: '110.00', computed: '110.00', agrees: true },
    ]);
    expect(body.statements).toEqual([
      {
        accountNo: 'XX00TEST0001',
        currency: 'EUR',
        number: '7',
        openingDate: '2026-11-20',
        opening: 10_000,
        closingDate: '2026-11-20',
        closing: 11_000,
      },
    ]);
    expect(read(camt, one(`${PROOF}\n${entry({ side: 'DBIT' })}`)).proof).toBe('contradicted');
  });

  test('no entry at all is a valid day', () => {
    const body = read(camt, one(`${balance('PRCD', '5', 'DBIT')}${balance('CLBD', '5.00', 'DBIT')}`));
    expect(body).toMatchObject({ rows: [], rejects: [], warnings: [], proof: 'proven' });
    expect(read(camt, one(balance('OPBD', '5'))).proof).toBe('contradicted');
    expect(read(camt, one('')).proof).toBe('unproven');
  });

  test('pages between: ITBD opens and closes', () => {
    const page = (from: string, to: string) => one(`${from}${to}\n${entry()}`);
    expect(read(camt, page(balance('ITBD', '20'), balance('CLBD', '30'))).proof).toBe('proven');
    expect(read(camt, page(balance('OPBD', '20'), balance('ITBD', '30'))).proof).toBe('proven');
    expect(read(camt, page(balance('ITBD', '20'), balance('ITBD', '30'))).proof).toBe('proven');
    expect(read(camt, page(balance('OPBD', '20'), balance('ITBD', '31'))).proof).toBe('contradicted');
  });

  test('statements are proved one by one, and each currency by itself', () => {
    const two = document(`${statement(`${PROOF}\n${entry()}`)}\n${statement(`${PROOF}\n${entry()}${entry()}`, '8')}`);
    expect(read(camt, two).declared.map(({ agrees }) => agrees)).toEqual([true, false]);
    const dollars = `${balance('OPBD', '1', 'CRDT', 'USD')}${balance('CLBD', '3', 'CRDT', 'USD')}`;
    const both = read(camt, one(`${PROOF}${dollars}\n${entry()}${entry({ amount: '2', currency: 'USD' })}`));
    expect(both.declared.map(({ computed }) => computed)).toEqual(['110.00', '3.00']);
    expect(both.proof).toBe('proven');
    expect(messages(read(camt, one(`${PROOF}\n${entry()}${entry({ currency: 'CHF' })}`)))).toEqual([
      'file.txt: the statement XX00TEST0001 7 has entries in CHF, but no balance in it; they are not proven.',
    ]);
    const torn = `${balance('OPBD', '1')}${balance('CLBD', '3', 'DBIT', 'SEK')}`;
    expect(read(camt, one(torn)).declared[0]).toMatchObject({ declared: '-3.00 SEK', computed: '1.00', agrees: false });
  });

  test('the summary: counts, sums, net and the two sides, in the shapes of old and new versions', () => {
    const summary = (net: string, count = '2') =>
      `<TxsSummry><TtlNtries><NbOfNtries>${count}</NbOfNtries><Sum>14.000</Sum>${net}</TtlNtries><TtlCdtNtries><NbOfNtries>1</NbOfNtries><Sum>10</Sum></TtlCdtNtries><TtlDbtNtries><NbOfNtries>1</NbOfNtries><Sum>4.00</Sum></TtlDbtNtries></TxsSummry>`;
    const booked = `${entry()}\n${entry({ side: 'DBIT', amount: '4' })}`;
    const old = read(camt, one(`${summary('<TtlNetNtryAmt>6.0</TtlNetNtryAmt><CdtDbtInd>CRDT</CdtDbtInd>')}${booked}`));
    const now = read(
      camt,
      one(`${summary('<TtlNetNtry><Amt>6</Amt><CdtDbtInd>CRDT</CdtDbtInd></TtlNetNtry>')}${booked}`),
    );
    expect(old.declared).toHaveLength(7);
    expect([old.proof, now.proof]).toEqual(['proven', 'proven']);
    const debit = summary('<TtlNetNtry><Amt>6</Amt><CdtDbtInd>DBIT</CdtDbtInd></TtlNetNtry>');
    expect(read(camt, one(`${debit}${booked}`)).declared.filter(({ agrees }) => !agrees)).toMatchObject([
      { what: 'net of entries XX00TEST0001 7', declared: '-6', computed: '6.00' },
    ]);
    const withPending = read(camt, one(`${summary('', '3')}${booked}${entry({ status: 'PDNG' })}`));
    expect(withPending.declared[0]).toMatchObject({ declared: '3', computed: '3', agrees: true });
    expect(read(camt, one(`${summary('', '4')}${booked}`)).proof).toBe('contradicted');
    const none = '<TxsSummry><TtlNtries><NbOfNtries>0</NbOfNtries><Sum>0</Sum></TtlNtries></TxsSummry>';
    expect(read(camt, one(none)).proof).toBe('proven');
  });
});

describe('the payments within an entry', () => {
  const batch = (count: string, total: string) =>
    `<Btch><PmtInfId>P1</PmtInfId><NbOfTxs>${count}</NbOfTxs><TtlAmt Ccy="EUR">${total}</TtlAmt></Btch>`;
  const more = '<AcctSvcrRef>B77</AcctSvcrRef>';

  test('each is a row where they come to the entry', () => {
    const details = `${batch('2', '10')}\n${payment('E1', '7.5')}\n${payment('E2', '2.5')}`;
    const body = read(camt, one(`${PROOF}\n${entry({ details, more })}`));
    expect(body.entries.map(({ reference, amount, entryNo, line }) => [reference, amount, entryNo, line])).toEqual([
      ['E1', 750, 'XX00TEST0001:B77/001', 19],
      ['E2', 250, 'XX00TEST0001:B77/002', 20],
    ]);
    expect(body.proof).toBe('proven');
    expect(body.declared).toHaveLength(2);
    expect(body.warnings).toEqual([]);
    expect(body.entries[0]?.extra.payment_information_id).toBe('P1');
  });

  test('a fee among them has its own direction; marks of the payments that contradict the booking are not followed', () => {
    const own = (amount: string, side: string) =>
      `<TxDtls><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${side}</CdtDbtInd></TxDtls>`;
    const net = read(camt, one(entry({ details: `${own('11', 'CRDT')}${own('1', 'DBIT')}` })));
    expect(net.entries.map(({ direction, amount }) => `${direction}${amount}`)).toEqual(['C1100', 'D100']);
    const gross = read(camt, one(entry({ side: 'DBIT', details: `${own('6', 'CRDT')}${own('4', 'CRDT')}` })));
    expect(gross.entries.map(({ direction, amount }) => `${direction}${amount}`)).toEqual(['D600', 'D400']);
  });

  test('where they do not, the entry is one row with their references, and this is said', () => {
    const other = read(camt, one(entry({ details: `${payment('E1', '7')}${payment('E2', '2.5')}`, more })));
    expect(other.entries).toMatchObject([
      { amount: 1000, reference: 'B77', extra: { end_to_end_id: 'E1 E2', details: '2' } },
    ]);
    expect(messages(other)[0]).toContain('10.00 EUR at line 9 come to 9.50;');
    const some = read(camt, one(entry({ details: `${payment('E1', '7')}${payment('E2')}` })));
    expect(some.entries).toHaveLength(1);
    expect(messages(some)[0]).toContain('have no amounts in its currency');
    const exchanged = '<TxDtls><Amt Ccy="USD">11</Amt></TxDtls>';
    expect(messages(read(camt, one(entry({ details: exchanged }))))).toEqual([]);
    expect(messages(read(camt, one(entry({ details: payment('E1', '9') }))))[0]).toContain('come to 9.00;');
  });

  test('an older version has the amount under AmtDtls', () => {
    const own = (amount: string) => `<TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">${amount}</Amt></TxAmt></AmtDtls></TxDtls>`;
    expect(read(camt, one(entry({ details: `${own('4')}${own('6')}` }))).entries).toHaveLength(2);
  });

  test('count and sum of the batch', () => {
    const body = read(
      camt,
      one(`${PROOF}\n${entry({ details: `${batch('3', '10.01')}${payment('E1', '4')}${payment('E2', '6')}` })}`),
    );
    expect(body.declared.filter(({ agrees }) => !agrees)).toMatchObject([
      { what: 'Btch number of payments at line 11', declared: '3', computed: '2' },
      { what: 'Btch sum of payments at line 11', declared: '10.01', computed: '10.00' },
    ]);
    const alone = (total: string) => read(camt, one(entry({ details: batch('5', total) })));
    expect(alone('11').proof).toBe('contradicted');
    expect(alone('10').proof).toBe('unproven');
  });

  test('only the first of many that do not come out are told by name', () => {
    const body = read(camt, one(Array.from({ length: 14 }, () => entry({ details: payment('E', '9') })).join('\n')));
    expect(body.warnings).toHaveLength(11);
    expect(messages(body).at(-1)).toContain('4 more entries');
  });
});

describe('keys and texts', () => {
  test('the key is ours, else the bank’s; NOTPROVIDED is none', () => {
    const references = (content: string, more = '') =>
      read(camt, one(entry({ more, details: `<TxDtls><Refs>${content}</Refs></TxDtls>` }))).entries[0]?.reference;
    const serial = '<AcctSvcrRef>B1</AcctSvcrRef>';
    expect(references('<EndToEndId>PAY-1</EndToEndId>', serial)).toBe('PAY-1');
    expect(references('<EndToEndId>NOTPROVIDED</EndToEndId>', serial)).toBe('B1');
    expect(references('<TxId>T1</TxId><EndToEndId>notprovided</EndToEndId>')).toBe('T1');
    expect(references('<EndToEndId>NONREF</EndToEndId>')).toBe('');
  });

  test('names and accounts of the other side, to version 7 and from version 8', () => {
    const parties = (name: string) =>
      `<RltdPties><Dbtr>${name}</Dbtr><DbtrAcct><Id><IBAN>XX11</IBAN></Id></DbtrAcct><Cdtr><Nm>Own company</Nm></Cdtr></RltdPties><RltdAgts><DbtrAgt><FinInstnId><BICFI>TESTXX22</BICFI></FinInstnId></DbtrAgt></RltdAgts><RmtInf><Ustrd>Invoice 5</Ustrd><Strd><CdtrRefInf><Ref>RF18</Ref></CdtrRefInf></Strd></RmtInf>`;
    for (const name of ['<Nm>李明 &amp; Co</Nm>', '<Pty><Nm>李明 &amp; Co</Nm></Pty>']) {
      const body = read(camt, one(entry({ details: payment('E1', '', parties(name)) })));
      expect(body.entries[0]).toMatchObject({
        memo: 'Invoice 5 RF18 李明 & Co',
        extra: { counterparty: '李明 & Co', counterparty_account: 'XX11', counterparty_bank: 'TESTXX22' },
      });
    }
    const back = read(
      camt,
      one(
        entry({ side: 'DBIT', more: '<RvslInd>true</RvslInd>', details: payment('E1', '', parties('<Nm>Payer</Nm>')) }),
      ),
    );
    expect(back.entries[0]).toMatchObject({ direction: 'D', extra: { reversal: 'yes', counterparty: 'Payer' } });
  });

  test('codes of the transaction, the bank’s words, the other references', () => {
    const more =
      '<NtryRef>N9</NtryRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn><Prtry><Cd>166</Cd></Prtry></BkTxCd><AddtlNtryInf>Collected</AddtlNtryInf>';
    expect(read(camt, one(entry({ more }))).entries[0]).toMatchObject({
      reference: 'N9',
      memo: 'Collected',
      extra: { type: 'PMNT/RCDT/ESCT', transaction_code: '166', entry_date: '2026-11-19', statement: '7' },
    });
  });

  test('numbers of entries: the same statement gives the same ones, different entries never share one', () => {
    const numbers = (text: string) => read(camt, text).entries.map(({ entryNo }) => entryNo);
    const serial = (name: string, amount = '1') => entry({ amount, more: `<AcctSvcrRef>${name}</AcctSvcrRef>` });
    const day = statement(`${entry()}\n${entry()}\n${serial('B1')}\n${serial('B1')}\n${serial('B1', '2')}`);
    const found = numbers(document(day));
    expect(found).toEqual([
      'XX00TEST0001:7:001',
      'XX00TEST0001:7:002',
      'XX00TEST0001:B1',
      'XX00TEST0001:B1~2',
      'XX00TEST0001:B1~3',
    ]);
    const twice = read(camt, document(`${day}\n${day}`));
    expect(new Set(twice.entries.map(({ entryNo }) => entryNo)).size).toBe(5);
    expect(messages(twice)[0]).toContain('more than once');
    const changed = document(`${day}\n${day.replace('10.00', '11.00')}`);
    expect(new Set(numbers(changed)).size).toBe(7);
    expect(numbers(one(serial('NOTPROVIDED')))).toEqual(['XX00TEST0001:7:001']);
  });
});

describe('states, dates and amounts', () => {
  test('only booked entries are rows; the others are left out with the reason', () => {
    const states = ['PDNG', '<Cd>PDNG</Cd>', 'INFO', '<Cd>FUTR</Cd>'];
    const body = read(
      camt,
      one(`${PROOF}\n${states.map((status) => entry({ status })).join('\n')}\n${entry({ status: '<Cd>BOOK</Cd>' })}`),
    );
    expect(body.rows).toHaveLength(1);
    expect(body.proof).toBe('proven');
    expect(body.leftOut.map(({ reason, count, lines }) => [reason.slice(0, 7), count, lines])).toEqual([
      ['Pending', 2, [11, 18]],
      ['For inf', 1, [25]],
      ['To come', 1, [32]],
    ]);
    expect(read(camt, one(entry({ status: 'MAYBE' }))).rejects).toMatchObject([{ field: 'Sts', value: 'MAYBE' }]);
  });

  test('a date or a time, where either is meant; without a value date the booking date', () => {
    const date = (value: string, booked?: string) =>
      read(camt, one(entry(booked === undefined ? { value } : { value, booked }))).entries[0]?.valueDate;
    expect(date('<ValDt><DtTm>2026-11-20T23:30:00+01:00</DtTm></ValDt>')).toBe('2026-11-20');
    expect(date('<ValDt><Dt>2026-11-20T00:00:00.000Z</Dt></ValDt>')).toBe('2026-11-20');
    expect(date('<ValDt><Dt>2026-11-20+01:00</Dt></ValDt>')).toBe('2026-11-20');
    expect(date('')).toBe('2026-11-19');
    const rejected = (value: string) => read(camt, one(entry({ value, booked: '' }))).rejects[0]?.field;
    expect(rejected('<ValDt><Dt>2026-02-30</Dt></ValDt>')).toBe('ValDt');
    expect(rejected('<ValDt><Dt>20261120</Dt></ValDt>')).toBe('ValDt');
    expect(rejected('')).toBe('BookgDt');
  });

  test('decimals beyond the currency’s must be zeros; no sign, no comma, no other side than the two', () => {
    const result = (amount: string, currency = 'EUR') => {
      const body = read(camt, one(entry({ amount, currency })));
      return body.entries[0]?.amount ?? body.rejects[0]?.field;
    };
    expect(['8.85000', '8.8', '8', '+8.85', '.5', '0.00'].map((amount) => result(amount))).toEqual([
      885, 880, 800, 885, 50, 0,
    ]);
    expect(['8.85001', '-8', '8,85', '1e3', '', '1 000'].map((amount) => result(amount))).toEqual(Array(6).fill('Amt'));
    expect([result('100.000', 'JPY'), result('1.5', 'JPY'), result('1.234', 'KWD')]).toEqual([100, 'Amt', 1234]);
    expect(result('1', 'ZZZ')).toBe('Amt Ccy');
    expect(read(camt, one(entry({ side: '' }))).rejects[0]?.field).toBe('CdtDbtInd');
  });

  test('a reject keeps the whole entry as it stands; without an account nothing is kept', () => {
    const bad = entry({ amount: 'x' });
    const body = read(camt, one(`${entry()}\n${bad}`));
    expect(body.rejects).toMatchObject([{ line: 16, field: 'Amt', value: 'x', raw: bad }]);
    expect(body.rows).toHaveLength(1);
    expect(read(camt, document(statement(entry(), '7', ''))).rejects[0]?.field).toBe('Acct Id');
    expect(read(camt, document(statement(entry(), '7', '<Othr><Id>998</Id></Othr>'))).entries[0]?.accountNo).toBe(
      '998',
    );
  });
});

describe('reports of the day and notifications', () => {
  const report = (content: string) =>
    document(statement(content, '7', '<IBAN>XX1</IBAN>', 'Rpt'), 'camt.052.001.06', 'BkToCstmrAcctRpt');
  const notification = (content: string) =>
    document(statement(content, '7', '<IBAN>XX1</IBAN>', 'Ntfctn'), 'camt.054.001.04', 'BkToCstmrDbtCdtNtfctn');

  test('a report need not close, and says that it is one', () => {
    const body = read(camt, report(`${balance('OPBD', '1')}\n${entry()}`));
    expect(body).toMatchObject({ proof: 'unproven', statements: [] });
    expect(messages(body)[0]).toContain('camt.052');
    expect(read(camt, report(`${balance('OPBD', '1')}${balance('ITBD', '11')}\n${entry()}`)).proof).toBe('proven');
    expect(read(camt, report(entry({ status: '' }))).rejects[0]?.field).toBe('Sts');
  });

  test('a notification is proven by its summary only', () => {
    const batched = entry({ details: `<Btch><NbOfTxs>1</NbOfTxs></Btch>${payment('E1', '10')}` });
    const body = read(camt, notification(batched));
    expect(body.proof).toBe('unproven');
    expect(messages(body)[0]).toContain('camt.054');
    const summary = '<TxsSummry><TtlNtries><NbOfNtries>1</NbOfNtries></TtlNtries></TxsSummry>';
    expect(read(camt, notification(`${summary}${batched}`)).proof).toBe('proven');
  });
});
