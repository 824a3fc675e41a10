// A column of balances held against the amounts as a draft understands them: it proves signs and directions, or turns them.
import type { FieldSource, Profile } from '../../model/profile.ts';
import type { Minor } from '../../money/amount.ts';
import type { AmountRead } from '../values/amount.ts';
import { isRefusal, type Refusal } from '../values/refusal.ts';
import { balanceSign } from './balance-check.ts';
import { CERTAIN, DOUBTFUL, type Drafting } from './drafting.ts';

/** Amounts in the draft's format and currency. */
export type ReadText = (text: string) => AmountRead | Refusal;

function signedOf(read: AmountRead | Refusal): Minor | null {
  return isRefusal(read) || read.isNothing ? null : read.negative ? -read.minor : read.minor;
}

/** Money in above zero, as the draft understands a row; null where it cannot be read. */
function movedIn(
  draft: Drafting,
  fields: Readonly<Record<string, FieldSource>>,
  read: ReadText,
): (cells: readonly string[]) => Minor | null {
  const at = (field: string) => draft.values(field)?.index ?? -1;
  const amountOf = (cells: readonly string[], index: number) =>
    index === -1 ? 0 : (signedOf(read(cells[index] ?? '')) ?? 0);
  if (draft.has('debit', 'credit')) {
    const [debit, credit] = [at('debit'), at('credit')];
    return (cells) => amountOf(cells, credit) - amountOf(cells, debit);
  }
  const [amount, direction] = [at('amount'), at('direction')];
  const words = fields.direction?.words ?? {};
  return (cells) => {
    if (amount === -1) return null;
    const signed = amountOf(cells, amount);
    if (direction === -1) return signed;
    const word = cells[direction] ?? '';
    const meaning = words[word] ?? word;
    return meaning === 'C' ? Math.abs(signed) : meaning === 'D' ? -Math.abs(signed) : null;
  };
}

const TURNED: Readonly<Record<string, string>> = { C: 'D', D: 'C' };

/** Where the balances tie, amounts and directions are certain; where they tie with all signs turned, directions are turned. */
export function proveBalance(draft: Drafting, fields: Record<string, FieldSource>, read: ReadText): Profile['balance'] {
  const column = draft.name('balance');
  const index = draft.values('balance')?.index ?? -1;
  if (column === null) return null;
  const moved = movedIn(draft, fields, read);
  const apart = ['account_no', 'currency'].filter((field) => (draft.values(field)?.distinct ?? 0) > 1);
  const groups = new Map<string, { amount: Minor; balance: Minor }[]>();
  for (const cells of draft.table.rows) {
    const amount = moved(cells);
    const balance = signedOf(read(cells[index] ?? ''));
    if (amount === null || balance === null) continue;
    const key = apart.map((field) => cells[draft.values(field)?.index ?? -1] ?? '').join('\u0000');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [{ amount, balance }]);
    else group.push({ amount, balance });
  }
  const [largest = []] = [...groups.values()].sort((left, right) => right.length - left.length);
  const sign = balanceSign(largest);
  if (sign === null) {
    draft.note('balance', 'the balances do not tie with the amounts', DOUBTFUL);
    return null;
  }
  if (sign === -1) turnDirections(fields);
  for (const field of ['amount', 'debit', 'credit', 'direction', 'balance']) {
    if (draft.has(field)) draft.note(field, 'the balance after each row ties with the amounts', CERTAIN);
  }
  return { column, apart: apart.map((field) => draft.name(field)).filter((name) => name !== null) };
}

/** As in a company's own ledger, where the bank's debit is a credit. */
function turnDirections(fields: Record<string, FieldSource>): void {
  const { debit, credit, direction, amount } = fields;
  if (debit !== undefined && credit !== undefined) {
    fields.debit = credit;
    fields.credit = debit;
  } else if (direction !== undefined) {
    const words = Object.entries({ C: 'C', D: 'D', ...direction.words }).map(([word, meaning]) => [
      word,
      TURNED[meaning] ?? meaning,
    ]);
    fields.direction = { ...direction, words: Object.fromEntries(words) };
  } else if (amount !== undefined) fields.amount = { ...amount, sign: 'flip' };
}
