// A process that is killed while it imports an archive: the workspace holds all of it or nothing, and opens again.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk, SETTINGS } from './cli.testing.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../../scripts/clearbench.mjs');
const HEADER = 'bank_ref,channel_no,channel,kind,amount,currency,fee,time,settle_date';
const ROWS = 15_000;

let desk: Desk;
let archive: string;

function bankFile(name: string): Uint8Array {
  const lines = Array.from(
    { length: ROWS },
    (_, index) => `B${name}${index},C${name}${index},WX,payment,10.00,CNY,0.06,2026-11-16T12:00:00,2026-11-16`,
  );
  return strToU8(`${[HEADER, ...lines].join('\n')}\n`);
}

beforeAll(async () => {
  desk = openDesk();
  archive = desk.file('day.zip', zipSync({ 'a.csv': bankFile('a'), 'b.csv': bankFile('b') }));
  desk.file('settings.yaml', SETTINGS);
  // Builds the program once, so that what is killed later is the import.
  await ended(start('--help'));
}, 60_000);
afterAll(() => desk.remove());

const start = (...words: string[]) => spawn(process.execPath, [PROGRAM, ...words], { stdio: 'ignore' });
const ended = (child: ReturnType<typeof start>) =>
  new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_code, signal) => resolve(signal)));

test.each([150, 400, 700, 1100])(
  'killed after %d ms',
  async (milliseconds) => {
    const workspace = desk.file(`killed-${milliseconds}.clr`);
    await desk.run('new', workspace, '--settings', desk.file('settings.yaml'));
    const child = start('import', workspace, archive);
    const end = ended(child);
    await Promise.race([end, pause(milliseconds)]);
    child.kill('SIGKILL');
    await end;
    const check = await desk.json('check', workspace);
    expect([0, 4]).toContain(check.exitCode);
    const links = check.answer.links as { from: string; ok: boolean; kind: string }[];
    const originals = links.filter(({ kind }) => kind === 'original');
    expect([0, 4]).toContain(originals.length);
    expect(originals.every(({ ok }) => ok)).toBe(true);
    const again = await desk.json('import', workspace, archive);
    expect(again.exitCode).toBe(originals.length === 0 ? 0 : 3);
  },
  60_000,
);
