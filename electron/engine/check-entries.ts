// Links of the bank statements: every entry belongs to one channel, balances follow from the lines, a statement opens where the last one closed.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { CheckLink } from '../../shared/contract/engine-api.ts';
import type { AccountEntry } from '../../shared/model/record.ts';
import { addMinor, type Minor, sumMinor } from '../../shared/money/amount.ts';
import { assignEntries } from '../../shared/reconciling/assign-entries.ts';
import { recordDates, recordsBetween } from '../workspace/tables/records.ts';
import { link, Tally } from './check-link.ts';
import type { EngineContext } from './engine-context.ts';

/** Account entries valued on `date`, or all of them. */
function accountEntries({ workspace }: EngineContext, date: CalendarDate | null): AccountEntry[] {
  const last = date ?? recordDates(workspace.database).at(-1);
  if (last === undefined) return [];
  return recordsBetween(workspace.database, '', '', last).filter(
    (record): record is AccountEntry => record.source === 'funds',
  );
}

export function entryLinks(context: EngineContext, date: CalendarDate | null): CheckLink[] {
  const entries = accountEntries(context, date);
  return [...assignmentLinks(context, entries, date), ...statementLinks(entries, date)];
}

const signed = (entry: AccountEntry): Minor => (entry.direction === 'C' ? entry.amount : 0 - entry.amount);
const nameOf = (entry: AccountEntry) => `${entry.importId}:${entry.line} ${entry.entryNo}`;

function assignmentLinks(
  context: EngineContext,
  entries: readonly AccountEntry[],
  date: CalendarDate | null,
): CheckLink[] {
  const byDate = groupBy(
    entries.filter((entry) => date === null || entry.valueDate === date),
    (entry) => entry.valueDate,
  );
  return [...byDate].sort(byKey).flatMap(([valueDate, ofDate]) => {
    const { unassigned } = assignEntries(ofDate, context.settings().channels);
    const lost = new Set(unassigned);
    const tally = new Tally();
    for (const entry of ofDate) {
      tally.in(entry.currency, signed(entry));
      if (lost.has(entry)) tally.name(entry.currency, `${nameOf(entry)} (claimed by no channel, or by two)`);
      else tally.out(entry.currency, signed(entry));
    }
    return tally.links({
      kind: 'assignment',
      date: valueDate,
      channel: '',
      from: 'account entries 资金流水',
      to: 'entries of one channel each',
    });
  });
}

interface Statement {
  readonly importId: number;
  readonly first: CalendarDate;
  readonly last: CalendarDate;
  readonly opening: Minor;
  readonly closing: Minor;
}

/** Per account and currency, over the files whose lines carry balances. With a date: the statements up to it. */
function statementLinks(entries: readonly AccountEntry[], date: CalendarDate | null): CheckLink[] {
  const accounts = groupBy(entries, (entry) => `${entry.accountNo}\u0000${entry.currency}`);
  return [...accounts].sort(byKey).flatMap(([, lines]) => {
    const links: CheckLink[] = [];
    const statements: Statement[] = [];
    for (const [, ofFile] of groupBy(lines, (entry) => String(entry.importId))) {
      if (ofFile.some((entry) => entry.balance === null)) continue;
      const { statement, consistency } = readStatement(ofFile);
      statements.push(statement);
      if (date === null || statement.last === date) links.push(consistency);
    }
    const [first] = lines;
    if (first === undefined) return links;
    statements.sort((left, right) =>
      left.first === right.first ? left.importId - right.importId : left.first < right.first ? -1 : 1,
    );
    for (const [index, statement] of statements.entries()) {
      const before = statements[index - 1];
      if (before === undefined || (date !== null && statement.last !== date)) continue;
      links.push(continuity(first, before, statement));
    }
    return links;
  });
}

/** Lines stand oldest first or newest first; whichever order the balances follow is the file's. */
function readStatement(lines: readonly AccountEntry[]): { statement: Statement; consistency: CheckLink } {
  const ascending = [...lines].sort((left, right) => left.line - right.line);
  const descending = [...ascending].reverse();
  const breaks = brokenLines(ascending);
  const reversed = breaks.length === 0 ? breaks : brokenLines(descending);
  const [ordered, broken] = reversed.length < breaks.length ? [descending, reversed] : [ascending, breaks];
  const [first] = ordered;
  const last = ordered.at(-1);
  if (first === undefined || last === undefined) throw new Error('a statement without lines');
  const opening = addMinor(first.balance ?? 0, -signed(first));
  const moved = sumMinor(ordered.map(signed));
  const dates = ordered.map(({ valueDate }) => valueDate).sort();
  const statement: Statement = {
    importId: first.importId,
    first: dates[0] ?? '',
    last: dates.at(-1) ?? '',
    opening,
    closing: last.balance ?? 0,
  };
  const consistency = link(
    {
      kind: 'balance',
      date: statement.last,
      channel: '',
      from: `account ${first.accountNo}, file ${first.importId}: opening balance + ${ordered.length} lines`,
      to: 'closing balance',
      currency: first.currency,
    },
    {
      countIn: ordered.length,
      countOut: ordered.length,
      amountIn: addMinor(opening, moved),
      amountOut: statement.closing,
      records: broken.map((entry) => `${nameOf(entry)} (its balance does not follow from the line before)`),
    },
  );
  return { statement, consistency };
}

function brokenLines(ordered: readonly AccountEntry[]): AccountEntry[] {
  return ordered.filter((entry, index) => {
    const before = ordered[index - 1];
    return before !== undefined && addMinor(before.balance ?? 0, signed(entry)) !== entry.balance;
  });
}

function continuity({ accountNo, currency }: AccountEntry, before: Statement, statement: Statement): CheckLink {
  return link(
    {
      kind: 'continuity',
      date: statement.last,
      channel: '',
      from: `account ${accountNo}: closing balance of file ${before.importId}`,
      to: `opening balance of file ${statement.importId}`,
      currency,
    },
    { countIn: 0, countOut: 0, amountIn: before.closing, amountOut: statement.opening },
  );
}

function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function byKey([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
