import { expect, test } from 'vitest';
import type { RunDiff } from '../../shared/contract/engine-api.ts';
import {
  answerOf,
  type Bench,
  bankRow,
  bench,
  channelRow,
  fileOf,
  importRows,
  order,
  rows,
  run,
  SETTINGS,
} from './engine.testing.ts';
import { USE_CASES } from './use-cases.ts';

const D1 = '2026-11-16';
const D2 = '2026-11-17';
const D3 = '2026-11-18';

const PEOPLE = `users: [ { id: li, name: 李, role: maker }, { id: wang, name: 王, role: checker } ]
approvals: [write_off]
`;

const diffOf = ({ context }: Bench, date: string, offset = 0, limit: number | null = null): RunDiff =>
  answerOf(USE_CASES.runDiff(context, { date, offset, limit }));

/** "stage before > after", breaks by outcome. */
const told = ({ changes }: RunDiff) =>
  changes.map(({ before, after }) => {
    const row = after ?? before;
    return `${row?.stage} ${[...(row?.upstreamKeys ?? []), ...(row?.downstreamKeys ?? [])][0]} ${before?.outcome ?? '-'} > ${after?.outcome ?? '-'}`;
  });

/** Bank row 2 says 9.00 where the channel says 10.00; channel row 3 has no bank row. */
async function dayWithBreaks(): Promise<Bench> {
  const made = await bench(SETTINGS + PEOPLE);
  answerOf(
    importRows(
      made,
      'orders',
      ['1', '2', '3'].map((n) => order(n, D1)),
      'orders.csv',
    ),
  );
  answerOf(
    importRows(
      made,
      'channel',
      ['1', '2', '3'].map((n) => channelRow(n, D1)),
      'channel.csv',
    ),
  );
  answerOf(importRows(made, 'bank', [bankRow('1', D1), bankRow('2', D1, '12:00:00', '9.00')], 'bank.csv'));
  run(made, D1);
  return made;
}

const breakOf = (made: Bench, key: string) =>
  rows(made, D1, 'channel').find(({ upstreamKeys }) => upstreamKeys[0] === key)?.breakId ?? '';

function decide(made: Bench, key: string, decision: 'adjust' | 'carry' | 'write_off' | 'enquire') {
  const breakIds = [breakOf(made, key)];
  return answerOf(USE_CASES.decide(made.context, { breakIds, decision, user: 'li', note: 'n', date: null }));
}

/** Replaces the bank file: row 2 right, row 3 there with a wrong amount. */
function correctBank(
  made: Bench,
  rowsNow = [bankRow('1', D1), bankRow('2', D1), bankRow('3', D1, '12:00:00', '8.00')],
) {
  const bytes = fileOf('bank', rowsNow);
  const staged = answerOf(USE_CASES.stageFiles(made.context, { files: [{ fileName: 'bank-b.csv', bytes }] }));
  answerOf(
    USE_CASES.replaceImport(made.context, {
      importId: 3,
      stagedId: staged.at(-1)?.id ?? 0,
      reading: { source: 'bank', channel: null, profile: null, encoding: null, draft: null },
      user: 'li',
    }),
  );
}

test('a corrected file: rows that say the same are no change, the reason names both files, breaks are counted', async () => {
  const made = await dayWithBreaks();
  correctBank(made);
  const diff = diffOf(made, D1);
  expect(told(diff)).toEqual([
    'channel C3 upstream_only > amount_differs',
    'channel C2 amount_differs > matched',
    `fund WX/${D1}/CNY timing > timing`,
  ]);
  expect(diff.summary).toMatchObject({ total: diff.changes.length, cleared: 1, arisen: 0, altered: 1, decisions: 0 });
  expect(diff.changes[0]?.why).toBe(
    'replaced since the last run: bank.csv (import 3) by bank-b.csv (import 4), line 4',
  );
  expect(diff.summary.reasons).toEqual([
    { why: 'replaced since the last run: bank.csv (import 3) by bank-b.csv (import 4)', count: diff.changes.length },
  ]);
  run(made, D1);
  expect(diffOf(made, D1)).toMatchObject({ changes: [], summary: { total: 0, cleared: 0, reasons: [] } });
});

test('an import that was taken back is named, and a break that is new is counted', async () => {
  const made = await dayWithBreaks();
  answerOf(importRows(made, 'bank', [bankRow('9', D2)], 'other-day.csv'));
  answerOf(USE_CASES.undoImport(made.context, { importId: 3, user: 'li' }));
  const diff = diffOf(made, D1);
  const first = diff.changes.find(({ before }) => before?.upstreamKeys[0] === 'C1' && before.stage === 'channel');
  expect(first).toMatchObject({
    after: { outcome: 'upstream_only' },
    why: 'taken back since the last run: bank.csv (import 3)',
  });
  expect(diff.summary).toMatchObject({ arisen: 1, altered: 1, cleared: 0 });
});

test('changed settings are named by their paths; settings that matching does not read are no reason', async () => {
  const made = await dayWithBreaks();
  const save = (text: string) => answerOf(USE_CASES.saveSettings(made.context, { text, user: 'li' }));
  save(`${SETTINGS}${PEOPLE}glossary: { long_short: book }\n`);
  expect(diffOf(made, D1).summary.total).toBe(0);
  save((SETTINGS + PEOPLE).replace('carry_days: 2', 'carry_days: 2\n    tolerance: { amount: "1.00" }'));
  const diff = diffOf(made, D1);
  expect(told(diff)).toEqual(['channel C2 amount_differs > matched']);
  expect(diff.changes[0]?.why).toBe('settings changed since the last run: channels.WX.tolerance.amount (none) -> 1.00');
  expect(diff.summary).toMatchObject({ cleared: 1, total: 1 });
});

