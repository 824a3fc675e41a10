// Account statements by a profile: two columns, stated and running balances, entry numbers, hidden and odd values.
import { describe, expect, test } from 'vitest';
import { entries, parse } from '../importing.testing.ts';
import { reading, STATEMENT, STATEMENT_ROWS, statement } from './formats.testing.ts';

describe('an account statement', () => {
  const file = parse(statement(STATEMENT_ROWS, '合计,"1,000.00",100.00,,,\n'), reading(STATEMENT));

  test('two columns, head pairs, foot row, running balance; made entry numbers that do not repeat', () => {
    expect(file).toMatchObject({ source: 'funds', channel: '', proof: 'proven', rejects: [], headerFooter: 5 });
    expect(entries(file)).toMatchObject([
      { accountNo: '6222', direction: 'D', amount: 100000, balance: 900000, memo: '房租' },
      { direction: 'C', amount: 5000, memo: '乙' },
      { direction: 'C' },
    ]);
    expect(new Set(entries(file).map(({ entryNo }) => entryNo)).size).toBe(3);
    expect(file.declared.map(({ what }) => what)).toEqual(['支出合计', '收入合计', 'running balance 6222 CNY']);
    expect(file.statements).toMatchObject([{ opening: 1000000, closing: 910000, openingDate: '2026-01-05' }]);
  });

  test('newest first proves as well; the same rows keep their numbers', () => {
    const turned = parse(statement(STATEMENT_ROWS.toReversed()), reading(STATEMENT));
    expect(turned.proof).toBe('proven');
    expect(new Set(entries(turned).map(({ entryNo }) => entryNo))).toEqual(
      new Set(entries(file).map(({ entryNo }) => entryNo)),
    );
  });

  test('a balance that does not tie contradicts, with its line; one that is hidden is none', () => {
    const broken = parse(statement(STATEMENT_ROWS.with(1, '2026-01-06,,50.00,"9,051.00",乙,')), reading(STATEMENT));
    expect(broken.proof).toBe('contradicted');
    expect(broken.declared[0]).toMatchObject({
      what: 'running balance 6222 CNY, line 6',
      declared: '9051.00',
      computed: '9050.00',
    });
    const hidden = parse(
      statement(STATEMENT_ROWS.map((row) => row.replace(/"9,\d+\.00",(?=[甲乙])/, '"x,xxx.xx",'))),
      reading(STATEMENT),
    );
    expect(hidden).toMatchObject({ proof: 'unproven', rejects: [] });
    expect(entries(hidden).map(({ balance }) => balance)).toEqual([null, null, null]);
  });

  test('a stated closing balance is compared; a negative debit is money in; both sides filled is no row', () => {
    const stated = parse(statement(STATEMENT_ROWS, '期末余额：9100.00\n'), reading(STATEMENT));
    expect(stated.declared.at(-1)).toMatchObject({ what: 'closing balance 6222 CNY', agrees: true });
    const odd = parse(
      statement(['2026-01-05,-5.00,,,,', '2026-01-05,1.00,2.00,,,', '2026-01-05,,,,,']),
      reading(STATEMENT),
    );
    expect(entries(odd)).toMatchObject([{ direction: 'C', amount: 500 }]);
    expect(odd.rejects.map(({ line }) => line)).toEqual([6, 7]);
  });

  test('misplaced separators are read and said; an account that nothing names is said', () => {
    const odd = parse('日期,支出,收入\n2026-01-05,"1,00.00",\n', reading(STATEMENT));
    expect(entries(odd)).toMatchObject([{ amount: 10000, accountNo: 'some-bank' }]);
    expect(odd.warnings.map(({ message }) => message).join(' ')).toMatch(
      /odd places in 1 rows, first in line 2.*names no account/,
    );
  });
});
