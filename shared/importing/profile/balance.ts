// The balance beside each account entry proves the entries: each is the one before it, plus or minus the entry. Oldest first or newest first.
import type { DeclaredTotal, StatementBalance } from '../../model/import.ts';
import type { AccountEntryRow } from '../../model/record.ts';
import { addMinor, type Minor } from '../../money/amount.ts';
import { formatPlain } from '../../money/format.ts';

interface Step {
  readonly row: AccountEntryRow;
  readonly signed: Minor;
  readonly balance: Minor | null;
}

interface Break {
  readonly line: number;
  readonly expected: Minor;
  readonly found: Minor;
}

interface Chain {
  readonly opening: Minor;
  readonly closing: Minor;
  readonly breaks: readonly Break[];
}

export interface BalanceFindings {
  readonly declared: readonly DeclaredTotal[];
  readonly statements: readonly StatementBalance[];
}

/** `groups`: entries in file order, those of separate balances apart. Groups of a single balance prove nothing. */
export function proveBalances(groups: ReadonlyMap<string, readonly AccountEntryRow[]>): BalanceFindings {
  const declared: DeclaredTotal[] = [];
  const statements: StatementBalance[] = [];
  for (const rows of groups.values()) {
    const steps = stepsOf(rows);
    const [first] = steps;
    if (first === undefined || steps.filter(({ balance }) => balance !== null).length < 2) continue;
    const up = chainOf(steps);
    const down = chainOf(steps.toReversed());
    const isUp = up.breaks.length <= down.breaks.length;
    const chain = isUp ? up : down;
    const { accountNo, currency } = first.row;
    const [broken] = chain.breaks;
    const text = (amount: Minor) => formatPlain(amount, currency);
    declared.push(
      broken === undefined
        ? {
            what: `running balance ${accountNo} ${currency}`,
            declared: text(chain.closing),
            computed: text(chain.closing),
            agrees: true,
          }
        : {
            what: `running balance ${accountNo} ${currency}, line ${broken.line}`,
            declared: text(broken.found),
            computed: text(broken.expected),
            agrees: false,
          },
    );
    const dates = steps.map(({ row }) => row.valueDate).sort();
    statements.push({
      accountNo,
      currency,
      number: '',
      openingDate: dates[0] ?? '',
      opening: chain.opening,
      closingDate: dates.at(-1) ?? '',
      closing: chain.closing,
    });
  }
  return { declared, statements };
}

function stepsOf(rows: readonly AccountEntryRow[]): Step[] {
  return rows.map((row) => ({
    row,
    signed: row.direction === 'C' ? row.amount : -row.amount,
    balance: row.balance,
  }));
}

/** Entries without a balance count towards the next one that has one. */
function chainOf(steps: readonly Step[]): Chain {
  const breaks: Break[] = [];
  let balance = openingOf(steps);
  const opening = balance;
  for (const { row, signed, balance: found } of steps) {
    const expected = addMinor(balance, signed);
    if (found !== null && expected !== found) breaks.push({ line: row.line, expected, found });
    balance = found ?? expected;
  }
  return { opening, closing: balance, breaks };
}

function openingOf(steps: readonly Step[]): Minor {
  let moved = 0;
  for (const { signed, balance } of steps) {
    moved = addMinor(moved, signed);
    if (balance !== null) return addMinor(balance, -moved);
  }
  return 0;
}
