// The sample checked against itself: same bytes again, every outcome there, and the files' own arithmetic.
import { describe, expect, test } from 'vitest';
import { OUTCOMES } from '../model/outcome.ts';
import { sampleDays } from './sample-days.ts';

const small = sampleDays({ seed: 1, rows: 120, days: 5 });

const textOf = (name: string, encoding = 'utf-8'): string => {
  const file = small.files.find((candidate) => candidate.name === name);
  if (file === undefined) throw new Error(`no file ${name}`);
  return new TextDecoder(encoding, { fatal: true }).decode(file.bytes);
};

const truthRows = (csv: string): string[][] =>
  csv
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

/** "12.34" or "12,34" to 1234, without a float. */
const cents = (text: string): number => {
  const [whole = '', fraction = ''] = text.replace('-', '').split(/[.,]/);
  const value = Number(whole) * 100 + Number(fraction.slice(0, 2).padEnd(2, '0'));
  return text.startsWith('-') ? -value : value;
};

test('the same options give the same bytes, another seed gives others', () => {
  const again = sampleDays({ seed: 1, rows: 120, days: 5 });
  expect(again).toEqual(small);
  expect(sampleDays({ seed: 2, rows: 120, days: 5 }).truthCsv).not.toEqual(small.truthCsv);
});

test('options that make no days are refused', () => {
  expect(() => sampleDays({ seed: 1, rows: 10, days: 0 })).toThrow('days');
  expect(() => sampleDays({ seed: 1, rows: -1, days: 1 })).toThrow('rows');
  expect(() => sampleDays({ seed: 1, rows: 1, days: 1, firstDate: '2026-02-30' })).toThrow('firstDate');
});

describe('a small sample shows', () => {
  const shown = new Set(
    truthRows(small.truthCsv).map(([, stage, , outcome, reason]) => `${stage} ${outcome} ${reason}`),
  );
  const wanted = [
    ...['matched', 'downstream_only', 'upstream_only', 'amount_differs', 'timing', 'duplicate', 'no_money'].flatMap(
      (outcome) => [`channel ${outcome}`, `business ${outcome}`],
    ),
    ...['matched', 'downstream_only', 'upstream_only', 'amount_differs', 'timing'].map((outcome) => `fund ${outcome}`),
    'channel fee_differs',
  ];
  const reasons = [
    ...['channel matched carried', 'channel downstream_only absent', 'channel downstream_only status'],
    ...['channel upstream_only absent', 'channel upstream_only status', 'channel amount_differs currency'],
    ...[
      'channel fee_differs file',
      'channel fee_differs rule',
      'channel no_money reversed',
      'business no_money reversed',
    ],
    ...['business matched carried', 'business downstream_only absent', 'business downstream_only status'],
    ...['business downstream_only kind', 'business upstream_only kind', 'business upstream_only absent'],
    ...[
      'business upstream_only status',
      'business amount_differs currency',
      'fund matched carried',
      'fund matched zero',
    ],
    ...['fund upstream_only absent', 'fund upstream_only ambiguous', 'fund downstream_only absent'],
    ...['fund downstream_only ambiguous', 'fund matched '],
  ];
  test.each(wanted)('%s', (name) => expect([...shown].some((row) => row.startsWith(`${name} `))).toBe(true));
  test.each(reasons)('%s', (name) => expect(shown.has(name)).toBe(true));
  test('nothing that the domain does not know', () => {
    const outcomes = new Set(truthRows(small.truthCsv).map(([, , , outcome]) => outcome));
    expect([...outcomes].filter((outcome) => !(OUTCOMES as readonly string[]).includes(outcome ?? ''))).toEqual([]);
  });
  test('credits for several groups, and duplicates on both sides', () => {
    const rows = truthRows(small.truthCsv);
    expect(rows.some((row) => row[1] === 'fund' && row[5]?.includes('|'))).toBe(true);
    for (const stage of ['channel', 'business'])
      for (const side of [5, 6])
        expect(rows.some((row) => row[1] === stage && row[3] === 'duplicate' && row[side] !== '')).toBe(true);
  });
  test('money that goes out: a settlement below zero', () => {
    expect(small.files.some(({ name }) => name.startsWith('funds-622200002') && textOf(name).includes(',D,'))).toBe(
      true,
    );
  });
});

