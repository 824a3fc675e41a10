// Files without a header, from a draft to a template that knows the next day's file and leaves a stranger's alone.
import { describe, expect, test } from 'vitest';
import type { Profile } from '../../model/profile.ts';
import { gb18030, request, utf8 } from '../importing.testing.ts';
import { parseFile } from '../parse-file.ts';
import { NO_SOURCE } from '../profile/transaction.ts';
import { profileFromYaml, profileToYaml } from '../profile/yaml.ts';
import { readSourceText } from '../source-text.ts';
import { type DraftAsked, draftProfile, titleOf } from './draft-profile.ts';

/** What a person adds to a draft whose file names no currency. */
function inYuan(profile: Profile): Profile {
  return { ...profile, fields: { ...profile.fields, currency: { ...NO_SOURCE, always: 'CNY' } } };
}

function draft(bytes: Uint8Array, asked: Partial<DraftAsked> = {}) {
  const text = readSourceText('unknown.txt', bytes, null);
  if (!text.ok) throw new Error(text.problem.message);
  return draftProfile(text.value, { source: 'bank', layout: null, headerLine: null, ...asked });
}

/** As it is saved: written as YAML and read back. */
function saved(profile: Profile): Profile {
  const read = profileFromYaml(profileToYaml({ ...profile, name: 'own-template' }));
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}

function recognised(bytes: Uint8Array, template: Profile) {
  return parseFile(request(bytes, { profiles: [template], channel: 'WX' }));
}

const lines = (...all: readonly string[]) => `${all.join('\r\n')}\r\n`;
const cents = (amount: number, length = 12) => String(amount).padStart(length, '0');

function fixedDay(day: string, from: number, rows = 12): Uint8Array {
  return utf8(
    lines(
      ...Array.from({ length: rows }, (_, index) => {
        const serial = String(index + 1).padStart(4, '0');
        const kind = index === 3 ? 'R22' : 'S22';
        return `CN${day}${serial}${kind}${cents(from + index * 731)}${cents(index * 7 + 3)}${day}${String(9 + (index % 10)).padStart(2, '0')}30${String(index + 10)}`;
      }),
    ),
  );
}

describe('the next day', () => {
  test('fixed width without blanks: cut at codes, amounts and times; recognised by its shape', () => {
    const { profile, columns } = draft(fixedDay('20261120', 12402));
    expect(profile.layout).toMatchObject({
      type: 'fixed',
      fields: [14, 3, 12, 12, 14].map((length) => ({ length })),
    });
    expect(columns.map(({ field }) => field)).toEqual(['channel_no', 'kind', 'amount', '', 'time']);
    expect(profile.recognise.begins).toEqual(['CN']);
    const template = saved(inYuan(profile));
    const next = recognised(fixedDay('20261121', 99100), template);
    expect(next.ok && next.value.rows.length).toBe(11);
    expect(next.ok && next.value.rejects.map(({ value }) => value)).toEqual(['R22']);
    const strangers = [
      // As long, but with dates and amounts elsewhere.
      lines(...Array.from({ length: 8 }, (_, index) => `CN${cents(50 + index, 40)}2026${cents(index, 9)}`)),
      lines(
        ...Array.from(
          { length: 8 },
          (_, index) => `CN20261121000${index}S22${cents(5, 12)}${cents(1, 12)}2026132109301${index}`,
        ),
      ),
    ];
    for (const stranger of strangers) expect(recognised(utf8(stranger), template).ok).toBe(false);
  });

  test('digits alone: nothing is written of the day, and another length is another format', () => {
    const day = (date: string, tail = '') =>
      utf8(
        lines(
          ...Array.from(
            { length: 6 },
            (_, index) =>
              `${date}${String(index * 37 + 100001)}88 ${cents(12345 + index * 91)} ${date}10150${index}${tail}`,
          ),
        ),
      );
    const { profile } = draft(day('20261116'));
    expect(profile.recognise).toMatchObject({ begins: [], texts: [], columns: [] });
    const template = saved(inYuan(profile));
    const next = recognised(day('20261117'), template);
    expect(next.ok && next.value.rows.length).toBe(6);
    expect(recognised(day('20261117', 'X9'), template).ok).toBe(false);
  });

  test('delimited, the words of the first column change from day to day', () => {
    const day = (date: string, ...words: readonly string[]) =>
      gb18030(
        lines(
          ...words.map((word, index) => `${word}|T${date}${index}01|${date} 09:30:0${index}|1${index}.00|成功|支付`),
        ),
      );
    const { profile } = draft(day('2026-11-20', '消费', '消费', '退款'));
    expect(profile.recognise.begins).toEqual([]);
    const next = recognised(day('2026-11-21', '退款', '消费', '消费', '消费'), saved(profile));
    expect(next.ok && next.value.rows.length).toBe(4);
  });
});

