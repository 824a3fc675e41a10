import { describe, expect, test } from 'vitest';
import type { StatementBalance } from '../../model/import.ts';
import type { AccountEntryRow } from '../../model/record.ts';
import { gb18030, utf8 } from '../bytes.testing.ts';
import { readSourceText, type SourceText } from '../source-text.ts';
import { garbledText } from './garbled-text.ts';
import { repeatedLines } from './repeated-lines.ts';
import { roundedIds } from './rounded-ids.ts';
import { statementGaps } from './statement-gaps.ts';

function source(content: string | Uint8Array, encoding: 'windows-1252' | 'gb18030' | null = null): SourceText {
  const text = readSourceText('a.csv', typeof content === 'string' ? utf8(content) : content, encoding);
  if (!text.ok) throw new Error(text.problem.message);
  return text.value;
}

function entry(line: number, more: Partial<AccountEntryRow> = {}): AccountEntryRow {
  return {
    source: 'funds',
    line,
    byteStart: 0,
    byteEnd: 0,
    entryNo: `E${line}`,
    accountNo: '62',
    direction: 'C',
    amount: 100,
    currency: 'CNY',
    valueDate: '2026-11-19',
    balance: null,
    reference: '',
    memo: '',
    extra: {},
    ...more,
  } as AccountEntryRow;
}

const messages = (problems: readonly { readonly message: string }[]) => problems.map(({ message }) => message);

describe('ids that went through a spreadsheet', () => {
  test('zeros after the 15th digit, in keys and in other columns of ids', () => {
    const rows = [
      entry(2, { reference: '12345678901236500', extra: { 商户订单号: '4200001234567890000' } }),
      entry(3, { reference: '12345678901236700', extra: { 商户订单号: '4200001234567910000' } }),
    ];
    const problems = roundedIds('a.csv', rows);
    expect(messages(problems)).toEqual([
      'a.csv: 2 values of reference have only zeros after the 15th digit, first 12345678901236500 in line 2: a spreadsheet has rounded them. Download the file again and import it without opening it.',
      'a.csv: 2 values of 商户订单号 have only zeros after the 15th digit, first 4200001234567890000 in line 2: a spreadsheet has rounded them. Download the file again and import it without opening it.',
    ]);
    expect(problems[0]).toMatchObject({ code: 'warning', line: 2, field: 'reference', value: '12345678901236500' });
  });

  test('an exponent', () => {
    expect(messages(roundedIds('a.csv', [entry(9, { extra: { 'Trace No': '1.2302025304E+022' } })]))).toEqual([
      expect.stringContaining('1 values of Trace No are in exponent form, first 1.2302025304E+022 in line 9'),
    ]);
  });

  test('ids that really end in zeros, short ones, and amounts are left alone', () => {
    const rows = [
      entry(2, { reference: '12345678901236500', extra: { 金额: '1.5E+3' } }),
      entry(3, { reference: '12345678901236517' }),
      entry(4, { entryNo: '1234567890123450', accountNo: '622200000000000' }),
    ];
    expect(roundedIds('a.csv', rows)).toEqual([]);
  });
});

describe('lines that repeat', () => {
  const lines = ['no,amount', 'REFP,514.00', 'X,1', 'REFP,514.00', 'REFP,514.00', 'X,1', 'X,1 '];
  const text = source(lines.join('\n'));
  const row = (line: number) => entry(line, { byteStart: text.byteStart(line - 1), byteEnd: text.byteEnd(line - 1) });

  test('are named with both line numbers and counted', () => {
    const problems = repeatedLines(text, [2, 3, 4, 5, 6, 7].map(row));
    expect(messages(problems)).toEqual([
      'a.csv: 3 data lines repeat an earlier line exactly (lines 4 = 2, 5 = 2, 6 = 3): ask the issuer whether they happened twice; every row is read.',
    ]);
    expect(problems[0]).toMatchObject({ line: 4, value: 'REFP,514.00' });
  });

  test('several rows of one line, rows over several lines, and different lines do not', () => {
    expect(repeatedLines(text, [row(2), row(2), row(3), row(7)])).toEqual([]);
    expect(repeatedLines(text, [row(2), { ...row(4), byteEnd: text.byteEnd(4) }])).toEqual([]);
  });
});