test('nearly all rows of a larger sample are clean', () => {
  const rows = truthRows(sampleDays({ seed: 3, rows: 2000, days: 3 }).truthCsv).filter(([, stage]) => stage !== 'fund');
  const clean = rows.filter(([, , , outcome, reason]) => outcome === 'matched' && reason === '').length;
  expect(clean / rows.length).toBeGreaterThan(0.95);
  expect(clean).toBeLessThan(rows.length);
});

describe('files keep their own arithmetic', () => {
  test('MT940: opening + lines = closing, and the next opening is the last closing', () => {
    const statements = small.files.filter(({ name }) => name.endsWith('.sta'));
    expect(statements.length).toBeGreaterThan(4);
    const closings = new Map<string, number>();
    for (const { name } of statements) {
      const text = textOf(name);
      const account = /:25:(\d+)/.exec(text)?.[1] ?? '';
      const opening = cents(/:60F:C\d{6}[A-Z]{3}([\d,]+)/.exec(text)?.[1] ?? '');
      const closing = cents(/:62F:C\d{6}[A-Z]{3}([\d,]+)/.exec(text)?.[1] ?? '');
      const lines = [...text.matchAll(/:61:\d{10}([CD])([\d,]+)N/g)];
      expect(lines.length).toBeGreaterThan(0);
      const moved = lines.reduce(
        (sum, [, mark, amount = '']) => sum + (mark === 'C' ? cents(amount) : -cents(amount)),
        0,
      );
      expect(opening + moved).toBe(closing);
      expect(opening).toBe(closings.get(account) ?? opening);
      closings.set(account, closing);
    }
  });

  test('WeChat: the summary is the plain sum of each column', () => {
    const [header = '', ...lines] = textOf('bank-WX-2026-11-17.csv').trimEnd().split('\r\n');
    const columns = header.replace('\uFEFF', '').split(',');
    const details = lines.slice(0, -2).map((line) => line.slice(1).split(',`'));
    const [total, ...sums] = (lines.at(-1) ?? '').slice(1).split(',`');
    expect(Number(total)).toBe(details.length);
    const summed = ['应结订单金额', '退款金额', '充值券退款金额', '手续费', '订单金额', '申请退款金额'].map((column) =>
      details.reduce((sum, cells) => sum + cents(cells[columns.indexOf(column)] ?? ''), 0),
    );
    expect(sums.map(cents)).toEqual(summed);
    expect(details.every((cells) => cells.length === 27)).toBe(true);
  });

  test('CMBC: the head counts and sums the lines below it', () => {
    const lines = textOf('bank-CMBC-2026-11-17.csv', 'gb18030').split('\n');
    const details = lines.filter((line) => line.startsWith("'")).map((line) => line.split(','));
    const sumOf = (word: string) =>
      details.filter((cells) => cells[4] === word).reduce((sum, cells) => sum + cents(cells[1] ?? ''), 0);
    const paid = details.filter((cells) => cells[4] === '消费').length;
    const yuan = (value: number) => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`;
    expect(lines[2]).toBe(`消费笔数,${paid},消费金额,${yuan(sumOf('消费'))} `);
    expect(lines[4]).toBe(`退单笔数,${details.length - paid},退单金额,${yuan(sumOf('退货'))} `);
    expect(details.length).toBeGreaterThan(3);
  });
});

describe('size', () => {
  test('100,000 rows on one day', () => {
    const { files } = sampleDays({ seed: 5, rows: 100_000, days: 1 });
    const orders = files.find(({ source }) => source === 'orders');
    expect(orders?.bytes.reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 0)).toBeGreaterThan(100_000);
  });
});
