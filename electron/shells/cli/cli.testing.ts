// Runs command lines as the shell does, in this process: real files, a real engine, captured streams.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { runCommandLine } from './run.ts';
import { createTerminal } from './terminal.ts';
import { workspacesOf } from './workspaces.ts';

export interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Desk {
  readonly folder: string;
  /** Path of a file in the folder; with content it is written first. */
  file(name: string, content?: string | Uint8Array): string;
  run(...words: string[]): Promise<Run>;
  /** Runs with --json and parses the one document. */
  json(...words: string[]): Promise<{ exitCode: number; answer: Record<string, unknown> }>;
  remove(): void;
}

function capture(): Writable & { text(): string } {
  const parts: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      parts.push(String(chunk));
      done();
    },
  });
  return Object.assign(stream, { text: () => parts.join('') });
}

export function openDesk(): Desk {
  const folder = mkdtempSync(path.join(tmpdir(), 'clearbench-cli-'));
  const run = async (...words: string[]): Promise<Run> => {
    const [output, errors] = [capture(), capture()];
    const terminal = createTerminal(output, errors);
    const exitCode = await runCommandLine(words, terminal, workspacesOf(terminal));
    return { exitCode, stdout: output.text(), stderr: errors.text() };
  };
  return {
    folder,
    file(name, content) {
      const file = path.join(folder, name);
      if (content !== undefined) writeFileSync(file, content);
      return file;
    },
    run,
    async json(...words) {
      const { exitCode, stdout } = await run(...words, '--json');
      return { exitCode, answer: JSON.parse(stdout) as Record<string, unknown> };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export const SETTINGS = `version: 1
company: 测试支付
currency: CNY
users: [ { id: li, name: 李, role: maker }, { id: wang, name: 王, role: checker } ]
channels:
  - code: WX
    name: 微信支付
    carry_days: 2
    settlement: { mode: batch, net: true, due: D+1, entries: { account_no: "6222" } }
policies:
  channel/downstream_only: supplement
`;

const DAY = '2026-11-19';
export const ORDERS = `order_no,channel,channel_no,kind,status,amount,currency,time
O1,WX,C1,payment,success,10.00,CNY,${DAY}T12:00:00
O2,WX,C2,payment,success,20.00,CNY,${DAY}T12:01:00
`;
export const CHANNEL = `channel_no,order_no,channel,kind,status,amount,currency,fee,time
C1,O1,WX,payment,success,10.00,CNY,0.06,${DAY}T12:00:00
C2,O2,WX,payment,success,20.00,CNY,0.12,${DAY}T12:01:00
`;
export const BANK = `bank_ref,channel_no,channel,kind,amount,currency,fee,time,settle_date
B1,C1,WX,payment,10.00,CNY,0.06,${DAY}T12:00:00,${DAY}
B2,C2,WX,payment,19.00,CNY,0.12,${DAY}T12:01:00,${DAY}
`;

/** A workspace with one imported day. */
export async function workspaceOfOneDay(desk: Desk): Promise<string> {
  const workspace = desk.file('day.clr');
  await desk.run('new', workspace, '--settings', desk.file('settings.yaml', SETTINGS));
  await desk.run(
    'import',
    workspace,
    desk.file('orders.csv', ORDERS),
    desk.file('channel.csv', CHANNEL),
    desk.file('bank.csv', BANK),
  );
  return workspace;
}
