// Many files at once: every refused one is named, and a bill that comes twice under another hash is told.
import { expect, test } from 'vitest';
import { answerOf, type Bench, bankRow, fileOf, importRows, problemOf } from '../engine.testing.ts';
import { USE_CASES } from '../use-cases.ts';
import { openBench, stageOne, text } from './files.testing.ts';
import { DETECTED } from './read-file.ts';

const D1 = '2026-11-16';

function imported({ context }: Bench, files: Readonly<Record<string, Uint8Array>>) {
  const asked = { source: null, channel: null, profile: null, encoding: null, mayBeLeftOut: true };
  return USE_CASES.importFiles(context, {
    files: Object.entries(files).map(([fileName, bytes]) => ({ ...asked, fileName, bytes })),
  });
}

test('the same bill with another hash names the import that holds its keys, and says what to do', async () => {
  const made = await openBench();
  const rows = [bankRow('1', D1), bankRow('2', D1), bankRow('3', D1)];
  answerOf(importRows(made, 'bank', rows, 'first.csv'));
  const again = new Uint8Array([...fileOf('bank', rows), 10]);
  const [view] = answerOf(imported(made, { 'again.csv': again })).imports;
  expect(view?.warnings.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^3 of 3 keys are already in import 1 \(first\.csv\): .*--replace 1/),
  ]);
  answerOf(USE_CASES.undoImport(made.context, { importId: 2, user: 'li' }));
  const stagedId = stageOne(made, 'again.csv', again);
  const staged = answerOf(USE_CASES.importStaged(made.context, { files: [{ stagedId, reading: DETECTED }] }));
  expect(staged[0]?.warnings).toEqual(view?.warnings);
  const refunds = ['9', '1'].map((n) => bankRow(n, D1).replace('payment', 'refund'));
  expect(answerOf(imported(made, { 'refunds.csv': fileOf('bank', refunds) })).imports[0]?.warnings).toEqual([]);
});

test('of many files every refused one is named', async () => {
  const made = await openBench();
  const without = (n: string) =>
    text(
      `bank_ref,channel_no,kind,amount,currency,time,settle_date\nB${n},C${n},payment,1.00,CNY,${D1}T12:00:00,${D1}\n`,
    );
  const files = { 'a.csv': without('1'), 'good.csv': fileOf('bank', [bankRow('7', D1)]), 'b.csv': without('2') };
  const problem = problemOf(imported(made, files));
  expect(problem.code).toBe('input-refused');
  expect(problem.message).toMatch(/^2 files are refused: a\.csv: .*--channel\.; b\.csv: .*--channel\.$/);
  expect(answerOf(USE_CASES.imports(made.context, undefined))).toEqual([]);
});