describe('what nobody knows is not set', () => {
  test('codes of kinds and states in a file without names', () => {
    const bytes = utf8(
      lines(
        'T10000001|2026-01-14 09:30:00|100.00|S22|0000',
        'T10000002|2026-01-14 09:31:00|20.50|R22|0000',
        'T10000003|2026-01-14 09:32:00|3.00|S22|0000',
        'T10000004|2026-01-14 09:33:00|4.00|S22|0000',
      ),
    );
    const { profile, columns } = draft(bytes);
    const [, , , kind, status] = columns;
    expect(kind).toMatchObject({ field: 'kind' });
    expect(kind?.because).toContain('R22');
    expect(status).toMatchObject({ field: 'status' });
    expect(status?.because).toContain('0000');
    expect(profile.fields.status?.words).toEqual({});
    const parsed = parseFile(
      request(bytes, {
        draft: inYuan(profile),
        channel: 'WX',
      }),
    );
    expect(parsed.ok && parsed.value.rows).toEqual([]);
    expect(parsed.ok && parsed.value.rejects.map(({ value }) => value)).toEqual(['0000', 'R22', '0000', '0000']);
  });
});

describe('amounts without a point', () => {
  const file = (amounts: readonly string[]) =>
    utf8(
      lines(
        '商户订单号,交易时间,交易金额',
        ...amounts.map((amount, index) => `T100${index},2026-01-14 09:30:00,${amount}`),
      ),
    );

  test('filled with zeros they are cents, and asked', () => {
    const { profile, columns } = draft(file(['000000012402', '000000000099', '000000135000']));
    expect(profile.amounts.unit).toBe('minor');
    expect(columns[2]?.confidence).toBeLessThan(50);
    expect(columns[2]?.because).toContain('usually cents');
  });

  test('plain whole numbers stay whole units, which is said', () => {
    const { profile, columns } = draft(file(['124', '99', '1350']));
    expect(profile.amounts.unit).toBe('major');
    expect(columns[2]?.because).toContain('whole units');
    expect(draft(file(['124.00', '99.50', '1350.10'])).columns[2]?.because).not.toContain('check');
  });
});