describe('gaps between statements', () => {
  const statement = (number: string, opening: number | null, closing: number | null, more = {}): StatementBalance => ({
    accountNo: '62',
    currency: 'EUR',
    number,
    openingDate: '',
    opening,
    closingDate: '',
    closing,
    ...more,
  });

  test('are named with both balances', () => {
    expect(
      messages(statementGaps('a.sta', [statement('1', 0, 100), statement('2', 100, 50), statement('4', 70, 70)])),
    ).toEqual([
      'a.sta: statement 4 of account 62 opens with 0.70 EUR, but 2 before it closes with 0.50: a statement between them is missing, import it too, or one of them was changed.',
    ]);
  });

  test('the newest first, other accounts, unknown balances', () => {
    const dated = (day: string) => ({ openingDate: day, closingDate: day });
    const newest = [statement('2', 100, 50, dated('2026-11-20')), statement('1', 0, 100, dated('2026-11-19'))];
    expect(statementGaps('a.sta', newest)).toEqual([]);
    expect(statementGaps('a.sta', [statement('1', 0, 100), statement('1', 7, 8, { accountNo: '63' })])).toEqual([]);
    expect(statementGaps('a.sta', [statement('1', 0, null), statement('2', 7, 8)])).toEqual([]);
  });

  test('many are counted', () => {
    const many = Array.from({ length: 9 }, (_, index) => statement(String(index), 1, 2));
    expect(messages(statementGaps('a.sta', many)).at(-1)).toBe(
      'a.sta: 3 more statements do not open with what the one before closes with.',
    );
  });
});

describe('text in a wrong encoding', () => {
  test('GBK and UTF-8 read as Western: the sample, what it may mean, the encoding to choose', () => {
    expect(messages(garbledText(source(gb18030('no,name\n1,中国银行\n'), 'windows-1252')))).toEqual([
      'a.csv: "ÖÐ¹úÒøÐÐ" looks like gb18030 that is read as windows-1252 and may mean "中国银行": choose the encoding gb18030 and check the names in the preview.',
    ]);
    expect(messages(garbledText(source(utf8('1,Müller\n'), 'windows-1252')))[0]).toContain(
      'may mean "ü": choose the encoding utf-8',
    );
  });

  test('saved that way: the file has to come anew', () => {
    expect(messages(garbledText(source('1,ÖÐ¹ú\n')))[0]).toContain(
      'was read as windows-1252 before the file was saved',
    );
    expect(messages(garbledText(source('1,MÃ¼ller\n')))[0]).toContain(
      'may mean "ü": get the file as its issuer made it',
    );
  });

  test('Western read as GBK', () => {
    const bytes = new Uint8Array([...utf8('1,aus M'), 0xfc, ...utf8('nchen nach K'), 0xf6, ...utf8('ln\n')]);
    expect(messages(garbledText(source(bytes, 'gb18030')))[0]).toContain(
      '"M黱chen" looks like windows-1252 that is read as gb18030 and may mean "München": choose the encoding windows-1252',
    );
  });

  test('characters that are gone', () => {
    expect(messages(garbledText(source('1,锟斤拷锟斤拷\n')))[0]).toContain('characters were lost');
  });

  test.each([
    '1,中国银行A股T恤\n',
    '1,Müller, Besançon, Łódź, naïve, ÄÖÜ\n',
    '1,“quoted” – and…’\n',
    '1,€5 ½ §§\n',
    '',
  ])('nothing is said of %j', (text) => {
    expect(garbledText(source(text))).toEqual([]);
  });
});
