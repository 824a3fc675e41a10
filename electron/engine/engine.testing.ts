// A small company in memory: settings, files as text, and use cases called as the engine calls them.
import type { ImportRequest, ImportView, ResultRow } from '../../shared/contract/engine-api.ts';
import type { Stage } from '../../shared/model/outcome.ts';
import type { Problem, Result } from '../../shared/model/problem.ts';
import type { Source } from '../../shared/model/record.ts';
import type { Durability } from '../workspace/durability.ts';
import { createWorkspace } from '../workspace/open-workspace.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { createContext, type EngineContext } from './engine-context.ts';
import { importCases } from './files/import-cases.ts';
import { reconcile } from './reconcile-case.ts';
import { resultCases } from './result-cases.ts';

export const SETTINGS = `version: 1
company: 测试
channels:
  - code: WX
    timing_window: 30m
    carry_days: 2
    settlement: { mode: batch, net: true, due: D+1, entries: { account_no: "6222" } }
  - code: UP
    settlement: { mode: batch, net: true, due: D+1, entries: { account_no: "7333" } }
`;

export interface Bench {
  readonly context: EngineContext;
  readonly workspace: Workspace;
  readonly cancel: { now: boolean };
}

export function answerOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

export function problemOf(result: Result<unknown>): Problem {
  if (result.ok) throw new Error(`a problem was expected, got ${JSON.stringify(result.value)}`);
  return result.problem;
}

export async function bench(settingsText = SETTINGS, durability?: Durability): Promise<Bench> {
  const first = { settingsText, savedAt: '2026-11-16T00:00:00Z', savedBy: 'test' };
  const workspace = answerOf(await createWorkspace(null, first, durability));
  const cancel = { now: false };
  let second = 0;
  const context = createContext({
    workspace,
    now: () => {
      second += 1;
      return new Date(Date.UTC(2026, 10, 20) + second * 1000).toISOString().replace('.000Z', 'Z');
    },
    progress: () => {},
    isCancelled: () => cancel.now,
  });
  return { context, workspace, cancel };
}

const HEADERS: Readonly<Record<Source, string>> = {
  orders: 'order_no,channel,channel_no,kind,status,amount,currency,time',
  channel: 'channel_no,order_no,channel,kind,status,amount,currency,fee,time',
  bank: 'bank_ref,channel_no,channel,kind,amount,currency,fee,time,settle_date',
  funds: 'entry_no,account_no,direction,amount,currency,value_date,reference',
};

let files = 0;

export function importRows(made: Bench, source: Source, rows: readonly string[], name?: string) {
  files += 1;
  return importFile(made, { fileName: name ?? `${source}-${files}.csv`, bytes: fileOf(source, rows), source });
}

/** A canonical file of these rows. */
export function fileOf(source: Source, rows: readonly string[]): Uint8Array {
  return new TextEncoder().encode(`${[HEADERS[source], ...rows].join('\n')}\n`);
}

/** One file as an action of its own; what is not given is detected. */
export function importFile(
  { context }: Bench,
  request: Partial<ImportRequest> & Pick<ImportRequest, 'fileName' | 'bytes'>,
): Result<ImportView> {
  const asked = { source: null, channel: null, profile: null, encoding: null, mayBeLeftOut: false, ...request };
  const imported = importCases.importFiles(context, { files: [asked] });
  const [view] = imported.ok ? imported.value.imports : [];
  if (imported.ok && view === undefined) throw new Error('nothing was imported');
  return view === undefined ? (imported as Result<never>) : { ok: true, value: view };
}

/** One payment in the three transaction files; the last digits are its number. */
export const order = (n: string, date: string, time = '12:00:00', amount = '10.00') =>
  `O${n},WX,C${n},payment,success,${amount},CNY,${date}T${time}`;
export const channelRow = (n: string, date: string, time = '12:00:00', amount = '10.00') =>
  `C${n},O${n},WX,payment,success,${amount},CNY,0.06,${date}T${time}`;
export const bankRow = (n: string, date: string, time = '12:00:00', amount = '10.00') =>
  `B${n},C${n},WX,payment,${amount},CNY,0.06,${date}T${time},${date}`;

export function run({ context }: Bench, date: string) {
  return answerOf(reconcile(context, { date, stage: null }));
}

export function rows({ context }: Bench, date: string, stage: Stage): readonly ResultRow[] {
  return answerOf(
    resultCases.results(context, {
      date,
      stage,
      channel: null,
      outcomes: null,
      standing: null,
      search: '',
      order: 'outcome',
      offset: 0,
      limit: 1000,
    }),
  ).rows;
}

/** What tests compare: outcome, reason, keys and standing of each row. */
export function brief(row: ResultRow): string {
  const keys = `${row.upstreamKeys.join('|')}>${row.downstreamKeys.join('|')}`;
  return `${row.channel} ${row.outcome}${row.reason === '' ? '' : `/${row.reason}`} ${keys} ${row.standing}`;
}
