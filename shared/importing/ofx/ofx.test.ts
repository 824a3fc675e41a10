import { describe, expect, test } from 'vitest';
import { ofx } from '../formats/ofx.ts';
import { bytesOf, expectToSurvive, read, sourceText } from '../statements/reading.testing.ts';

const SGML_HEAD = 'OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n';
const ENTRIES = `<STMTTRN>
<TRNTYPE>CREDIT
<DTPOSTED>20261119120000.000[-5:EST]
<DTUSER>20261118
<TRNAMT>100.50
<FITID>F1
<REFNUM>R1
<NAME>Alpha &amp; Beta
<MEMO>Invoice 7
</STMTTRN>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261119<TRNAMT>-20,25<FITID>F2<CHECKNUM>77<MEMO></STMTTRN>`;
const statement = (entries: string, account = '111') => `<STMTTRNRS><STMTRS>
<CURDEF>EUR
<BANKACCTFROM><BANKID>B1<ACCTID>${account}<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20261101<DTEND>20261130
${entries}
</BANKTRANLIST>
<LEDGERBAL><BALAMT>-80.25<DTASOF>20261120</LEDGERBAL>
<AVAILBAL><BALAMT>999<DTASOF>20261120</AVAILBAL>
</STMTRS></STMTTRNRS>`;
const sgml = (...statements: readonly string[]) =>
  `${SGML_HEAD}<OFX><SIGNONMSGSRSV1><SONRS><DTSERVER>20261120</SONRS></SIGNONMSGSRSV1><BANKMSGSRSV1>${statements.join('\n')}</BANKMSGSRSV1></OFX>\n`;
const FILE = sgml(statement(ENTRIES));

const XML = `<?xml version="1.0" encoding="UTF-8"?>
<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>
<OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>USD</CURDEF><CCACCTFROM><ACCTID>4111</ACCTID></CCACCTFROM>
<BANKTRANLIST><STMTTRN><TRNTYPE>POS</TRNTYPE><DTPOSTED>20261119</DTPOSTED><TRNAMT>-5</TRNAMT><FITID>1</FITID><NAME>咖啡 &#233;</NAME><PAYEE><NAME>Shop</NAME></PAYEE></STMTTRN><STMTTRN><TRNTYPE>CREDIT</TRNTYPE><DTPOSTED>20261119</DTPOSTED><TRNAMT>+7.1</TRNAMT><FITID>2</FITID><MEMO><![CDATA[a < b]]></MEMO></STMTTRN></BANKTRANLIST>
<LEDGERBAL><BALAMT>2.1</BALAMT><DTASOF>20261119</DTASOF></LEDGERBAL></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>
`;