describe('where the table is', () => {
  test('commas in every row divide, also where all lines have one length and a preamble is longer than the table', () => {
    const preamble = Array.from({ length: 9 }, (_, index) => `note ${index} of this download  `);
    const rows = ['T100001,2026-01-14,100.00,x', 'T100002,2026-01-14,200.00,y'];
    expect(draft(utf8(lines(...preamble, ...rows))).profile.layout).toMatchObject({
      type: 'delimited',
      delimiter: ',',
    });
    expect(draft(utf8(lines(...rows))).profile.layout).toMatchObject({ type: 'delimited', delimiter: ',' });
    const grouped = ['T100001 20260114  1,100.00', 'T100002 20260114  2,200.00', 'T100003 20260115 12,200.10'];
    expect(draft(utf8(lines(...grouped))).profile.layout.type).toBe('fixed');
  });

  test('numbers that identify keep their letters and dates', () => {
    const rows = Array.from(
      { length: 5 },
      (_, index) => `CN202611200001${index}3 ORD0000000${index + 1} ${index + 1}0.50`,
    );
    const { profile } = draft(utf8(lines(...rows)));
    expect(profile.layout).toMatchObject({
      type: 'fixed',
      fields: [{ length: 16 }, { length: 11 }, { length: 5 }],
    });
    const whole = Array.from({ length: 5 }, (_, index) => `ORD0000000${index + 1}${cents(5000 + 77 * index, 13)}`);
    expect(draft(utf8(lines(...whole))).profile.layout).toMatchObject({
      type: 'fixed',
      fields: [{ length: 11 }, { length: 13 }],
    });
  });

  test('words in Chinese, times of day and codes at the end are cut off what stands beside them', () => {
    const rows = Array.from({ length: 8 }, (_, index) => {
      const word = index % 4 === 0 ? '退款' : '支付';
      return `CN20261120${String(index + 1).padStart(5, '0')}${word}${cents(12402 + index * 311)}${cents(70 + index * 3)}09301${index}成功`;
    });
    expect(draft(gb18030(lines(...rows))).profile.layout).toMatchObject({
      fields: [15, 4, 12, 12, 6, 4].map((length) => ({ length })),
    });
    const coded = Array.from(
      { length: 8 },
      (_, index) => `ORD0000000${index + 1}S22${cents(12402 + index * 311, 13)}2026112009301${index}0000`,
    );
    const file = lines('H20261120000008', ...coded, 'T0000008000000108332');
    expect(draft(utf8(file)).profile.layout).toMatchObject({
      fields: [11, 3, 13, 14, 4].map((length) => ({ length })),
    });
  });

  test('a plain file has no backticks', () => {
    const plain = utf8(lines('银行流水号,交易金额,交易时间', 'B1000001,1.00,2026-01-14 09:30:00'));
    expect(draft(plain).profile.layout).toMatchObject({ cells: 'plain' });
    const ticked = utf8(lines('银行流水号,交易金额,交易时间', '`B1000001,`1.00,`2026-01-14 09:30:00'));
    expect(draft(ticked).profile.layout).toMatchObject({ cells: 'backtick' });
    const guarded = utf8(lines('银行流水号,交易金额,交易时间', '`B1000001,1.00,2026-01-14 09:30:00'));
    expect(draft(guarded).profile.layout).toMatchObject({ cells: 'plain' });
  });
});

test('every number of a foot row that the rows confirm can contradict a file', () => {
  const file = (count: number) =>
    utf8(
      lines(
        '商户订单号|笔数|交易金额|手续费|交易时间|备注',
        'T1000001|1|100.00|0.60|2026-01-14 09:30:00|货款',
        'T1000002|1|250.50|1.50|2026-01-14 09:31:00|货款',
        `合计|${count}|350.50|2.10||`,
      ),
    );
  const { profile } = draft(file(2));
  expect(Object.values(profile.totals).map(({ title, measure }) => [title, measure])).toEqual([
    ['合计金额', 'amount'],
    ['合计笔数', 'rows'],
    ['合计手续费', 'fee'],
  ]);
  const proofOf = (bytes: Uint8Array) => {
    const parsed = parseFile(request(bytes, { draft: profile, channel: 'WX' }));
    return parsed.ok && parsed.value.proof;
  };
  expect(proofOf(file(2))).toBe('proven');
  expect(proofOf(file(3))).toBe('contradicted');
});

test('titles are without what changes from day to day', () => {
  expect(titleOf('in/yinhe_settle_20261120.txt')).toBe('yinhe_settle');
  expect(titleOf('青山银行-2026-11-20对账单(2).csv')).toBe('青山银行-对账单');
  expect(titleOf('20261120.txt')).toBe('20261120');
});
