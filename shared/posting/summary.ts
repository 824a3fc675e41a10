// Vouchers: entries posted in detail, or summed (汇总) per date, channel, rule, account, side and currency. Debits are never netted
// against credits, and every line names the details it stands for.
import type { CalendarDate } from '../calendar/date.ts';
import type { AccountRole, JournalEntry } from '../model/decision.ts';
import { ruleLabel, ruleRank } from '../model/rule-labels.ts';
import type { Account } from '../model/settings.ts';
import { addMinor, type Minor } from '../money/amount.ts';

export interface JournalLine {
  readonly lineNo: number;
  readonly summary: string;
  readonly accountCode: string;
  readonly accountName: string;
  /** Exactly one of the two is filled. */
  readonly debit: Minor | null;
  readonly credit: Minor | null;
  readonly currency: string;
  /** Detail: the entry's. Summary: "summary/BATCH/CHANNEL/RULE/SIDE/ROLE/CURRENCY". */
  readonly postingKey: string;
  /** How many entries the line sums. */
  readonly count: number;
}

export interface Voucher {
  readonly voucherNo: string;
  readonly voucherDate: CalendarDate;
  readonly channel: string;
  readonly rule: string;
  readonly currency: string;
  readonly count: number;
  readonly debit: Minor;
  readonly credit: Minor;
  readonly lines: readonly JournalLine[];
}

export interface VoucherFrame {
  readonly batchId: string;
  readonly accounts: Readonly<Record<AccountRole, Account>>;
  /** Channel codes in the order of the settings. */
  readonly channels: readonly string[];
  /** Vouchers that earlier batches of the same date have used up; numbering goes on. */
  readonly numbersUsed: number;
}

interface Side {
  readonly role: AccountRole;
  amount: Minor;
  count: number;
}

interface Group {
  readonly first: JournalEntry;
  readonly debits: Map<AccountRole, Side>;
  readonly credits: Map<AccountRole, Side>;
  count: number;
}

/** One voucher per date, channel, rule and currency, one line per account and side. Same entries in any order, same vouchers. */
export function summaryVouchers(entries: Iterable<JournalEntry>, frame: VoucherFrame): Voucher[] {
  const groups = new Map<string, Group>();
  for (const entry of entries) {
    const key = `${entry.entryDate}\u0000${entry.channel}\u0000${entry.rule}\u0000${entry.currency}`;
    let group = groups.get(key);
    if (group === undefined) {
      group = { first: entry, debits: new Map(), credits: new Map(), count: 0 };
      groups.set(key, group);
    }
    addTo(group.debits, entry.debit, entry.amount);
    addTo(group.credits, entry.credit, entry.amount);
    group.count += 1;
  }
  const order = entryOrder(frame);
  return [...groups.values()]
    .sort((left, right) => order(left.first, right.first))
    .map(({ first, debits, credits, count }, index) => {
      const sides = [
        ...inChartOrder(debits, frame).map((side) => ({ ...side, isDebit: true })),
        ...inChartOrder(credits, frame).map((side) => ({ ...side, isDebit: false })),
      ];
      const lines = sides.map((side, position) =>
        lineOf(first, frame, {
          ...side,
          lineNo: position + 1,
          postingKey: summaryKey(first, frame.batchId, side.isDebit, side.role),
        }),
      );
      return voucherOf(first, frame, index, lines, count);
    });
}

