// Archives, folders, profiles, replacing and kept originals on the command line.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BANK, CHANNEL, type Desk, ORDERS, openDesk, SETTINGS } from './cli.testing.ts';

let desk: Desk;
let workspace: string;

beforeEach(async () => {
  desk = openDesk();
  workspace = desk.file('day.clr');
  await desk.run('new', workspace, '--settings', desk.file('settings.yaml', SETTINGS));
});
afterEach(() => desk.remove());

const NOTES = 'nothing of interest\nat all\n';
const zip = (members: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(members).map(([name, content]) => [name, strToU8(content)])));

function folder(files: Record<string, string | Uint8Array>): string {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(desk.file(`bills/${name}`)), { recursive: true });
    desk.file(`bills/${name}`, content);
  }
  return desk.file('bills');
}

test('an archive gives one import per statement; what is none is told', async () => {
  const archive = desk.file('day.zip', zip({ 'orders.csv': ORDERS, 'in/bank.csv': BANK, 'readme.txt': NOTES }));
  const { exitCode, answer } = await desk.json('import', workspace, archive);
  expect(exitCode).toBe(0);
  expect(answer.files).toMatchObject([
    {
      import_id: 1,
      file: 'day.zip/orders.csv',
      title: expect.any(String),
      container: { file: 'day.zip', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      evidence: expect.arrayContaining([{ of: 'wrapper', text: expect.stringContaining('day.zip') }]),
      left_out: [],
      rows: 2,
    },
    { import_id: 2, file: 'day.zip/in/bank.csv', source: 'bank' },
  ]);
  expect(answer.not_imported).toMatchObject([{ code: 'not-recognised', file: 'day.zip/readme.txt' }]);
  const again = await desk.json('import', workspace, desk.file('orders.csv', ORDERS));
  expect(again).toMatchObject({
    exitCode: 3,
    answer: { error: { code: 'already-imported', message: expect.stringContaining('day.zip/orders.csv') } },
  });
});

test('people read what was recognised and why, and what was not imported', async () => {
  const archive = desk.file('day.zip', zip({ 'orders.csv': ORDERS, 'readme.txt': NOTES }));
  const { stdout } = await desk.run('import', workspace, archive);
  expect(stdout).toMatch(/^day\.zip\/orders\.csv: .+ \(.+\)$/m);
  expect(stdout).toMatch(/^not imported: day\.zip\/readme\.txt:1: is none/m);
});

test('an archive without a statement, and one with a statement that is refused, import nothing', async () => {
  const before = readFileSync(workspace);
  const none = desk.file('none.zip', zip({ 'a.txt': NOTES, 'b.txt': `${NOTES}again\n` }));
  expect(await desk.json('import', workspace, none)).toMatchObject({
    exitCode: 3,
    answer: { error: { code: 'not-recognised' } },
  });
  const cut = ORDERS.replace(',currency', '').replaceAll(',CNY', '');
  const faulty = desk.file('faulty.zip', zip({ 'bank.csv': BANK, 'orders.csv': cut }));
  const refused = await desk.json('import', workspace, faulty);
  expect(refused).toMatchObject({
    exitCode: 3,
    answer: { error: { code: 'input-refused', file: path.join(desk.folder, 'faulty.zip/orders.csv') } },
  });
  expect(readFileSync(workspace).equals(before)).toBe(true);
});

test('of a folder every statement is imported; hidden files are skipped, others listed', async () => {
  const bills = folder({
    'orders.csv': ORDERS,
    'wx/bank.csv': BANK,
    'wx/more.zip': zip({ 'channel.csv': CHANNEL }),
    'wx/readme.txt': NOTES,
    '.hidden.csv': ORDERS,
  });
  const { exitCode, answer } = await desk.json('import', workspace, bills);
  expect(exitCode).toBe(0);
  expect((answer.files as { file: string }[]).map(({ file }) => file)).toEqual([
    'orders.csv',
    'wx/bank.csv',
    'wx/more.zip/channel.csv',
  ]);
  expect(answer.not_imported).toMatchObject([{ file: 'wx/readme.txt', message: expect.any(String) }]);
  mkdirSync(desk.file('hollow'));
  expect((await desk.json('import', workspace, desk.file('hollow'))).exitCode).toBe(2);
});

test('rejects of a member are written beside the others, in the original columns', async () => {
  const bad = BANK.replace('10.00', 'ten');
  const archive = desk.file('day.zip', zip({ '../in/bank.csv': bad }));
  const rejects = desk.file('rejects');
  const { answer } = await desk.json('import', workspace, '--rejects', rejects, archive);
  const [file] = answer.files as { rejects_file: string }[];
  expect(path.dirname(file?.rejects_file ?? '')).toBe(rejects);
  expect(readFileSync(file?.rejects_file ?? '', 'utf8')).toMatch(
    /^bank_ref,channel_no,.*,line,field,value,reason\r\nB1,/,
  );
});

test('a corrected file: a dry run shows the rows, then it takes the place of the old one', async () => {
  await desk.run('import', workspace, desk.file('bank.csv', BANK));
  const corrected = desk.file('bank2.csv', BANK.replace('19.00', '20.00').replace(/^B1.*\n/m, ''));
  const before = readFileSync(workspace);
  const dry = await desk.json('import', workspace, corrected, '--replace', '1', '--dry-run');
  expect(dry).toMatchObject({
    exitCode: 0,
    answer: {
      replaces: { import_id: 1, file: 'bank.csv' },
      counts: { added: 0, removed: 1, changed: 1, same: 0 },
      differences: [
        { type: 'removed', before: { key: 'C1', line: '2' }, after: null },
        { type: 'changed', fields: ['amount'], before: { amount: '19.00' }, after: { amount: '20.00' } },
      ],
    },
  });
  const shown = await desk.run('import', workspace, corrected, '--replace', '1', '--dry-run');
  expect(shown.stdout).toContain('0 added, 1 removed, 1 changed, 0 the same; nothing is written yet');
  expect(shown.stdout).toMatch(/C2 .*after: amount/);
  expect(readFileSync(workspace).equals(before)).toBe(true);
  const done = await desk.json('import', workspace, corrected, '--replace', '1', '--as', 'li');
  expect(done).toMatchObject({ exitCode: 0, answer: { files: [{ import_id: 2, replaces: 1, rows: 1 }] } });
  expect((await desk.json('import', workspace, corrected, '--replace', '1', '--as', 'li')).exitCode).toBe(2);
  const back = await desk.json('undo-import', workspace, '2', '--as', 'li');
  expect(back.exitCode).toBe(0);
  expect((await desk.json('trace', workspace, 'B1')).answer).toMatchObject({ lives: [{ record: { row: '3:2' } }] });
});

test.each([['--dry-run'], ['--replace', '1'], ['--replace', '1', '--dry-run', 'other.csv']])(
  '%s %s %s is wrong usage',
  async (...words) => {
    const file = desk.file('bank.csv', BANK);
    expect((await desk.json('import', workspace, file, ...words)).exitCode).toBe(2);
  },
);

test('a kept file comes back byte for byte, a range of it as text, its archive too', async () => {
  const bytes = zip({ 'bank.csv': BANK });
  await desk.run('import', workspace, desk.file('day.zip', bytes));
  expect((await desk.run('original', workspace, '1')).stdout).toBe(BANK);
  expect(await desk.json('original', workspace, '1', '--container', '--out', desk.file('copy.zip'))).toMatchObject({
    exitCode: 0,
    answer: { file: 'day.zip', size: bytes.length },
  });
  expect(readFileSync(desk.file('copy.zip')).equals(Buffer.from(bytes))).toBe(true);
  const { answer } = await desk.json('trace', workspace, 'B2');
  const [life] = answer.lives as { raw: string; steps: { text: string }[] }[];
  expect(life?.raw).toBe(BANK.split('\n')[2]);
  const range = /bytes (\d+-\d+)/.exec(life?.steps[0]?.text ?? '')?.[1] ?? '';
  expect(await desk.json('original', workspace, '1', '--bytes', range, '--around', '1')).toMatchObject({
    answer: { line: 3, text: expect.stringContaining(life?.raw ?? '?'), lines_before: [BANK.split('\n')[1]] },
  });
  expect((await desk.run('original', workspace, '1', '--bytes', range)).stdout.trim()).toBe(life?.raw);
  expect((await desk.json('original', workspace, '1', '--bytes', '5')).exitCode).toBe(2);
  expect((await desk.json('original', workspace, '9')).exitCode).toBe(3);
});

const OWN = `name: own-bank
version: 1
title: Own bank
source: bank
proven: none
channel: { codes: [WX], names: [] }
recognise: { columns: [serial, amount, time] }
columns: { serial: 流水, amount: 金额, time: 日期 }
required: [serial, amount, time]
fields: { channel_no: serial, bank_ref: serial, time: time, amount: amount, currency: { always: CNY } }
rows: [{ kind: payment }]
`;

test('a profile of my own reads a file that nothing else knows', async () => {
  const file = desk.file('own.csv', '流水,金额,日期\nZ1,5.00,2026-11-16 10:00:00\n');
  expect((await desk.json('import', workspace, file)).answer).toMatchObject({ error: { code: 'not-recognised' } });
  expect(await desk.json('profiles', workspace, '--add', desk.file('own.yaml', OWN), '--as', 'li')).toMatchObject({
    exitCode: 0,
    answer: { profile: { name: 'own-bank', version: 1, origin: 'user', saved_by: 'li' } },
  });
  expect((await desk.run('profiles', workspace)).stdout).toMatch(/^own-bank +Own bank +bank .* user /m);
  expect((await desk.run('profiles', workspace, '--show', 'own-bank')).stdout).toBe(OWN);
  expect((await desk.json('import', workspace, file)).answer).toMatchObject({
    files: [{ profile: 'own-bank', rows: 1 }],
  });
  const broken = desk.file('broken.yaml', OWN.replace('source: bank', 'source: bnk'));
  expect(await desk.json('profiles', workspace, '--add', broken)).toMatchObject({
    exitCode: 3,
    answer: { error: { file: broken, line: 4 } },
  });
  expect((await desk.json('profiles', workspace, '--remove', 'own-bank')).exitCode).toBe(0);
  expect((await desk.json('profiles', workspace, '--remove', 'own-bank')).exitCode).toBe(3);
  expect((await desk.json('profiles', workspace, '--show', 'a', '--remove', 'b')).exitCode).toBe(2);
});

test('an unknown file is guessed at; the guess, corrected, is a profile', async () => {
  const file = desk.file(
    'own.csv',
    '银行流水号,交易金额,交易时间\nZ1,5.00,2026-11-16 10:00:00\nZ2,6.00,2026-11-16 11:00:00\n',
  );
  const { exitCode, answer } = await desk.json('profiles', workspace, '--draft', file, '--source', 'bank');
  expect(exitCode).toBe(0);
  expect(answer.columns).toContainEqual(expect.objectContaining({ column: '交易金额', field: 'amount' }));
  const { stdout } = await desk.run('profiles', workspace, '--draft', file, '--source', 'bank');
  expect(stdout).toMatch(/^# 交易金额: amount \(\d+ %, .+\)$/m);
  expect(stdout).toMatch(/^source: bank$/m);
  const corrected = stdout.replace(/^name:.*$/m, 'name: drafted\nchannel: { codes: [WX] }');
  expect(await desk.json('profiles', workspace, '--add', desk.file('drafted.yaml', corrected))).toMatchObject({
    exitCode: 0,
  });
  expect((await desk.json('import', workspace, file)).answer).toMatchObject({
    files: [{ profile: 'drafted', rows: 2 }],
  });
});

const TWO_CHANNELS = `${SETTINGS.replace('policies:', '  - code: UP\n    settlement: { mode: batch, net: true, due: D+1, entries: { account_no: "7333" } }\npolicies:')}`;
const NO_CHANNEL = BANK.replaceAll(',WX,', ',').replace(',channel,', ',');

test('a correction is read as was asked, or as the import that it replaces', async () => {
  workspace = desk.file('two.clr');
  await desk.run('new', workspace, '--settings', desk.file('two.yaml', TWO_CHANNELS));
  const first = await desk.json('import', workspace, desk.file('bank.csv', NO_CHANNEL), '--channel', 'WX');
  expect(first.exitCode).toBe(0);
  const corrected = desk.file('corr.csv', NO_CHANNEL.replace('19.00', '20.00'));
  const changed = { counts: { changed: 1, same: 1, added: 0, removed: 0 } };
  for (const asked of [['--channel', 'WX'], ['--source', 'bank'], ['--encoding', 'utf-8'], []])
    expect(await desk.json('import', workspace, ...asked, '--replace', '1', '--dry-run', corrected)).toMatchObject({
      exitCode: 0,
      answer: changed,
    });
  expect(
    await desk.json('import', workspace, '--channel', 'UP', '--replace', '1', '--dry-run', corrected),
  ).toMatchObject({
    exitCode: 3,
    answer: { error: { code: 'not-allowed' } },
  });
});

test.skipIf(process.platform === 'win32')('links and pipes in a folder are told as left out', async () => {
  const bills = folder({ 'bank.csv': BANK });
  symlinkSync(desk.file('bills/bank.csv'), desk.file('bills/link.csv'));
  execFileSync('mkfifo', [desk.file('bills/pipe.csv')]);
  const { exitCode, answer } = await desk.json('import', workspace, bills);
  expect(exitCode).toBe(0);
  expect(answer.not_imported).toMatchObject([
    { file: 'link.csv', message: expect.stringContaining('is a link') },
    { file: 'pipe.csv', message: expect.stringContaining('pipe') },
  ]);
});

const CAMT = `<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.052.001.08"><BkToCstmrAcctRpt><GrpHdr><MsgId>M</MsgId></GrpHdr><Rpt><Id>R1</Id><Acct><Id><Othr><Id>6222</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
<Ntry><Amt Ccy="CNY">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>PDNG</Cd></Sts><ValDt><Dt>2026-11-19</Dt></ValDt></Ntry>
</Rpt></BkToCstmrAcctRpt></Document>
`;

test('what is left out stands in the table with its lines; a file of nothing else says so', async () => {
  const { stdout } = await desk.run('import', workspace, desk.file('pending.xml', CAMT));
  expect(stdout).toMatch(/^pending\.xml: 1 left out \(line 3\): Pending \(PDNG\): not booked yet/m);
  expect(stdout).toMatch(/^pending\.xml: holds no row to import: all 1 were left out/m);
});

test('a contradiction is said once', async () => {
  const statement =
    ':20:A\r\n:25:6222\r\n:28C:1/1\r\n:60F:C261119CNY1,00\r\n:61:261119C5,00NTRFREF//B1\r\n:62F:C261119CNY9,00\r\n-\r\n';
  const { stdout } = await desk.run('import', workspace, desk.file('a.sta', statement));
  expect(stdout).toContain('contradicted');
  expect(stdout.match(/closing balance/g)).toHaveLength(1);
});

test('the text of a UTF-16 file is told to be converted; its container is what came', async () => {
  const bytes = new Uint8Array([0xff, 0xfe, ...Buffer.from(BANK, 'utf16le')]);
  await desk.run('import', workspace, desk.file('bank.txt', bytes));
  const { stdout, stderr } = await desk.run('original', workspace, '1');
  expect(stdout).toBe(BANK);
  expect(stderr).toContain('as converted to UTF-8; --container');
  expect((await desk.json('original', workspace, '1')).answer).toMatchObject({ converted: true });
  await desk.run('original', workspace, '1', '--container', '--out', desk.file('came.txt'));
  expect(readFileSync(desk.file('came.txt')).equals(Buffer.from(bytes))).toBe(true);
});
