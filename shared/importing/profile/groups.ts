// Rows that state what the other rows of their group come to, as a payout does for what it pays out. Every other row counts, left out or not.
import type { DeclaredTotal } from '../../model/import.ts';
import type { Profile } from '../../model/profile.ts';
import { currencyExponent } from '../../money/currency.ts';
import { addExact, EXACT_ZERO, type ExactDecimal, formatExact } from '../../money/exact.ts';
import { declaredTotal } from '../declared.ts';
import { decimalReader } from '../values/amount.ts';
import { isRefusal } from '../values/refusal.ts';
import type { Cells, CellText, ProfileColumns } from './columns.ts';
import { conditionTest } from './fields.ts';

interface Group {
  readonly name: string;
  readonly currency: string;
  /** null while no row has stated it. */
  stated: ExactDecimal | null;
  reached: ExactDecimal;
}

interface Part {
  readonly column: string;
  readonly read: CellText;
  readonly isMinus: boolean;
}

export class GroupTotals {
  readonly #title: string;
  readonly #parts: readonly Part[];
  readonly #groupOf: CellText;
  readonly #currencyOf: CellText;
  readonly #states: (cells: Cells) => boolean;
  readonly #readDecimal: ReturnType<typeof decimalReader>;
  readonly #groups = new Map<string, Group>();

  constructor(profile: Profile, columns: ProfileColumns) {
    const { groups } = profile;
    const parts = (names: readonly string[], isMinus: boolean): Part[] =>
      names.map((column) => ({ column, read: columns.reader(column), isMinus }));
    this.#title = groups?.title ?? '';
    this.#parts = [...parts(groups?.plus ?? [], false), ...parts(groups?.minus ?? [], true)];
    this.#groupOf = groups === null ? () => '' : columns.reader(groups.column);
    this.#currencyOf = groups === null ? () => '' : columns.reader(groups.currency);
    this.#states = conditionTest(groups?.when ?? [], columns);
    this.#readDecimal = decimalReader(profile.amounts);
  }

  /** The column whose text is no amount, where there is one. */
  faultIn(cells: Cells): { readonly column: string; readonly text: string } | null {
    for (const { column, read } of this.#parts) {
      if (isRefusal(this.#readDecimal(read(cells), this.#currencyOf(cells).toUpperCase())))
        return { column, text: read(cells) };
    }
    return null;
  }

  /** Rows of no group count nowhere. */
  add(cells: Cells): void {
    if (this.#parts.length === 0) return;
    const [name, currency] = [this.#groupOf(cells), this.#currencyOf(cells).toUpperCase()];
    if (name === '') return;
    const key = `${name} ${currency}`;
    let group = this.#groups.get(key);
    if (group === undefined) {
      group = { name, currency, stated: null, reached: EXACT_ZERO };
      this.#groups.set(key, group);
    }
    const sum = this.#sumOf(cells, currency);
    if (this.#states(cells)) group.stated = addExact(group.stated ?? EXACT_ZERO, sum);
    else group.reached = addExact(group.reached, sum);
  }

  #sumOf(cells: Cells, currency: string): ExactDecimal {
    let sum = EXACT_ZERO;
    for (const { read, isMinus } of this.#parts) {
      const value = this.#readDecimal(read(cells), currency);
      if (isRefusal(value)) continue;
      sum = addExact(sum, isMinus ? { units: -value.units, places: value.places } : value);
    }
    return sum;
  }

  /** One for each group whose total was stated. Issuers differ in the sign of what is paid out, so both are shown as the others come to. */
  declared(): readonly DeclaredTotal[] {
    return [...this.#groups.values()].flatMap(({ name, currency, stated, reached }) => {
      if (stated === null) return [];
      const decimals = currencyExponent(currency) ?? 0;
      const units = reached.units < 0n === stated.units < 0n ? stated.units : -stated.units;
      const declared = formatExact({ units, places: stated.places }, decimals);
      return [declaredTotal(`${this.#title} ${name} ${currency}`, declared, formatExact(reached, decimals))];
    });
  }
}
