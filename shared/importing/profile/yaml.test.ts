// Profiles as text: what may be left out, what is refused and where, and that every profile written down is read back equal.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldSource, Profile, Total } from '../../model/profile.ts';
import { readYaml } from '../../yaml/yaml-tree.ts';
import { shippedProfiles } from '../profiles/shipped.ts';
import { normaliseProfile, profileFromYaml, profileToYaml } from './yaml.ts';

const SHORT = `
name: short
source: bank
recognise: { columns: [no, amt] }
columns:
  no: 单号
  amt: [金额, amount]
  day: 日期
fields:
  channel_no: no
  amount: amt
  currency: { always: CNY }
  time: { join: [day, day] }
facts:
  - line: 共 {n} 笔
totals: { n: rows }
`;

function read(text: string): Profile {
  const result = profileFromYaml(text, 'p.yaml');
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

function faultOf(text: string) {
  const result = profileFromYaml(text, 'p.yaml');
  if (result.ok) throw new Error('was not refused');
  const { message, line, field } = result.problem;
  return { message, line, field };
}

test('what is left out has its default, shorthands become whole', () => {
  const profile = read(SHORT);
  expect(profile).toMatchObject({
    version: 1,
    proven: 'none',
    layout: { type: 'delimited', delimiter: ',', header: null },
    columns: { no: ['单号'], amt: ['金额', 'amount'] },
    facts: [{ place: 'line', template: '共 {n} 笔' }],
    totals: { n: { measure: 'rows', over: 'file', kinds: [] } },
    amounts: { unit: 'major', decimal: '.', group: '' },
    rows: [{ when: [], kind: null, skip: null }],
  });
  expect(profile.fields).toMatchObject({
    amount: { from: ['amt'], sign: 'plus' },
    currency: { always: 'CNY', from: [] },
  });
});

test('conditions, fixed fields and numbers as people write them', () => {
  const profile = read(`
name: f
source: funds
layout: { type: fixed, separator: 1, fields: { code: 3, day: 11, sum: 12 } }
amounts: { unit: minor }
fields: { amount: sum, value_date: day, account_no: { always: 0622 }, currency: { always: CNY } }
rows:
  - when: { code: [S22, "04"], sum: { sign: minus } }
  - { when: { code: { begins: X } }, skip: 余额查询 }
`);
  expect(profile.layout).toMatchObject({
    needed: 'sum',
    fields: [{ name: 'code', length: 3 }, { name: 'day' }, { name: 'sum' }],
  });
  expect(profile.rows[0]?.when).toEqual([
    { column: 'code', is: ['S22', '04'] },
    { column: 'sum', sign: 'minus' },
  ]);
  expect(profile.fields.account_no?.always).toBe('0622');
  expect(profile.fields.amount?.sign).toBe('any');
});

describe('what is faulty is named with its line', () => {
  test.each([
    ['an unknown key', SHORT.replace('source: bank', 'source: bank\nsauce: x'), 4, 'sauce', 'unknown key "sauce"'],
    ['an unknown source', SHORT.replace('source: bank', 'source: moon'), 3, 'source', 'write one of orders'],
    [
      'a column nobody named',
      SHORT.replace('amount: amt', 'amount: amount'),
      11,
      'fields.amount.from.0',
      'amount is none of the columns',
    ],
    [
      'a field of another source',
      SHORT.replace('  channel_no: no', '  balance: no'),
      10,
      'fields.balance',
      'is no field of bank',
    ],
    ['an unknown measure', SHORT.replace('{ n: rows }', '{ n: lines }'), 16, 'totals.n.measure', 'write one of rows'],
    [
      'a column total without its column',
      SHORT.replace('{ n: rows }', '{ n: column }'),
      16,
      'totals.n',
      'write the column that is summed',
    ],
    ['no name', SHORT.replace('name: short', ''), 1, 'name', 'missing'],
    ['a name with blanks', SHORT.replace('name: short', 'name: a b'), 2, 'name', 'small letters'],
    ['two documents', `${SHORT}\n---\nx: 1`, 18, undefined, 'several YAML documents'],
    [
      'a word for no status',
      SHORT.replace('  amount: amt', '  amount: amt\n  status: { from: no, words: { R: refnd } }'),
      12,
      'fields.status.words.R',
      'write one of success',
    ],
    [
      'a word for no kind in a sort of row',
      `${SHORT}rows:\n  - fields: { kind: { from: no, words: { R: refnd } } }\n`,
      18,
      'rows.0.fields.kind.words.R',
      'write one of payment',
    ],
    [
      'a currency of nowhere',
      SHORT.replace('always: CNY', 'always: CNYX'),
      12,
      'fields.currency.always',
      'no known currency',
    ],
    [
      'a word for no currency',
      SHORT.replace('{ always: CNY }', '{ from: no, words: { 元: YUAN } }'),
      12,
      'fields.currency.words.元',
      'no known currency',
    ],
    ['no amount', SHORT.replace('  amount: amt\n', ''), 9, 'fields', 'bank records need amount: name their columns'],
    ['no fields', 'name: f\nsource: orders', 1, 'fields', 'orders records need order_no, amount, currency, time'],
    [
      'a digit that divides',
      SHORT.replace('fields:', 'layout: { delimiter: 5 }\nfields:'),
      9,
      'layout.delimiter',
      'in quotes',
    ],
    [
      'two fixed fields of one name',
      'name: f\nsource: funds\nlayout:\n  type: fixed\n  fields:\n    - { name: a, length: 3 }\n    - { name: a, length: 4 }\n',
      7,
      'layout.fields.1.name',
      'two fields have this name',
    ],
    [
      'a total that nothing states',
      SHORT.replace('{ n: rows }', '{ m: rows }'),
      16,
      'totals.m',
      'no fact has the name m',
    ],
    [
      'numbers as names in a map',
      'name: f\nsource: funds\nlayout: { type: fixed, fields: { "2": 3 } }',
      3,
      'layout.fields',
      'write a list of',
    ],
    ['no map', '- x', 1, undefined, 'write keys and values'],
  ])('%s', (_name, text, line, field, message) => {
    const fault = faultOf(text);
    expect(fault.message).toContain(message);
    expect(fault).toMatchObject({ line, ...(field === undefined ? {} : { field }) });
  });

  test('several faults are all said, with their lines', () => {
    const wrong = SHORT.replace('always: CNY', 'always: CNYX').replace('{ n: rows }', '{ m: rows }');
    expect(faultOf(wrong)).toMatchObject({ line: 16, field: 'totals.m' });
    expect(faultOf(wrong).message).toContain(' · line 12: profile fields.currency.always: ');
    const many = `${SHORT}a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n`;
    expect(faultOf(many).message.split(' · ')).toHaveLength(5);
    expect(faultOf(many).message).toContain('and 1 more faults');
    const names = SHORT.replace('channel_no: no', 'channel_no: nr').replace('amount: amt', 'amount: sum');
    expect(faultOf(names).message).toContain(' · line 11: profile fields.amount.from.0: sum is none');
  });

  test('a draft may have no name yet, a saved profile may not', () => {
    expect(normaliseProfile({ name: '', source: 'bank' }).ok).toBe(true);
    expect(faultOf('name: ""\nsource: bank').message).toContain('name: empty');
  });
});

test.each(shippedProfiles().map((profile) => ({ name: profile.name, profile })))(
  '$name is written down and read back equal',
  ({ profile }) => {
    expect(read(profileToYaml(profile))).toEqual(profile);
  },
);

const word = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', '0', '1', ' ', '"', "'", '#', ':', '-', '{', '}', '茶', '\\', '\t'),
    minLength: 1,
    maxLength: 8,
  }),
  fc.constantFrom('01', 'null', 'true', '1e5', '~', '0622', 'yes', '[a]', '2026-01-02', '__proto'),
);
const words = fc.array(word, { maxLength: 3 });
const column = fc.constantFrom('a', 'b', '01');
const columns = fc.array(column, { maxLength: 3 });
const field: fc.Arbitrary<FieldSource> = fc.record({
  from: columns,
  join: columns,
  with: word,
  sum: columns,
  always: fc.option(word),
  strip: fc.subarray(['zeros', 'brackets'] as const),
  take: fc.option(fc.constant('x{key}')),
  words: fc.dictionary(word, word, { maxKeys: 3, noNullPrototype: true }),
  empty: fc.option(word),
  sign: fc.constantFrom('plus', 'minus', 'any', 'signed', 'flip'),
});
const condition = fc.oneof(
  fc.record({ column, is: words }),
  fc.record({ column, begins: words }),
  fc.record({ column, filled: fc.boolean() }),
  fc.record({ column, sign: fc.constantFrom('plus' as const, 'minus' as const) }),
);
const conditions = fc.array(condition, { maxLength: 3 });
const total: fc.Arbitrary<Total> = fc.record({
  title: word,
  measure: fc.constantFrom('rows', 'column', 'net'),
  column: fc.constant('a'),
  kinds: fc.subarray(['payment', 'C'] as const),
  when: conditions,
  over: fc.constantFrom('file', 'section'),
  absolute: fc.boolean(),
  leftOut: fc.boolean(),
});
const profileOf: fc.Arbitrary<Profile> = fc.record({
  name: fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/),
  version: fc.nat(1000),
  title: word,
  source: fc.constantFrom('bank', 'funds'),
  proven: fc.constantFrom('sample', 'none'),
  channel: fc.record({ codes: words, names: words }),
  recognise: fc.record({ columns, texts: words, begins: words, files: words }),
  encoding: fc.constantFrom(null, 'gb18030' as const),
  layout: fc.oneof(
    fc.record({
      type: fc.constant('delimited' as const),
      delimiter: fc.constantFrom(',', '\t', '|', 'blanks'),
      headerDelimiter: fc.constantFrom(null, 'blanks', '\t'),
      quote: fc.constantFrom('double' as const, 'none' as const),
      cells: fc.constantFrom('plain' as const, 'backtick' as const),
      header: fc.option(fc.array(word, { minLength: 1, maxLength: 3 })),
      optional: fc.nat(3),
      trailing: fc.nat(3),
      marks: fc.option(fc.record({ header: word, rows: words })),
    }),
    fc.record({
      type: fc.constant('fixed' as const),
      separator: fc.nat(2),
      fields: fc.constant([
        { name: 'z', length: 3 },
        { name: '1', length: 4 },
      ]),
      needed: fc.constantFrom('z', '1'),
    }),
    fc.record({ type: fc.constant('ruler' as const), dash: fc.constantFrom('-' as const, '=' as const) }),
    fc.record({ type: fc.constant('elements' as const), element: fc.constant('Row') }),
  ),
  columns: fc.record({ a: fc.tuple(word, word), b: fc.tuple(word), '01': fc.tuple(word) }),
  required: columns,
  headers: fc.array(words, { maxLength: 2 }),
  notes: words,
  facts: fc.constant([
    { place: 'line' as const, template: '共{n}笔' },
    { place: 'pairs' as const, labels: { 总: 'm' } },
    { place: 'table' as const, labels: { '01': 'n' } },
    { place: 'row' as const, begins: ['合计'], columns: { a: 'n' } },
    { place: 'file' as const, template: 'IND{day}ACOM{}' },
  ]),
  totals: fc.dictionary(fc.constantFrom('n', 'm', '01'), total, { noNullPrototype: true }),
  amounts: fc.record({
    unit: fc.constantFrom('major' as const, 'hundredth' as const),
    decimal: fc.constant('.' as const),
    group: fc.constantFrom('' as const, ',' as const, "'" as const),
    letters: fc.option(fc.record({ plus: word, minus: word })),
    symbols: words,
    nothing: words,
    finer: fc.constantFrom('fault' as const, 'round' as const),
  }),
  times: fc.record({
    order: fc.constantFrom('ymd' as const, 'dmy' as const),
    year: fc.constantFrom(null, 'day'),
    zone: fc.constantFrom(null, { always: 'UTC' }, { column: 'a' }),
    cutoff: fc.constantFrom(null, '23:00'),
  }),
  fields: fc.record({ amount: field, memo: field }, { requiredKeys: [] }),
  rows: fc.array(
    fc.record({
      when: conditions,
      kind: fc.constantFrom(null, 'refund' as const),
      skip: fc.option(word),
      status: fc.constantFrom(null, 'failed' as const),
      fields: fc.record({ memo: field }, { requiredKeys: [] }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  kind: fc.constantFrom('', 'a'),
  balance: fc.option(fc.record({ column: fc.constant('b'), apart: columns })),
  groups: fc.option(
    fc.record({
      title: fc.constant('payout'),
      column: fc.constant('a'),
      currency: fc.constant('b'),
      when: conditions,
      plus: columns,
      minus: columns,
    }),
  ),
  companion: fc.constantFrom(null, { columns: ['x'], row: '合计', totals: {} }),
}) as fc.Arbitrary<Profile>;

test('any profile is written down and read back equal', () => {
  fc.assert(
    fc.property(profileOf, (profile) => {
      // Whether it is complete is another matter.
      const written = readYaml(profileToYaml(profile), 'p.yaml', 'profile').value;
      expect(normaliseProfile(written)).toEqual({ ok: true, value: profile });
    }),
    { numRuns: 300 },
  );
});

test('any text is a profile or a problem with its line', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.nat(SHORT.length), (text, at) => {
      const result = profileFromYaml(SHORT.slice(0, at) + text + SHORT.slice(at));
      if (!result.ok) expect(result.problem.line).toBeGreaterThan(0);
    }),
  );
});
