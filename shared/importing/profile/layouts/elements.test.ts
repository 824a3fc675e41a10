// Rows as XML elements where a file is damaged: what lost its name is a reject of its own, whatever stands on its line.
import { describe, expect, test } from 'vitest';
import { utf8 } from '../../importing.testing.ts';
import { readSourceText } from '../../source-text.ts';
import { openElements } from './elements.ts';

function read(content: string) {
  const text = readSourceText('file.xml', utf8(content), null);
  if (!text.ok) throw new Error(text.problem.message);
  const records = openElements(text.value, { type: 'elements', element: 'Row' })?.elements?.records ?? [];
  return {
    good: records.filter(({ fault }) => fault === null).map(({ cells }) => cells.join(' ')),
    bad: records.filter(({ fault }) => fault !== null).map(({ raw, place }) => `${place.line} ${raw}`),
  };
}

const attributes = [1, 2, 3, 4].map((no) => `<Row No="${no}" Amt="5" Day="1" Type="A"/>`);
const children = [1, 2, 3, 4].map((no) => `<Row>\n<No>${no}</No>\n<Amt>5</Amt>\n<Day>1</Day>\n<Type>A</Type>\n</Row>`);
const file = (rows: readonly string[], newline = '\n') =>
  [
    '<File No="9">',
    '<Head><Day>1</Day></Head>',
    '<List>',
    ...rows,
    '</List>',
    '<Total><Amt>20</Amt></Total>',
    '</File>',
  ].join(newline);
const changed = (rows: readonly string[], at: number, from: string, to: string) =>
  rows.map((row, index) => (index === at ? row.replace(from, to) : row));

describe('rows whose element lost its name', () => {
  test('a whole file has none: other elements share some of the names', () => {
    for (const rows of [attributes, children])
      expect(read(file(rows))).toEqual({ good: ['1 5 1 A', '2 5 1 A', '3 5 1 A', '4 5 1 A'], bad: [] });
  });

  test.each([
    ['another name', '<Row', '<Raw'],
    ['the bracket', '<Row', 'Row'],
    ['a part of the name', '<Row', '<R'],
  ])('%s, on lines and on one line, first, between and last', (_name, from, to) => {
    for (const newline of ['\n', '']) {
      for (const at of [0, 1, 3]) {
        const { good, bad } = read(file(changed(attributes, at, from, to), newline));
        expect(good).toHaveLength(3);
        expect(bad).toHaveLength(1);
        expect(bad[0]).toContain(` No="${at + 1}" Amt="5"`);
      }
    }
  });

  test.each([
    ['its beginning', '<Row>', '<Raw>'],
    ['its end', '</Row>', '</Raw>'],
    ['both', 'Row', 'Raw'],
    ['no beginning', '<Row>\n', ''],
  ])('rows of children: %s', (name, from, to) => {
    for (const join of [false, true]) {
      for (const at of [0, 1, 3]) {
        const damaged = changed(changed(children, at, from, to), name === 'both' ? at : -1, '</Row>', '</Raw>');
        const content = file(damaged);
        const { good, bad } = read(join ? content.replaceAll('\n', '') : content);
        expect(good).toHaveLength(3);
        expect(bad).toHaveLength(1);
        expect(bad[0]).toContain(`<No>${at + 1}</No>`);
      }
    }
  });

  test('several beside each other are as many rejects; a quotation mark that is not closed costs its row only', () => {
    const two = changed(changed(attributes, 1, '<Row', '<Raw'), 2, '<Row', '<Raw');
    for (const newline of ['\n', '']) expect(read(file(two, newline)).bad).toHaveLength(2);
    const quoted = read(file(changed(attributes, 1, 'Type="A"', 'Type="A')));
    expect([quoted.good.length, quoted.bad.length]).toEqual([3, 1]);
  });
});
