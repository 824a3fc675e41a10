// What an account statement of a profile proves by its balances: the one beside each entry, and opening and closing where the file states them.
import type { Profile } from '../../model/profile.ts';
import type { AccountEntryRow, SourceRow } from '../../model/record.ts';
import { addMinor, type Minor } from '../../money/amount.ts';
import { formatPlain } from '../../money/format.ts';
import { amountReader } from '../values/amount.ts';
import { isRefusal } from '../values/refusal.ts';
import { type BalanceFindings, proveBalances } from './balance.ts';
import type { Cells, ProfileColumns } from './columns.ts';

export class StatementProof {
  readonly #profile: Profile;
  readonly #apart: readonly ((cells: Cells) => string)[];
  readonly #groups = new Map<string, AccountEntryRow[]>();

  constructor(profile: Profile, columns: ProfileColumns) {
    this.#profile = profile;
    this.#apart = (profile.balance?.apart ?? []).map((name) => columns.reader(name));
  }

  add(row: SourceRow, cells: Cells): void {
    if (row.source !== 'funds') return;
    const key = [row.accountNo, row.currency, ...this.#apart.map((read) => read(cells))].join('\u0000');
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, [row]);
    else group.push(row);
  }

  /** `fact` gives what the file stated as opening and closing; they count where all entries are of one account and currency. */
  findings(fact: (name: string) => string): BalanceFindings {
    const running = this.#profile.balance === null ? { declared: [], statements: [] } : proveBalances(this.#groups);
    const [rows, second] = [...this.#groups.values()];
    const [row] = rows ?? [];
    if (rows === undefined || row === undefined || second !== undefined) return running;
    const { accountNo, currency } = row;
    const opening = this.#balance(fact('opening'), currency);
    const closing = this.#balance(fact('closing'), currency);
    if (opening === null || closing === null) return running;
    const reached = rows.reduce(
      (sum, { direction, amount }) => addMinor(sum, direction === 'C' ? amount : -amount),
      opening,
    );
    const [declared, computed] = [formatPlain(closing, currency), formatPlain(reached, currency)];
    const dates = rows.map(({ valueDate }) => valueDate).sort();
    return {
      declared: [
        ...running.declared,
        { what: `closing balance ${accountNo} ${currency}`, declared, computed, agrees: closing === reached },
      ],
      statements: [
        {
          accountNo,
          currency,
          number: '',
          openingDate: dates[0] ?? '',
          opening,
          closingDate: dates.at(-1) ?? '',
          closing,
        },
      ],
    };
  }

  #balance(text: string, currency: string): Minor | null {
    const read = amountReader(this.#profile.amounts)(text, currency);
    if (isRefusal(read) || read.isNothing) return null;
    return read.negative ? -read.minor : read.minor;
  }
}
