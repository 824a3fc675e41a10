// Bank statements: opening + lines = closing, in either order of lines; and each opens where the last one closed.
import { expect, test } from 'vitest';
import { answerOf, type Bench, bench, importFile } from './engine.testing.ts';
import { failures, links } from './proof.testing.ts';

const HEADER = 'entry_no,account_no,direction,amount,currency,value_date,balance,reference';

function importStatement(made: Bench, name: string, rows: readonly string[]) {
  const bytes = new TextEncoder().encode(`${[HEADER, ...rows].join('\n')}\n`);
  return answerOf(importFile(made, { fileName: name, bytes, source: 'funds' }));
}

const MONDAY = ['E1,6222,C,10.00,CNY,2026-11-16,110.00,a', 'E2,6222,D,3.00,CNY,2026-11-16,107.00,b'];

test('statements that follow on each other balance, oldest line first or newest first', async () => {
  const made = await bench();
  importStatement(made, 'mon.csv', MONDAY);
  importStatement(made, 'tue.csv', [
    'E4,6222,C,1.00,CNY,2026-11-17,109.00,d',
    'E3,6222,C,1.00,CNY,2026-11-17,108.00,c',
  ]);
  const found = links(made).filter(({ kind }) => kind === 'balance' || kind === 'continuity');
  expect(found.map(({ kind, amountIn, amountOut, ok }) => ({ kind, amountIn, amountOut, ok }))).toEqual([
    { kind: 'balance', amountIn: 10700, amountOut: 10700, ok: true },
    { kind: 'balance', amountIn: 10900, amountOut: 10900, ok: true },
    { kind: 'continuity', amountIn: 10700, amountOut: 10700, ok: true },
  ]);
});

test('a line whose balance does not follow is named', async () => {
  const made = await bench();
  importStatement(made, 'mon.csv', [MONDAY[0] ?? '', 'E2,6222,D,3.00,CNY,2026-11-16,108.00,b']);
  expect(failures(made)).toEqual([
    'balance | account 6222, file 1: opening balance + 2 lines | 1:3 E2 (its balance does not follow from the line before)',
  ]);
});

test('a missing statement shows as a gap between two', async () => {
  const made = await bench();
  importStatement(made, 'mon.csv', MONDAY);
  importStatement(made, 'wed.csv', ['E9,6222,C,1.00,CNY,2026-11-18,201.00,x']);
  expect(links(made, '2026-11-18').find(({ kind }) => kind === 'continuity')).toMatchObject({
    ok: false,
    amountIn: 10700,
    amountOut: 20000,
  });
});