describe('OFX', () => {
  test('a file that names no account is read under a name that says so', () => {
    const body = read(ofx, FILE.replace('<ACCTID>111', ''));
    expect(body).toMatchObject({ rejects: [], statements: [] });
    expect(body.entries.map(({ accountNo }) => accountNo)).toEqual(['Bank', 'Bank']);
    expect(body.warnings[0]?.message).toContain('the account is not named; its entries stand under Bank.');
  });

  test('a currency in small letters; a file of something else than statements says so', () => {
    expect(read(ofx, FILE.replace('<CURDEF>EUR', '<CURDEF>eur')).entries[0]?.currency).toBe('EUR');
    const transfers = `${SGML_HEAD}<OFX><INTRATRNRS><XFERINFO><TRNAMT>5</XFERINFO></INTRATRNRS></OFX>`;
    expect(read(ofx, transfers).warnings[0]?.message).toBe('file.txt: holds no statement of an account.');
  });

  test('the code page that the header names is believed of bytes that are no UTF-8', () => {
    const accents = FILE.replace('Invoice 7', '(ÀÉÈÊË)');
    const western = Uint8Array.from([...accents].map((character) => character.charCodeAt(0)));
    expect(sourceText(western)).toMatchObject({ encoding: 'windows-1252', isCertain: true });
    expect(read(ofx, western)).toMatchObject({ warnings: [], entries: [{ memo: 'Alpha & Beta (ÀÉÈÊË)' }, {}] });
    expect(sourceText(bytesOf(accents)).encoding).toBe('utf-8');
  });

  test('entries numbered with zeros are told apart by what they hold', () => {
    const body = read(ofx, FILE.replaceAll(/<FITID>F\d/g, '<FITID>000'));
    expect(body.warnings).toEqual([]);
    expect(new Set(body.entries.map(({ entryNo }) => entryNo)).size).toBe(2);
  });

  test.each([
    ['1.234,50', 123450],
    ['-1,234.50', 123450],
    ['1,234', null],
  ])('amount %s: thousands only where a second mark shows them', (written, amount) => {
    const body = read(ofx, FILE.replace('<TRNAMT>100.50', `<TRNAMT>${written}`));
    expect(body.entries[0]?.amount ?? null).toBe(amount ?? 2025);
  });

  test('SGML with open values: entries, identity, balance; nothing proves them', () => {
    const body = read(ofx, FILE);
    expect(body).toMatchObject({ profile: 'ofx', title: 'OFX / QFX', proof: 'unproven', rejects: [], warnings: [] });
    expect(body.entries).toMatchObject([
      {
        entryNo: '111:F1',
        accountNo: '111',
        direction: 'C',
        amount: 10050,
        currency: 'EUR',
        valueDate: '2026-11-19',
        reference: 'R1',
        memo: 'Alpha & Beta Invoice 7',
        extra: { type: 'CREDIT', fitid: 'F1', posted: '20261119120000.000[-5:EST]', user_date: '20261118', bank: 'B1' },
      },
      { entryNo: '111:F2', direction: 'D', amount: 2025, reference: '77', memo: '' },
    ]);
    expect(body.statements).toEqual([
      {
        accountNo: '111',
        currency: 'EUR',
        number: '',
        openingDate: '',
        opening: null,
        closingDate: '2026-11-20',
        closing: -8025,
      },
    ]);
  });

  test('XML of a card, several entries on one line, with the bytes of each', () => {
    const body = read(ofx, XML);
    expect(body.entries).toMatchObject([
      { accountNo: '4111', direction: 'D', amount: 500, memo: '咖啡 é Shop', line: 4 },
      { direction: 'C', amount: 710, memo: 'a < b', line: 4 },
    ]);
    expect(body.headerFooter).toBe(4);
    const bytes = bytesOf(XML);
    for (const { byteStart, byteEnd } of body.entries) {
      expect(new TextDecoder().decode(bytes.slice(byteStart, byteEnd))).toMatch(/^<STMTTRN>.*<\/STMTTRN>$/);
    }
  });

  test('the same entry in SGML and in XML has the same number', () => {
    const closed = FILE.replace(/<(TRNTYPE|DTPOSTED|DTUSER|TRNAMT|FITID|REFNUM|NAME|MEMO)>([^<\n]*)/g, '<$1>$2</$1>');
    expect(read(ofx, closed).entries.map(({ entryNo, memo }) => [entryNo, memo])).toEqual(
      read(ofx, FILE).entries.map(({ entryNo, memo }) => [entryNo, memo]),
    );
  });

  test('a list that is closed before its entries, or not at all, loses none', () => {
    const early = FILE.replace('<DTEND>20261130', '<DTEND>20261130</BANKTRANLIST>');
    const never = FILE.replaceAll('</BANKTRANLIST>', '').replace('</STMTTRN>\n<LEDGER', '\n<LEDGER');
    const unclosed = FILE.replace('</STMTTRN>\n<STMTTRN>', '\n<STMTTRN>');
    for (const text of [early, never, unclosed]) {
      expect(read(ofx, text).entries.map(({ accountNo, amount }) => [accountNo, amount])).toEqual([
        ['111', 10050],
        ['111', 2025],
      ]);
    }
  });

  test('several accounts keep their entries apart though their numbers are equal', () => {
    const body = read(ofx, sgml(statement(ENTRIES), statement(ENTRIES, '222')));
    expect(body.entries.map(({ entryNo }) => entryNo)).toEqual(['111:F1', '111:F2', '222:F1', '222:F2']);
    expect(body.statements.map(({ accountNo }) => accountNo)).toEqual(['111', '222']);
  });

  test('an entry twice keeps its number, another under the same number gets its own; both are said', () => {
    const twice = read(ofx, FILE.replace('</BANKTRANLIST>', `${ENTRIES}</BANKTRANLIST>`));
    expect(new Set(twice.entries.map(({ entryNo }) => entryNo)).size).toBe(2);
    expect(twice.warnings[0]?.message).toContain('more than once');
    const other = read(ofx, FILE.replace('<FITID>F2', '<FITID>F1'));
    expect(other.entries.map(({ entryNo }) => entryNo)).toEqual(['111:F1', '111:F1~2']);
    expect(other.warnings[0]?.message).toContain('different entries');
    const without = read(ofx, FILE.replaceAll(/<FITID>F[12]/g, ''));
    expect(new Set(without.entries.map(({ entryNo }) => entryNo)).size).toBe(2);
  });

  test.each([
    ['an amount with a doubtful mark', '<TRNAMT>100.50', '<TRNAMT>1,234', 'TRNAMT'],
    ['more decimals than the currency', '<TRNAMT>100.50', '<TRNAMT>100.505', 'TRNAMT'],
    ['no amount', '<TRNAMT>100.50', '', 'TRNAMT'],
    ['an impossible day', '<DTPOSTED>20261119120000', '<DTPOSTED>20261131120000', 'DTPOSTED'],
    ['a day in words', '<DTPOSTED>20261119120000', '<DTPOSTED>19 Nov', 'DTPOSTED'],
    ['an unknown currency', '<CURDEF>EUR', '<CURDEF>QQQ', 'CURDEF'],
  ])('rejects %s', (_name, from, to, field) => {
    const body = read(ofx, FILE.replace(from, to));
    expect(body.rejects[0]).toMatchObject({ field, line: 11 });
    expect(body.rejects[0]?.raw).toMatch(/^<STMTTRN>[\s\S]*<\/STMTTRN>$/);
  });

  test('a file that is cut says so, and rejects what was cut', () => {
    const body = read(ofx, FILE.slice(0, FILE.indexOf('-20,2')));
    expect(body.entries).toHaveLength(1);
    expect(body.rejects).toMatchObject([{ field: 'STMTTRN', value: '' }]);
    expect(body.warnings[0]?.message).toContain('</OFX> is missing');
  });

  test('a code page that is not the header’s is said', () => {
    const bytes = Uint8Array.from(FILE.replace('Invoice 7', 'Gebühr'), (letter) => letter.charCodeAt(0));
    expect(read(ofx, bytes, { encoding: 'windows-1252' }).warnings).toEqual([]);
    expect(read(ofx, bytes, { encoding: 'windows-1252' }).entries[0]?.memo).toContain('Gebühr');
    expect(read(ofx, bytes, { encoding: 'ibm850' }).warnings[0]?.message).toContain('its header says windows-1252');
  });

  test.each([
    ['another name', '<STMTTRN>', '<STITTRN>'],
    ['cut in front', '<STMTTRN>', 'MTTRN>'],
    ['cut behind', '<STMTTRN>', '<STMTT'],
    ['an end instead', '<STMTTRN>', '</STMTTRN>'],
    ['gone', '<STMTTRN>', ''],
  ])('a transaction whose tag is damaged is a reject: %s', (_name, from, to) => {
    const oneLine = FILE.replace(/<STMTTRN>\n[\s\S]*?<\/STMTTRN>/, (whole) => whole.replaceAll('\n', ''));
    const accountLost = FILE.replace('</BANKACCTFROM>', '');
    for (const file of [FILE, oneLine, XML, accountLost]) {
      const body = read(ofx, file.replace(from, to));
      expect(body.rejects).toMatchObject([{ field: 'STMTTRN', reason: expect.stringContaining('damaged or missing') }]);
      expect(body.rejects[0]?.raw).toContain('TRNAMT');
      expect(body.entries.map(({ amount }) => amount)).toEqual([read(ofx, file).entries[1]?.amount]);
    }
  });

  test('two transactions that run together do not lose the second', () => {
    const joint = read(ofx, FILE.replace(/<\/STMTTRN>\s*<STMTTRN>/, ''));
    expect(joint.entries.map(({ amount }) => amount)).toEqual([10050]);
    expect(joint.rejects).toMatchObject([{ field: 'STMTTRN', value: 'F2', raw: expect.stringContaining('-20,25') }]);
    const unclear = read(ofx, FILE.replace(/<\/STMTTRN>\s*<STMTTRN><TRNTYPE>DEBIT/, ''));
    expect(unclear.entries).toEqual([]);
    expect(unclear.rejects).toHaveLength(2);
  });

  test('transactions that are not booked yet are left out', () => {
    const pending =
      '</BANKTRANLIST><BANKTRANLISTP><STMTTRNP><TRNTYPE>POS<DTTRAN>20261120<TRNAMT>-3</STMTTRNP></BANKTRANLISTP>';
    const body = read(ofx, FILE.replace('</BANKTRANLIST>', pending));
    expect(body).toMatchObject({ rejects: [], leftOut: [{ count: 1, lines: [22] }] });
    expect(body.entries).toHaveLength(2);
  });

  test('investments are left out, their cash is read', () => {
    const file = sgml(
      statement(
        `<BUYSTOCK><INVBUY><INVTRAN><FITID>9<DTTRADE>20261119</INVTRAN></INVBUY></BUYSTOCK><INVBANKTRAN>${ENTRIES}</INVBANKTRAN>`,
      ),
    );
    const body = read(ofx, file);
    expect(body.entries).toHaveLength(2);
    expect(body.leftOut).toMatchObject([{ count: 1 }]);
  });

  test('other text is not recognised', () => {
    for (const other of ['<xml>', 'a,b', '<?xml version="1.0"?><Document/>']) {
      expect(ofx.recognise(sourceText(`${other}\n`))).toBeNull();
    }
  });

  test('time grows with the file: open literals and open brackets', () => {
    const started = performance.now();
    read(ofx, `<OFX>${'<![CDATA[<'.repeat(50_000)}\n${'<STMTTRN>'.repeat(20_000)}`);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test('a thousand damaged copies', () => expectToSurvive(ofx, [FILE, XML]));
});