/** One voucher per record's entry, and per decision and currency the entries of that decision together. */
export function detailVouchers(entries: Iterable<JournalEntry>, frame: VoucherFrame): Voucher[] {
  const groups = new Map<string, JournalEntry[]>();
  for (const entry of entries) {
    const key = groupKey(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  const order = entryOrder(frame);
  const sorted = [...groups.values()].flatMap((group) => {
    const ordered = group.length === 1 ? group : [...group].sort((a, b) => compare(a.postingKey, b.postingKey));
    const [first] = ordered;
    return first === undefined ? [] : [{ first, ordered }];
  });
  sorted.sort((left, right) => order(left.first, right.first));
  return sorted.map(({ first, ordered }, index) => {
    const lines = ordered.flatMap((entry, position) => {
      const shared = { amount: entry.amount, count: 1, postingKey: entry.postingKey };
      return [
        lineOf(entry, frame, { ...shared, role: entry.debit, isDebit: true, lineNo: position * 2 + 1 }),
        lineOf(entry, frame, { ...shared, role: entry.credit, isDebit: false, lineNo: position * 2 + 2 }),
      ];
    });
    return voucherOf(first, frame, index, lines, ordered.length);
  });
}

/** True for the details that a summary line of this key sums. */
export function isDetailOf(entry: JournalEntry, batchId: string, postingKey: string): boolean {
  return (
    summaryKey(entry, batchId, true, entry.debit) === postingKey ||
    summaryKey(entry, batchId, false, entry.credit) === postingKey
  );
}

function summaryKey(entry: JournalEntry, batchId: string, isDebit: boolean, role: AccountRole): string {
  const side = isDebit ? 'debit' : 'credit';
  return `summary/${batchId}/${entry.channel}/${entry.rule}/${side}/${role}/${entry.currency}`;
}

function groupKey(entry: JournalEntry): string {
  const { cause, postingKey } = entry;
  if (cause.type !== 'decision') return postingKey;
  return `${entry.entryDate}\u0000${cause.decisionId}\u0000${entry.currency}\u0000${entry.rule.endsWith('.reversed')}`;
}

function addTo(sides: Map<AccountRole, Side>, role: AccountRole, amount: Minor): void {
  const side = sides.get(role);
  if (side === undefined) sides.set(role, { role, amount, count: 1 });
  else {
    side.amount = addMinor(side.amount, amount);
    side.count += 1;
  }
}

function inChartOrder(sides: ReadonlyMap<AccountRole, Side>, { accounts }: VoucherFrame): Side[] {
  return [...sides.values()].sort(
    (left, right) => compare(accounts[left.role].code, accounts[right.role].code) || compare(left.role, right.role),
  );
}

function lineOf(
  entry: JournalEntry,
  frame: VoucherFrame,
  line: Side & { readonly isDebit: boolean; readonly lineNo: number; readonly postingKey: string },
): JournalLine {
  const account = frame.accounts[line.role];
  return {
    lineNo: line.lineNo,
    summary: `${entry.channel} ${ruleLabel(entry.rule)} ${entry.entryDate}`,
    accountCode: account.code,
    accountName: account.name,
    debit: line.isDebit ? line.amount : null,
    credit: line.isDebit ? null : line.amount,
    currency: entry.currency,
    postingKey: line.postingKey,
    count: line.count,
  };
}

function voucherOf(
  first: JournalEntry,
  frame: VoucherFrame,
  index: number,
  lines: readonly JournalLine[],
  count: number,
): Voucher {
  const number = String(frame.numbersUsed + index + 1).padStart(4, '0');
  return {
    voucherNo: `${first.entryDate.replaceAll('-', '')}-${number}`,
    voucherDate: first.entryDate,
    channel: first.channel,
    rule: first.rule,
    currency: first.currency,
    count,
    debit: lines.reduce((sum, line) => addMinor(sum, line.debit ?? 0), 0),
    credit: lines.reduce((sum, line) => addMinor(sum, line.credit ?? 0), 0),
    lines,
  };
}

/** Date, channel as in the settings, rule, currency, key: a total order over entries. */
function entryOrder(frame: VoucherFrame): (left: JournalEntry, right: JournalEntry) => number {
  const ranks = new Map(frame.channels.map((code, index) => [code, index]));
  const rank = (channel: string) => ranks.get(channel) ?? frame.channels.length;
  return (left, right) =>
    compare(left.entryDate, right.entryDate) ||
    rank(left.channel) - rank(right.channel) ||
    compare(left.channel, right.channel) ||
    ruleRank(left.rule) - ruleRank(right.rule) ||
    compare(left.rule, right.rule) ||
    compare(left.currency, right.currency) ||
    compare(left.postingKey, right.postingKey);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
