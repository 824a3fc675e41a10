// Maker and checker on two machines: two workspaces, each with the days of its own, and files that go between them.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BANK, CHANNEL, type Desk, ORDERS, openDesk, SETTINGS } from './cli.testing.ts';

const DAY = '2026-11-19';
let desk: Desk;
let makers: string;
let checkers: string;
let decision: string;

/** Fails where the command does. */
async function done(...words: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await desk.run(...words);
  if (exitCode !== 0) throw new Error(`${words.slice(0, 2).join(' ')}: ${stderr}`);
  return stdout;
}

async function day(name: string, bank = BANK): Promise<string> {
  const workspace = desk.file(`${name}.clr`);
  await done('new', workspace, '--settings', desk.file('settings.yaml', SETTINGS));
  const files = [desk.file('orders.csv', ORDERS), desk.file('channel.csv', CHANNEL), desk.file('bank.csv', bank)];
  await done('import', workspace, ...files);
  await done('reconcile', workspace, '--date', DAY);
  return workspace;
}

async function breakIds(workspace: string): Promise<string[]> {
  const stdout = await done('results', workspace, '--date', DAY, '--format', 'json');
  const { results: rows } = JSON.parse(stdout) as { results: { stage: string; break_id: string }[] };
  return rows.filter(({ break_id, stage }) => break_id !== '' && stage !== 'fund').map(({ break_id }) => break_id);
}

const passphrase = (who: string) => desk.file(`${who}.txt`, `passphrase of ${who}\n`);
const signed = (who: string) => ['--as', who, '--sign-in', passphrase(who)];
const makeKey = (workspace: string, who: string) =>
  done('people', 'passphrase', workspace, '--as', who, '--new-passphrase-file', passphrase(who));
const errorOf = (answer: Record<string, unknown>) => (answer.error as { message: string }).message;

beforeAll(async () => {
  desk = openDesk();
  makers = await day('makers');
  checkers = await day('checkers');
  await makeKey(makers, 'li');
  await makeKey(checkers, 'wang');
  await done('people', 'card', makers, '--as', 'li', '--out', desk.file('li-card.json'));
  await done('people', 'card', checkers, '--as', 'wang', '--out', desk.file('wang-card.json'));
  await done('people', 'trust', makers, desk.file('wang-card.json'), ...signed('li'));
  await done('people', 'trust', checkers, desk.file('li-card.json'), ...signed('wang'));
  const [breakId = ''] = await breakIds(makers);
  const decided = await done('decide', makers, breakId, ...signed('li'), '--decision', 'write_off', '--json');
  decision = String((JSON.parse(decided) as { decisions: { decision_id: number }[] }).decisions[0]?.decision_id);
}, 120_000);
afterAll(() => desk.remove());

test('someone with a key acts only signed in; a wrong passphrase ends with 5 and is not said', async () => {
  const [breakId = ''] = await breakIds(makers);
  const unsigned = await desk.json('decide', makers, breakId, '--as', 'li', '--decision', 'carry');
  expect(unsigned.exitCode).toBe(3);
  expect(errorOf(unsigned.answer)).toContain('sign in first');
  const wrong = desk.file('wrong.txt', 'a secret that is wrong\n');
  const run = await desk.run('approve', makers, decision, '--as', 'li', '--sign-in', wrong);
  expect(run).toMatchObject({ exitCode: 5, stdout: '' });
  expect(run.stderr).toContain('not the passphrase of li');
  expect(run.stderr).not.toContain('secret');
  expect((await desk.run('people', makers)).stdout).toMatch(/li +李 +maker +own +(?:[0-9a-f]{4} ){8}/);
});

test('whose key is known from a card alone does nothing by name', async () => {
  const away = await desk.json('approve', makers, decision, '--as', 'wang');
  expect(away.exitCode).toBe(3);
  expect(errorOf(away.answer)).toContain('from an identity card only');
});

test('a package goes to its checker, is replayed and answered there, and merges back exactly once', async () => {
  const [box, answer] = [desk.file('package.json'), desk.file('answer.json')];
  const made = await desk.run('package', 'make', makers, decision, ...signed('li'), '--out', box, '--note', 'please');
  expect(made.exitCode).toBe(0);

  const opened = await desk.json('package', 'open', checkers, box);
  expect(opened.exitCode).toBe(0);
  expect(opened.answer.package).toMatchObject({
    maker: 'li',
    trusted: true,
    own: false,
    note: 'please',
    decisions: [
      { decision_id: Number(decision), decision: 'write_off', amount: '1.00', replay: 'same', differences: [] },
    ],
  });

  const own = await desk.json('package', 'answer', makers, box, ...signed('li'), '--all', '--out', answer);
  expect(own.exitCode).toBe(3);
  expect(errorOf(own.answer)).toContain('li is no checker');
  const answered = await desk.run('package', 'answer', checkers, box, ...signed('wang'), '--all', '--out', answer);
  expect(answered.exitCode).toBe(0);

  const altered = readFileSync(answer, 'utf8').replace('"approve":true', '"approve":false');
  const refused = await desk.json('package', 'merge', makers, desk.file('altered.json', altered), ...signed('li'));
  expect(refused.exitCode).toBe(3);
  expect(errorOf(refused.answer)).toContain('changed after wang signed it');

  const merged = await desk.json('package', 'merge', makers, answer, ...signed('li'));
  expect(merged).toMatchObject({ exitCode: 0, answer: { checker: 'wang', approved: 1, rejected: 0, left_out: [] } });
  const again = await desk.json('package', 'merge', makers, answer, ...signed('li'));
  expect(again.exitCode).toBe(3);
  expect(errorOf(again.answer)).toMatch(/was merged on .* by li, with the answer of wang/);
  const elsewhere = await desk.json('package', 'merge', checkers, answer, ...signed('wang'));
  expect(elsewhere.exitCode).toBe(3);
  expect(errorOf(elsewhere.answer)).toContain('of another workspace');

  expect((await desk.json('check', makers)).answer.ok).toBe(true);
  const listed = await desk.json('package', 'list', makers);
  expect(listed.answer.packages).toMatchObject([{ state: 'merged', maker: 'li', checker: 'wang', merged_by: 'li' }]);
  expect((await desk.json('package', 'list', checkers)).answer.packages).toMatchObject([{ state: 'answered' }]);
});

test('a checker without the days, or with others, sees what is absent and what differs, field by field', async () => {
  const other = await day('other', BANK.replace('19.00', '18.00'));
  const differs = await desk.run('package', 'open', other, desk.file('package.json'));
  expect(differs.stdout).toContain('NOT trusted here');
  expect(differs.stdout).toMatch(/downstream_amount is 19.00 in the package, 18.00 here/);
  const empty = desk.file('empty.clr');
  await desk.run('new', empty, '--settings', desk.file('settings.yaml'));
  const absent = await desk.json('package', 'open', empty, desk.file('package.json'));
  expect(absent.answer.package).toMatchObject({ decisions: [{ replay: 'absent', rows: [{}, {}] }] });
});
