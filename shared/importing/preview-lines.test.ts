import { expect, test } from 'vitest';
import { parse, utf8 } from './importing.testing.ts';
import { previewLines } from './preview-lines.ts';
import { rejectsCsv } from './rejects-csv.ts';

const HEAD = 'order_no,channel,kind,status,amount,currency,time,memo';
const row = (amount: string, memo: string) => `O1,WX,payment,success,${amount},CNY,2026-11-19T10:00:00,${memo}`;
const TEXT = [HEAD, row('1', '"a\nb"'), '', row('x', '"c\nd"'), row('2', 'e')].join('\n');

test('every line of the file, raw beside what it was read as', () => {
  const bytes = utf8(TEXT);
  const file = parse(bytes);
  const all = previewLines(file, bytes, 0, 100);
  expect(all.total).toBe(file.linesRead);
  expect(all.rows.map(({ line, type }) => [line, type])).toEqual([
    [1, 'header-footer'],
    [2, 'row'],
    [4, 'header-footer'],
    [5, 'reject'],
    [7, 'row'],
  ]);
  expect(all.rows[1]).toMatchObject({ raw: row('1', '"a\nb"'), row: { memo: 'a\nb' }, reject: null });
  expect(all.rows[3]).toMatchObject({ raw: row('x', '"c\nd"'), row: null, reject: { field: 'amount' } });
  expect(previewLines(file, bytes, 3, 1).rows).toEqual(all.rows.slice(3, 4));
});

test('statement messages too: an entry with its text is one line', () => {
  const bytes = utf8(':20:X\n:25:622\n:28C:1\n:60F:C261118CNY0,\n:61:261119C1,NTRFX\n:86:a\nb\n:62F:C261119CNY1,\n-\n');
  const file = parse(bytes);
  const all = previewLines(file, bytes, 0, 100);
  expect(all.rows).toHaveLength(file.linesRead);
  expect(all.rows[4]).toMatchObject({ type: 'row', raw: ':61:261119C1,NTRFX\n:86:a\nb' });
});

test('the rejects file: original columns, then line, field, value and reason', () => {
  const file = parse(`${HEAD}\n${row('"1,0"', '=1+2')}\nO1,WX\n${row('-5', '"open')}`);
  const [header, first, second, third] = rejectsCsv(file).split('\r\n');
  expect(header).toBe(`${HEAD},line,field,value,reason`);
  expect(first).toContain(`"1,0",CNY,2026-11-19T10:00:00,'=1+2,2,amount,"1,0",`);
  expect(second).toMatch(/^O1,WX,,,,,,,3,,2,/);
  expect(third).toMatch(/^"O1,WX,payment,success,-5,CNY,2026-11-19T10:00:00,""open",,,,,,,,4,/);
});

test('the rejects file of a format without columns keeps the raw text', () => {
  const file = parse(':20:X\n:25:622\n:28C:1\n:60F:C261118CNY0,\n:61:260231C1,NTRFX\n:62F:C261119CNY0,\n');
  expect(rejectsCsv(file)).toMatch(/^raw,line,field,value,reason\r\n":61:260231C1,NTRFX",5,:61: value date,260231,/);
});
