import { expect, test } from 'vitest';
import { defaultSettingsText } from './default-settings.ts';
import { parseSettings } from './parse-settings.ts';

const problemsOf = (text: string) => parseSettings(text, 'settings.yaml').problems;

function settingsOf(text: string) {
  const parsed = parseSettings(text, 'settings.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

test('the default settings are valid and complete', () => {
  const settings = settingsOf(defaultSettingsText());
  expect(settings.channels[0]).toMatchObject({
    code: 'WX',
    cutoff: '24:00',
    timingWindowSeconds: 1800,
    carryDays: 3,
    toleranceAmount: '0.00',
    fee: { rate: '0.006', rounding: 'half_up', refunds: 'returned', perItem: null, tiers: [] },
    settlement: { mode: 'batch', net: true, due: { unit: 'D', days: 1 }, entries: { memoContains: '财付通' } },
  });
  expect(settings.approvals).toEqual(['write_off']);
  expect(settings.accounts.allowance).toEqual({ code: '123101', name: '坏账准备' });
  expect(settings.policies).toEqual([
    { stage: 'channel', outcome: 'downstream_only', decision: 'supplement', upTo: null },
    { stage: 'channel', outcome: 'fee_differs', decision: 'adjust', upTo: '1.00' },
  ]);
});

test('unknown keys are refused by name, each with its line', () => {
  const problems = problemsOf(
    'version: 1\nchannels:\n  - code: WX\n    carry_day: 3\n    settlement:\n      entries: { account_no: "1", account: "1" }\nfoo: 1\n',
  );
  expect(problems.map(({ line, field }) => ({ line, field }))).toEqual([
    { line: 4, field: 'channels.WX.carry_day' },
    { line: 6, field: 'channels.WX.settlement.entries.account' },
    { line: 7, field: 'foo' },
  ]);
  expect(problems.map((problem) => problem.message)).toContainEqual(expect.stringContaining('unknown key "foo"'));
});

test.each([
  ['channels:\n  - { code: WX, cutoff: "25:00" }', 'channels.WX.cutoff', 3],
  ['channels:\n  - { code: WX, timing_window: 30 }', 'channels.WX.timing_window', 3],
  ['channels:\n  - { code: WX, timezone: Asia/Nowhere }', 'channels.WX.timezone', 3],
  ['channels:\n  - { code: WX, carry_days: -1 }', 'channels.WX.carry_days', 3],
  ['channels:\n  - { code: WX, fee: { rate: "6" } }', 'channels.WX.fee.rate', 3],
  ['channels:\n  - { code: WX, tolerance: { amount: 1e3 } }', 'channels.WX.tolerance.amount', 3],
  ['channels:\n  - { code: WX, settlement: { due: W+1 } }', 'channels.WX.settlement.due', 3],
  ['channels:\n  - { code: WX, settlement: { fees: apart } }', 'channels.WX.settlement.fees', 3],
  ['channels:\n  - code: WX\n  - code: WX', 'channels.WX.code', 4],
  ['calendar:\n  holidays:\n    - 2026-02-30', 'calendar.holidays.1', 4],
  ['currency: RMB', 'currency', 2],
  ['policies:\n  channel/timing: carry', 'policies.channel/timing', 3],
  ['policies:\n  channel/duplicate: forget', 'policies.channel/duplicate.decision', 3],
  ['accounts:\n  recievable: { code: "1" }', 'accounts.recievable', 3],
  ['posting:\n  x: { debit: receivable, credit: moon }', 'posting.x.credit', 3],
])('%s is refused with its line', (text, field, line) => {
  expect(problemsOf(`version: 1\n${text}\n`)).toMatchObject([{ code: 'settings-invalid', field, line }]);
});

test('broken YAML, repeated keys, an empty file and a wrong version are refused', () => {
  expect(problemsOf('version: 1\nversion: 1\n')[0]).toMatchObject({ line: 2 });
  expect(problemsOf('version: 1\nchannels: [\n').length).toBeGreaterThan(0);
  expect(problemsOf('')).toHaveLength(1);
  expect(problemsOf('version: 2\n')[0]?.message).toContain('version: 1');
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefgh'.split('').map((name, index) => {
      const before = 'abcdefg'[index];
      return `${name}: &${name} [*${before},*${before},*${before},*${before},*${before},*${before},*${before},*${before}]`;
    }),
  ].join('\n');
  expect(problemsOf(bomb)).toHaveLength(1);
});

test('numbers keep the digits they were written with', () => {
  const settings = settingsOf(
    'version: 1\nchannels:\n  - { code: 001, fee: { rate: 0.0060 }, settlement: { entries: { account_no: 00622200001 } } }\n',
  );
  expect(settings.channels[0]).toMatchObject({
    code: '001',
    fee: { rate: '0.0060' },
    settlement: { entries: { accountNo: '00622200001' } },
  });
});

test('a settlement without entries claims nothing; approvals always hold write_off; accounts merge by part', () => {
  const settings = settingsOf(
    'version: 1\ntimezone: Asia/Tokyo\nchannels: [{ code: A }, { code: B, timezone: UTC }]\napprovals: [refund]\naccounts: { reserve_bank: { code: "1002" } }\nposting: { decision.carry.long: { debit: receivable, credit: liable } }\n',
  );
  expect(settings.channels.map((channel) => [channel.timezone, channel.settlement.entries])).toEqual([
    ['Asia/Tokyo', null],
    ['UTC', null],
  ]);
  expect(settings.approvals).toEqual(['refund', 'write_off']);
  expect(settings.accounts.reserve_bank).toEqual({ code: '1002', name: '银行存款-备付金' });
  expect(settings.posting).toEqual([{ rule: 'decision.carry.long', debit: 'receivable', credit: 'liable' }]);
});

test('a byte order mark and CRLF are accepted', () => {
  expect(settingsOf('\uFEFFversion: 1\r\ncompany: 甲\r\n').company).toBe('甲');
});
