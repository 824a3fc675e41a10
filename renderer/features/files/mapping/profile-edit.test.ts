import { expect, test } from 'vitest';
import type { Profile } from '../../../../shared/model/profile.ts';
import { missingFields } from './canonical-fields.ts';
import { kindBy, withKindBy, withWordMeaning } from './kind-words.ts';
import { fieldFrom, plainProfile } from './plain-profile.ts';
import { fieldOfColumn, mapColumn, withConstant, withDirectionTurned } from './profile-edit.ts';
import { templateName, templateOf } from './template.ts';
import { wordTables } from './word-tables.ts';

function draft(part: Partial<Profile> = {}): Profile {
  const { layout, ...plain } = plainProfile('bank');
  if (layout.type !== 'delimited') throw new Error('a delimited layout was meant');
  return {
    ...plain,
    layout: { ...layout, delimiter: ',', header: null },
    columns: { 商户单号: ['商户单号'], 金额: ['金额'], 类型: ['类型'] },
    rows: [{ when: [], kind: 'payment', skip: null, status: null, fields: {} }],
    fields: { amount: fieldFrom(['金额']), currency: { ...fieldFrom([]), always: 'CNY' } },
    ...part,
  };
}

test('a column goes to one field at a time, and a field has one column', () => {
  const mapped = mapColumn(draft(), '商户单号', 'channel_no', []);
  expect(fieldOfColumn(mapped, '商户单号')).toBe('channel_no');
  const moved = mapColumn(mapped, '商户单号', 'bank_ref', []);
  expect(moved.fields.channel_no).toBeUndefined();
  expect(fieldOfColumn(mapColumn(moved, '商户单号', '', []), '商户单号')).toBe('');
  expect(mapColumn(moved, '新列', 'memo', []).columns).toMatchObject({ 新列: ['新列'] });
});

test('what no row can do without is named until something feeds it', () => {
  expect(missingFields(draft(), true)).toEqual(['time', 'channel_no']);
  expect(missingFields(draft(), false)).toContain('channel');
  expect(missingFields(withConstant(draft(), 'currency', ''), true)).toContain('currency');
  const funds = draft({ source: 'funds', fields: {} });
  expect(missingFields(funds, false)).toEqual(['value_date', 'currency', 'amount']);
});

test('the words of a kind get their usual meaning and can be left out', () => {
  const kinds = mapColumn(draft(), '类型', 'kind', ['消费', '退货', '查询']);
  expect(kinds.fields.kind?.words).toEqual({ 消费: 'payment', 退货: 'refund' });
  expect(kindBy(kinds)).toBe('words');
  const skipped = withWordMeaning(kinds, 'kind', '查询', 'skip');
  expect(skipped.rows[0]).toMatchObject({ when: [{ column: '类型', is: ['查询'] }], kind: null });
  expect(skipped.fields.kind?.words).not.toHaveProperty('查询');
  const again = withWordMeaning(skipped, 'kind', '查询', 'fee');
  expect(again.rows).toHaveLength(1);
  expect(again.fields.kind?.words).toMatchObject({ 查询: 'fee' });
  expect(mapColumn(again, '类型', '', []).rows).toEqual(draft().rows);
});

test('the words of states and directions get their usual meaning; unknown ones stay open', () => {
  const states = mapColumn(draft(), '类型', 'status', ['成功', '处理中', '交易失败', 'X7']);
  expect(states.fields.status?.words).toEqual({ 成功: 'success', 处理中: 'pending', 交易失败: 'failed' });
  const sides = mapColumn(draft({ source: 'funds' }), '类型', 'direction', ['借', '贷']);
  expect(sides.fields.direction?.words).toEqual({ 借: 'D', 贷: 'C' });
});

test('words that lines were rejected for are offered to be named', () => {
  const kinds = mapColumn(draft(), '类型', 'kind', ['消费']);
  const reject = { line: 4, field: '类型', value: '预授权', reason: '', raw: '' };
  const columns = [{ column: '类型', field: 'kind', confidence: 90, because: '', samples: ['消费'] }];
  const [table] = wordTables(kinds, columns, [reject]);
  expect(table).toMatchObject({
    field: 'kind',
    words: [
      { word: '消费', meaning: 'payment' },
      { word: '预授权', meaning: '' },
    ],
  });
});

test('the sign may tell refunds from payments', () => {
  const signed = withKindBy(draft(), 'sign');
  expect(signed.rows.map(({ kind }) => kind)).toEqual(['refund', 'payment']);
  expect(kindBy(signed)).toBe('sign');
});

test('turning the direction twice gives the profile back', () => {
  const words = { ...fieldFrom(['借贷']), words: { 借: 'D', 贷: 'C' } };
  const byWords = draft({ source: 'funds', fields: { direction: words } });
  expect(withDirectionTurned(byWords).fields.direction?.words).toEqual({ 借: 'C', 贷: 'D' });
  const byColumns = draft({ source: 'funds', fields: { debit: fieldFrom(['支出']), credit: fieldFrom(['收入']) } });
  expect(withDirectionTurned(byColumns).fields.credit?.from).toEqual(['支出']);
  const bySign = draft({ source: 'funds' });
  for (const profile of [byWords, byColumns, bySign])
    expect(withDirectionTurned(withDirectionTurned(profile))).toEqual(profile);
});

test('two amounts take the place of one, and the other way round', () => {
  const one = draft({ source: 'funds' });
  const two = mapColumn(one, '类型', 'credit', []);
  expect(Object.keys(two.fields)).toEqual(['currency', 'credit']);
  expect(Object.keys(mapColumn(two, '金额', 'amount', []).fields)).toEqual(['currency', 'amount']);
});

test('a template is named by its title and recognised by its whole header', () => {
  expect(templateName('  My Bank (2026) ')).toBe('my-bank-2026');
  expect(templateName('华夏')).toMatch(/^[a-z0-9]+$/);
  expect(templateName('！')).toBe('');
  const words = { name: 'x', title: 'X', channel: 'WX', header: ['商户单号', '', '金额'] };
  expect(templateOf(draft(), words)).toMatchObject({
    channel: { codes: ['WX'] },
    recognise: { columns: ['商户单号', '金额'] },
  });
});