test('decisions whose facts would change are named before, flagged after, on the break too; the others are not', async () => {
  const made = await dayWithBreaks();
  const [adjusted] = decide(made, 'C2', 'adjust');
  expect(diffOf(made, D1).summary.decisions).toBe(0);
  correctBank(made, [bankRow('1', D1), bankRow('2', D1, '12:00:00', '8.50')]);
  const diff = diffOf(made, D1);
  expect(diff.summary).toMatchObject({ decisions: 1, altered: 1 });
  expect(diff.changes[0]?.decisions).toEqual([
    { decisionId: adjusted?.id, breakId: breakOf(made, 'C2'), decision: 'adjust', state: 'effective' },
  ]);
  expect(diff.changes.slice(1).every(({ decisions }) => decisions.length === 0)).toBe(true);
  const flags = () => [
    answerOf(USE_CASES.decisions(made.context, { date: null, state: null })).map(({ flagged }) => flagged),
    rows(made, D1, 'channel').flatMap(({ upstreamKeys, flagged }) => (flagged ? upstreamKeys : [])),
  ];
  expect(flags()).toEqual([[false], []]);
  run(made, D1);
  expect(flags()).toEqual([[true], ['C2']]);
  correctBankAgain(made);
  run(made, D1);
  expect(flags()).toEqual([[false], []]);
});

/** The file as it was when the decision was made. */
function correctBankAgain(made: Bench) {
  answerOf(USE_CASES.undoImport(made.context, { importId: 4, user: 'li' }));
  answerOf(importRows(made, 'bank', [bankRow('1', D1), bankRow('2', D1, '12:00:00', '9.00'), bankRow('7', D2)]));
}

test.each(['write_off', 'carry', 'enquire'] as const)(
  'a decision that waits, is parked or asked (%s) is flagged as well',
  async (kind) => {
    const made = await dayWithBreaks();
    const [decided] = decide(made, 'C3', kind);
    expect(decided?.state).toBe(kind === 'write_off' ? 'waiting' : 'effective');
    const bytes = [order('1', D1), order('2', D1), order('3', D1, '12:00:00', '30.00')];
    answerOf(USE_CASES.undoImport(made.context, { importId: 2, user: 'li' }));
    answerOf(importRows(made, 'orders', [order('8', D2)]));
    answerOf(
      importRows(
        made,
        'channel',
        bytes.map((_, index) => channelRow(String(index + 1), D1, '12:00:00', index === 2 ? '30.00' : '10.00')),
      ),
    );
    expect(diffOf(made, D1).changes[0]?.decisions.map(({ decisionId }) => decisionId)).toEqual([decided?.id]);
    run(made, D1);
    expect(answerOf(USE_CASES.decisions(made.context, { date: null, state: null }))[0]).toMatchObject({
      flagged: true,
    });
  },
);

test('what is parked waits for its counterpart: that it comes is no flag, before or after', async () => {
  const made = await dayWithBreaks();
  decide(made, 'C3', 'carry');
  answerOf(importRows(made, 'bank', [bankRow('3', D2)], 'late.csv'));
  const diff = diffOf(made, D2);
  expect(diff.changes.length).toBeGreaterThan(0);
  expect(diff.summary.decisions).toBe(0);
  run(made, D2);
  expect(answerOf(USE_CASES.decisions(made.context, { date: null, state: null }))[0]).toMatchObject({ flagged: false });
});

test('a row that comes late for a decided break names its decision', async () => {
  const made = await dayWithBreaks();
  decide(made, 'C3', 'write_off');
  answerOf(USE_CASES.approve(made.context, { decisionId: 1, user: 'wang', reject: false, note: '' }));
  run(made, D2);
  answerOf(importRows(made, 'bank', [bankRow('3', D3)], 'late.csv'));
  const diff = diffOf(made, D3);
  run(made, D3);
  const [decided] = answerOf(USE_CASES.decisions(made.context, { date: null, state: null }));
  expect(diff.summary.decisions).toBe(decided?.flagged === true ? 1 : 0);
  expect(decided?.flagged).toBe(true);
});

test('pages cut the same list; the summary stays whole; a change in between is seen', async () => {
  const made = await dayWithBreaks();
  correctBank(made);
  const whole = diffOf(made, D1);
  const total = whole.changes.length;
  expect(total).toBeGreaterThan(1);
  const pages = whole.changes.map((_, index) => diffOf(made, D1, index, 1));
  expect(pages.flatMap(({ changes }) => changes)).toEqual(whole.changes);
  expect(pages.every(({ summary }) => JSON.stringify(summary) === JSON.stringify(whole.summary))).toBe(true);
  expect(diffOf(made, D1, total, 10)).toMatchObject({ changes: [], offset: total });
  expect(diffOf(made, D1, 1, null).changes).toEqual(whole.changes.slice(1));
  run(made, D1);
  expect(diffOf(made, D1, 0, 1).summary.total).toBe(0);
});
