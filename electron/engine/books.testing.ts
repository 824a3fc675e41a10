// A workspace in memory for tests of the books: rows in, days run, decisions made, the identity checked after each step.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { Result } from '../../shared/model/problem.ts';
import type { AccountEntryRow, SourceRow, TransactionRow, TransactionSource } from '../../shared/model/record.ts';
import { createWorkspace } from '../workspace/open-workspace.ts';
import { eachEntryOfDay } from '../workspace/tables/entries.ts';
import { insertRecords } from '../workspace/tables/records.ts';
import { resultsOfDay, type StoredResult } from '../workspace/tables/results.ts';
import { balanceSheets } from './books-balance.ts';
import { createContext, type EngineContext } from './engine-context.ts';
import { reconcile } from './reconcile-case.ts';

export interface Bench {
  readonly context: EngineContext;
  keep(rows: readonly SourceRow[]): void;
  run(date: CalendarDate): void;
  act<T>(work: () => Result<T>): T;
  refused(work: () => Result<unknown>): string;
  breaks(date: CalendarDate): StoredResult[];
  /** "rule debit/credit amount currency", in posting order. */
  posted(date: CalendarDate): string[];
  /** Balances that are not explained, as text; empty when the identity holds. */
  unexplained(date: CalendarDate): string[];
}

export async function openBench(settingsText: string): Promise<Bench> {
  const opened = await createWorkspace(null, { settingsText, savedAt: '2026-11-20T00:00:00Z', savedBy: 'test' });
  if (!opened.ok) throw new Error(opened.problem.message);
  const workspace = opened.value;
  let seconds = 0;
  let imports = 0;
  const context = createContext({
    workspace,
    now: () => {
      seconds += 1;
      return new Date(Date.UTC(2026, 10, 20) + seconds * 1000).toISOString().replace('.000', '');
    },
    progress: () => {},
    isCancelled: () => false,
  });
  const act = <T>(work: () => Result<T>): T => {
    const result = workspace.action(work);
    if (!result.ok) throw new Error(result.problem.message);
    return result.value;
  };
  return {
    context,
    act,
    keep(rows) {
      imports += 1;
      workspace.database.transaction(() => insertRecords(workspace.database, imports, rows));
    },
    run(date) {
      const result = reconcile(context, { date, stage: null });
      if (!result.ok) throw new Error(result.problem.message);
    },
    refused(work) {
      const result = workspace.action(work);
      if (result.ok) throw new Error('not refused');
      return result.problem.message;
    },
    breaks: (date) => resultsOfDay(workspace.database, date).filter(({ result }) => result.breakId !== ''),
    posted(date) {
      const found: string[] = [];
      eachEntryOfDay(workspace.database, date, ({ entry }) =>
        found.push(`${entry.rule} ${entry.debit}/${entry.credit} ${entry.amount} ${entry.currency}`),
      );
      return found;
    },
    unexplained: (date) =>
      balanceSheets(context, date).flatMap(({ channel, currency, expected, actual }) =>
        (['receivable', 'fee_payable', 'suspense_long', 'suspense_short'] as const).flatMap((role) =>
          expected[role] === actual[role]
            ? []
            : [`${date} ${channel} ${currency} ${role}: explained ${expected[role]}, booked ${actual[role]}`],
        ),
      ),
  };
}

let line = 0;

export function row(source: TransactionSource, date: CalendarDate, changes: Partial<TransactionRow>): TransactionRow {
  line += 1;
  return {
    source,
    channel: 'WX',
    clearingDate: date,
    kind: 'payment',
    status: 'success',
    amount: 10_000,
    currency: 'CNY',
    fee: null,
    time: `${date}T12:00:00`,
    orderNo: '',
    channelNo: '',
    bankRef: '',
    batchNo: '',
    merchantNo: '',
    memo: '',
    extra: {},
    line,
    byteStart: 0,
    byteEnd: 0,
    ...changes,
  };
}

export function entryRow(
  entryNo: string,
  valueDate: CalendarDate,
  signed: number,
  changes: Partial<AccountEntryRow> = {},
): AccountEntryRow {
  line += 1;
  return {
    source: 'funds',
    entryNo,
    accountNo: '6222',
    direction: signed < 0 ? 'D' : 'C',
    amount: Math.abs(signed),
    currency: 'CNY',
    valueDate,
    balance: null,
    reference: '',
    memo: '',
    extra: {},
    line,
    byteStart: 0,
    byteEnd: 0,
    ...changes,
  };
}

export function settingsOf(
  changes: {
    readonly settlement?: string;
    readonly policies?: string;
    readonly approvals?: string;
    readonly tolerance?: string;
    readonly posting?: string;
    readonly fee?: string;
  } = {},
): string {
  return `version: 1
company: 示例支付
timezone: Asia/Shanghai
currency: CNY
users: [ { id: li, name: 李, role: maker }, { id: zhao, name: 赵, role: maker }, { id: wang, name: 王, role: checker } ]
channels:
  - code: WX
    name: 微信支付
    cutoff: "24:00"
    timing_window: 30m
    carry_days: 2
    ${changes.fee ?? ''}
    tolerance: { amount: "${changes.tolerance ?? '0.00'}", fee: "0.00" }
    settlement: { ${changes.settlement ?? 'mode: batch, net: true, due: D+1'}, entries: { account_no: "6222" } }
policies: { ${changes.policies ?? ''} }
approvals: [${changes.approvals ?? ''}]
posting: { ${changes.posting ?? ''} }
`;
}
