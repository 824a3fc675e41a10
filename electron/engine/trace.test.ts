// A life is found from every end: record keys, settlement, break, decision, posting, voucher line, batch, import:line.
import { expect, test } from 'vitest';
import { answerOf, problemOf } from './engine.testing.ts';
import { DAY_1, provenDays } from './proof.testing.ts';
import { USE_CASES } from './use-cases.ts';

test('a bank row from its bytes to the exported line', async () => {
  const { context } = await provenDays();
  const { lives } = answerOf(USE_CASES.trace(context, { key: 'B1' }));
  expect(lives).toHaveLength(1);
  const steps = (lives[0]?.steps ?? []).map(({ step, text, reference }) => `${step} | ${text} | ${reference}`);
  expect(steps[0]).toMatch(/^file \| bank-1\.csv line 2, bytes 70-132, sha256 [0-9a-f]{64} \| 3:2$/);
  expect(steps[1]).toMatch(/^import \| import 3 as bank/);
  expect(steps.slice(2)).toEqual([
    expect.stringMatching(
      /^result \| channel: matched by channel_no: C1 against C1 difference 0\.00 CNY \| result \d+$/,
    ),
    `settlement | counted in settlement WX/${DAY_1}/CNY: 28.82 CNY over 3 rows, due 2026-11-17 | WX/${DAY_1}/CNY`,
    expect.stringContaining('fund: timing by not_due'),
    expect.stringContaining('fund: matched (carried)'),
    expect.stringMatching(
      /^entry \| channel_fee\.net: debit 640101 .* 0\.06 CNY, in batch B20261116-1, voucher line summary\/B20261116-1/,
    ),
    expect.stringMatching(/^entry \| money_arrived: .* 28\.82 CNY, waits for export/),
    expect.stringMatching(/^export \| exported in batch B20261116-1 \(summary\) by li/),
  ]);
});

test('a decided break leads to its rows, its decision and its entries', async () => {
  const { context } = await provenDays();
  const [decision] = answerOf(USE_CASES.decisions(context, { date: null, state: null }));
  const { lives } = answerOf(USE_CASES.trace(context, { key: decision?.breakId ?? '' }));
  expect(lives.map(({ record }) => record.key)).toEqual(['C4']);
  const kinds = lives[0]?.steps.map(({ step }) => step);
  expect(kinds).toEqual(expect.arrayContaining(['file', 'import', 'result', 'settlement', 'decision', 'entry']));
});

test.each([
  ['an order number', 'O1', ['O1', 'C1']],
  ['a channel number in three files', 'C1', ['O1', 'C1', 'C1']],
  ['an entry number', 'E1', ['E1']],
  ['a settlement', `WX/${DAY_1}/CNY`, ['C1', 'C2', 'C4', 'E1']],
  ['a place in a file', '7:2', ['E1']],
  ['a posting key', `order/WX/${DAY_1}/O1/C1/payment`, ['O1']],
  ['a summary line', 'summary/B20261116-1/WX/order/debit/receivable/CNY', ['O1', 'O2', 'O3']],
  ['a batch', 'B20261116-1', ['O1', 'O2', 'O3', 'C1', 'C2', 'C4']],
])('%s is traced back to its records', async (_, key, records) => {
  const { context } = await provenDays();
  const { lives } = answerOf(USE_CASES.trace(context, { key }));
  expect(lives.map(({ record }) => record.key).sort()).toEqual([...records].sort());
});

test('a key that nothing carries is refused by name', async () => {
  const { context } = await provenDays();
  expect(problemOf(USE_CASES.trace(context, { key: 'nothing' }))).toMatchObject({
    code: 'not-found',
    value: 'nothing',
  });
});
