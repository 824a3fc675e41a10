// Statements that do not follow on each other: told whatever the order in which they came, gone when the missing one comes.
import { expect, test } from 'vitest';
import { answerOf, type Bench, importFile } from '../engine.testing.ts';
import { USE_CASES } from '../use-cases.ts';
import { openBench, stageOne, text } from './files.testing.ts';
import { DETECTED } from './read-file.ts';

/** An MT940 statement of one day: opening, one credit, closing. */
function statement(day: string, opening: string, credit: string, closing: string, account = '6222'): Uint8Array {
  const date = `2611${day}`;
  return text(
    [
      `:20:ST${day}`,
      `:25:${account}`,
      `:28C:${day}/1`,
      `:60F:C${date}CNY${opening}`,
      `:61:${date}C${credit}NTRFREF${day}//B${account}${day}`,
      ':86:settlement',
      `:62F:C${date}CNY${closing}`,
      '-',
      '',
    ].join('\r\n'),
  );
}

const MON = statement('16', '100,00', '10,00', '110,00');
const TUE = statement('17', '110,00', '5,00', '115,00');
const WED = statement('18', '115,00', '1,00', '116,00');

const keep = (made: Bench, fileName: string, bytes: Uint8Array) => answerOf(importFile(made, { fileName, bytes }));
const gaps = ({ context }: Bench) =>
  answerOf(USE_CASES.imports(context, undefined)).flatMap(({ id, warnings }) =>
    warnings.filter(({ field }) => field === 'opening').map(({ message }) => `${id}: ${message}`),
  );

test.each([[['mon', 'tue', 'wed']], [['wed', 'tue', 'mon']], [['tue', 'wed', 'mon']]])(
  'statements that follow on each other, in the order %s, have no gap',
  async (order) => {
    const made = await openBench();
    const files = { mon: MON, tue: TUE, wed: WED };
    for (const name of order) keep(made, `${name}.sta`, files[name as keyof typeof files]);
    expect(gaps(made)).toEqual([]);
  },
);

test.each([[['mon', 'wed']], [['wed', 'mon']]])(
  'a missing one is told at both ends, in the order %s',
  async (order) => {
    const made = await openBench();
    const files = { mon: MON, wed: WED };
    for (const name of order) keep(made, `${name}.sta`, files[name as keyof typeof files]);
    const said =
      'account 6222: wed.sta opens with 115.00 CNY, but mon.sta before it closed on 2026-11-16 with 110.00; a statement between them is missing, or one was imported twice.';
    expect(gaps(made)).toEqual([`1: ${said}`, `2: ${said}`]);
    keep(made, 'tue.sta', TUE);
    expect(gaps(made)).toEqual([]);
    answerOf(USE_CASES.undoImport(made.context, { importId: 3, user: 'li' }));
    expect(gaps(made)).toHaveLength(2);
    answerOf(USE_CASES.undoImport(made.context, { importId: 1, user: 'li' }));
    expect(gaps(made)).toEqual([]);
  },
);

test('a preview tells the gap before anything is kept; other accounts have nothing to do with it', async () => {
  const made = await openBench();
  keep(made, 'mon.sta', MON);
  const warningsOf = (bytes: Uint8Array) => {
    const stagedId = stageOne(made, 'next.sta', bytes);
    const preview = answerOf(
      USE_CASES.importPreview(made.context, { stagedId, reading: DETECTED, offset: 0, limit: 0 }),
    );
    return preview.view.warnings.filter(({ field }) => field === 'opening');
  };
  expect(warningsOf(WED)).toMatchObject([{ code: 'warning', file: 'next.sta', value: '115.00' }]);
  expect(warningsOf(TUE)).toEqual([]);
  expect(warningsOf(statement('18', '7,00', '1,00', '8,00', '7333'))).toEqual([]);
  expect(gaps(made)).toEqual([]);
});

test('several statements of one day, and openings dated by the day itself, are no gaps', async () => {
  const made = await openBench();
  keep(made, 'mon.sta', MON);
  keep(made, 'tue-2.sta', statement('17', '115,00', '2,00', '117,00'));
  keep(made, 'tue-1.sta', TUE);
  keep(made, 'wed.sta', statement('18', '117,00', '2,00', '119,00'));
  expect(gaps(made)).toEqual([]);
});

test('a statement that is held already is told as that, at both imports, and is no gap', async () => {
  const made = await openBench();
  keep(made, 'mon.sta', MON);
  keep(made, 'tue.sta', TUE);
  keep(made, 'both.sta', new Uint8Array([...MON, ...TUE]));
  expect(gaps(made)).toEqual([]);
  const said = answerOf(USE_CASES.imports(made.context, undefined)).map(({ warnings }) =>
    warnings.filter(({ field }) => field === 'statement').map(({ message }) => message),
  );
  const repeats = (id: number, file: string) =>
    `account 6222: both.sta repeats 1 statements that import ${id} (${file}) holds already; their entries count twice. Undo one of the two.`;
  expect(said).toEqual([
    [repeats(1, 'mon.sta')],
    [repeats(2, 'tue.sta')],
    [repeats(1, 'mon.sta'), repeats(2, 'tue.sta')],
  ]);
});
