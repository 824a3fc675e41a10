// Kept files: ranges with their lines, whole files byte for byte, and proof that they are what was imported.
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { answerOf, bankRow, fileOf, importFile, order, problemOf } from '../engine.testing.ts';
import { failures, links } from '../proof.testing.ts';
import { USE_CASES } from '../use-cases.ts';
import { openBench, zip } from './files.testing.ts';

const D1 = '2026-11-16';
const ROWS = ['1', '2', '3', '4'].map((n) => bankRow(n, D1));
const BANK = fileOf('bank', ROWS);

test('a record of an archive opens at its bytes, with the lines around it', async () => {
  const made = await openBench();
  answerOf(importFile(made, { fileName: 'b.zip', bytes: zip({ 'in/bank.csv': BANK }) }));
  const { context } = made;
  const { lives } = answerOf(USE_CASES.trace(context, { key: 'B2' }));
  expect(lives[0]?.raw).toBe(ROWS[1]);
  const [, from, to] = /bytes (\d+)-(\d+)/.exec(lives[0]?.steps[0]?.text ?? '') ?? [];
  const range = { importId: 1, byteStart: Number(from), byteEnd: Number(to) };
  expect(answerOf(USE_CASES.original(context, { ...range, around: 1 }))).toMatchObject({
    file: 'b.zip/in/bank.csv',
    size: BANK.length,
    line: 3,
    text: expect.stringContaining(ROWS[1] ?? '?'),
    linesBefore: [ROWS[0]],
    linesAfter: [ROWS[2]],
  });
  expect(answerOf(USE_CASES.original(context, { ...range, around: 9 }))).toMatchObject({
    linesBefore: [expect.stringMatching(/^bank_ref,/), ROWS[0]],
    linesAfter: [ROWS[2], ROWS[3]],
  });
  expect(problemOf(USE_CASES.original(context, { ...range, byteEnd: 9999, around: 0 })).code).toBe('usage');
  expect(problemOf(USE_CASES.original(context, { ...range, importId: 7, around: 0 })).code).toBe('not-found');
});

test.each([
  ['line feeds', 'aa\nbb\n\ncc\ndd', '\n'],
  ['both', 'aa\r\nbb\r\n\r\ncc\r\ndd', '\r\n'],
  ['carriage returns', 'aa\rbb\r\rcc\rdd', '\r'],
])('every byte of a file with %s has its line and its neighbours', async (_, content, newline) => {
  const made = await openBench();
  const lines = content.split(newline);
  answerOf(importFile(made, { fileName: 'x.csv', bytes: fileOf('bank', []) }));
  made.workspace.database.run('UPDATE original SET content = ?', [deflateRawSync(Buffer.from(content))]);
  for (const [index, line] of lines.entries()) {
    const byteStart = lines.slice(0, index).join(newline).length + (index === 0 ? 0 : newline.length);
    for (const byteEnd of new Set([
      byteStart + line.length,
      Math.min(byteStart + line.length + newline.length, content.length),
    ])) {
      if (line === '' && byteEnd === byteStart) continue;
      const part = answerOf(USE_CASES.original(made.context, { importId: 1, byteStart, byteEnd, around: 9 }));
      expect([part.line, part.text.trim()]).toEqual([index + 1, line]);
      expect(part.linesBefore).toEqual(lines.slice(0, index));
      expect(part.linesAfter).toEqual(lines.slice(index + 1));
    }
  }
});

test('files and containers come back byte for byte; a container is kept once', async () => {
  const made = await openBench();
  const archive = zip({ 'bank.csv': BANK, 'orders.csv': fileOf('orders', [order('1', D1)]) });
  answerOf(importFile(made, { fileName: 'b.zip', bytes: archive }));
  const { context } = made;
  const file = (importId: number, container: boolean) => USE_CASES.originalFile(context, { importId, container });
  expect(answerOf(file(1, false)).bytes).toEqual(new Uint8Array(BANK));
  expect(Buffer.from(answerOf(file(1, true)).bytes).equals(archive)).toBe(true);
  expect(answerOf(file(2, true))).toMatchObject({ file: 'b.zip' });
  expect(made.workspace.database.all('SELECT id FROM container')).toHaveLength(1);
  answerOf(importFile(made, { fileName: 'plain.csv', bytes: fileOf('bank', [bankRow('9', D1)]) }));
  expect(problemOf(file(3, true)).code).toBe('usage');
});

test.each([
  ['a kept file', `UPDATE original SET content = (SELECT content FROM container)`, 'was changed'],
  ['a kept file', `UPDATE original SET content = x'ffff'`, 'the kept file is damaged'],
  ['a container', `UPDATE container SET content = (SELECT content FROM original)`, 'the kept b.zip was changed'],
  ['a container', `UPDATE container SET content = x'ffff'`, 'the kept b.zip is damaged'],
])('check notices %s that is not what was imported: %s', async (_, sql, named) => {
  const made = await openBench();
  answerOf(importFile(made, { fileName: 'b.zip', bytes: zip({ 'bank.csv': BANK }) }));
  const originals = links(made).filter(({ kind }) => kind === 'original');
  expect(originals.map(({ ok, countIn, countOut }) => [ok, countIn, countOut])).toEqual([
    [true, BANK.length, BANK.length],
    [true, BANK.length, BANK.length],
  ]);
  made.workspace.database.run(sql);
  expect(
    failures(made)
      .filter((one) => one.startsWith('original'))
      .join(),
  ).toContain(named);
});

test('check notices a member that does not come out of its archive', async () => {
  const made = await openBench();
  answerOf(importFile(made, { fileName: 'b.zip', bytes: zip({ 'bank.csv': BANK }) }));
  made.workspace.database.run(`UPDATE import SET file = 'b.zip/other.csv'`);
  expect(failures(made).join()).toContain('other bytes come out of b.zip');
});
