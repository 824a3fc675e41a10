// Account statements beside each other: each must open with what the one before it closed with. Told as warnings, worked out anew each
// time, so that they go when the missing statement comes.
import type { ImportView } from '../../../shared/contract/engine-api.ts';
import type { StatementBalance } from '../../../shared/model/import.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { formatPlain } from '../../../shared/money/format.ts';
import type { Database } from '../../workspace/database.ts';
import { statementsOfAccount } from '../../workspace/tables/statements.ts';
import type { EngineContext } from '../engine-context.ts';

/** A file with hundreds of accounts may have a gap in each. */
const GAPS_TOLD = 20;

/** `importId` 0: a file that is not imported. */
interface Placed extends StatementBalance {
  readonly importId: number;
  readonly file: string;
}

/** Each view with its gaps against other imports in force among its warnings. */
export function withGaps({ workspace }: EngineContext, views: readonly ImportView[]): ImportView[] {
  const accounts = new Map<string, readonly Gap[]>();
  return views.map((view) => {
    if (view.undone || view.statements.length === 0) return view;
    const gaps = accountsOf(view.statements).flatMap((account) => {
      const known = accounts.get(account.key) ?? besideEachOther(placed(workspace.database, account));
      accounts.set(account.key, known);
      return known.filter(({ before, after }) => before.importId === view.id || after.importId === view.id);
    });
    return gaps.length === 0 ? view : { ...view, warnings: [...view.warnings, ...warningsOf(gaps, view.file)] };
  });
}

/** The gaps that a file would have or close if it were imported now. */
export function gapsBeside(
  { workspace }: EngineContext,
  file: string,
  statements: readonly StatementBalance[],
): Problem[] {
  const gaps = accountsOf(statements).flatMap((account) => {
    const own = statements
      .filter((one) => one.accountNo === account.accountNo && one.currency === account.currency)
      .map((one): Placed => ({ ...one, importId: 0, file }));
    return besideEachOther([...placed(workspace.database, account), ...own]).filter(
      ({ before, after }) => before.importId === 0 || after.importId === 0,
    );
  });
  return warningsOf(gaps, file);
}

interface Account {
  readonly key: string;
  readonly accountNo: string;
  readonly currency: string;
}

function accountsOf(statements: readonly StatementBalance[]): Account[] {
  const accounts = new Map<string, Account>();
  for (const { accountNo, currency } of statements) {
    const key = `${accountNo}\u0000${currency}`;
    accounts.set(key, { key, accountNo, currency });
  }
  return [...accounts.values()];
}

function placed(database: Database, { accountNo, currency }: Account): Placed[] {
  return statementsOfAccount(database, accountNo, currency);
}

interface Gap {
  readonly before: Placed;
  readonly after: Placed;
  /** Both are the same statement. */
  readonly isRepeated: boolean;
}

/** Statements of one account. One that stands in two imports is told as that; it is no gap. */
function besideEachOther(statements: readonly Placed[]): Gap[] {
  const first = new Map<string, Placed>();
  const single: Placed[] = [];
  const repeated: Gap[] = [];
  for (const one of statements) {
    const { number, openingDate, opening, closingDate, closing } = one;
    const key = JSON.stringify([number, openingDate, opening, closingDate, closing]);
    const before = first.get(key);
    if (before === undefined) first.set(key, one);
    if (before === undefined || before.importId === one.importId) single.push(one);
    else repeated.push({ before, after: one, isRepeated: true });
  }
  return [...repeated, ...gapsAmong(single)];
}

/** Statements of one account. Gaps inside one import are that file's own matter. */
function gapsAmong(statements: readonly Placed[]): Gap[] {
  const closed = statements
    .filter((one) => one.closing !== null && one.closingDate !== '')
    .sort((left, right) => compare(left.closingDate, right.closingDate) || left.importId - right.importId);
  return statements.flatMap((after) => {
    if (after.opening === null) return [];
    const before = unfitPredecessor(closed, after);
    return before === null || before.importId === after.importId ? [] : [{ before, after, isRepeated: false }];
  });
}

/**
 * The statement before `after`, where none that may stand before it closed with its opening. Issuers date an opening by the day before or by
 * the statement's own first day, and a day may have several statements: all that closed on either day may stand before it, and the last
 * that closed earlier.
 */
function unfitPredecessor(closed: readonly Placed[], after: Placed): Placed | null {
  const anchor = after.openingDate === '' ? after.closingDate : after.openingDate;
  if (anchor === '') return null;
  const end = firstAfter(closed, anchor);
  const sameDay = startOf(closed, end, anchor);
  const earlier = closed[sameDay - 1];
  const start = earlier === undefined ? 0 : startOf(closed, sameDay, earlier.closingDate);
  const last = firstAfter(closed, after.closingDate);
  const candidates = [
    ...closed.slice(start, end),
    ...closed.slice(Math.max(end, startOf(closed, last, after.closingDate)), last),
  ].filter((one) => one !== after);
  if (candidates.some((one) => one.closing === after.opening)) return null;
  return candidates.filter((one) => one.closingDate <= anchor).at(-1) ?? null;
}

/** How many closed on `date` or before. */
function firstAfter(closed: readonly Placed[], date: string): number {
  let [low, high] = [0, closed.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((closed[middle]?.closingDate ?? '') <= date) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the statements that closed on `date` begin, of those before `end`. */
function startOf(closed: readonly Placed[], end: number, date: string): number {
  let start = end;
  while (start > 0 && closed[start - 1]?.closingDate === date) start -= 1;
  return start;
}

function warningsOf(found: readonly Gap[], file: string): Problem[] {
  const gaps = found.filter(({ isRepeated }) => !isRepeated);
  const told = gaps.slice(0, GAPS_TOLD).map(({ before, after }): Problem => {
    const amount = (value: number | null) => formatPlain(value ?? 0, after.currency);
    return {
      code: 'warning',
      message: `account ${after.accountNo}: ${after.file} opens with ${amount(after.opening)} ${after.currency}, but ${before.file} before it closed on ${before.closingDate} with ${amount(before.closing)}; a statement between them is missing, or one was imported twice.`,
      file,
      field: 'opening',
      value: amount(after.opening),
    };
  });
  if (gaps.length > GAPS_TOLD)
    told.push({
      code: 'warning',
      message: `${gaps.length - GAPS_TOLD} more statements do not follow on each other.`,
      file,
    });
  return [...repeatsOf(found, file), ...told];
}

/** One warning for each two files, however many statements they have in common. */
function repeatsOf(found: readonly Gap[], file: string): Problem[] {
  const pairs = new Map<string, { readonly gap: Gap; count: number }>();
  for (const gap of found) {
    if (!gap.isRepeated) continue;
    const key = `${gap.before.importId} ${gap.after.importId}`;
    const pair = pairs.get(key) ?? { gap, count: 0 };
    pair.count += 1;
    pairs.set(key, pair);
  }
  return [...pairs.values()].map(({ gap: { before, after }, count }) => ({
    code: 'warning',
    message: `account ${after.accountNo}: ${after.file} repeats ${count} statements that import ${before.importId} (${before.file}) holds already; their entries count twice. Undo one of the two.`,
    file,
    field: 'statement',
    value: after.number,
  }));
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
