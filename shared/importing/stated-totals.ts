// The totals in a delimited file's head and foot, and the accumulators that its rows fill to be compared with them.
import type { DeclaredTotal } from '../model/import.ts';
import { KINDS, type Kind, kindSign, type TransactionRow } from '../model/record.ts';
import { addMinor, type Minor } from '../money/amount.ts';
import { formatPlain } from '../money/format.ts';
import { declaredTotal } from './declared.ts';
import type { StatedTotal } from './profile.ts';
import { addScaled, decimalsOf, formatScaled } from './scaled.ts';

interface KindTotal {
  count: number;
  amount: Minor;
}

/** What the rows since the last foot come to. Amounts of one currency: the formats that state totals know no other. */
export class Accumulated {
  readonly #kinds = new Map<Kind, KindTotal>(KINDS.map((kind) => [kind, { count: 0, amount: 0 }]));
  readonly #columns = new Map<string, number>();
  #currency = 'CNY';

  add(row: TransactionRow, columns: readonly (readonly [name: string, scaled: number])[]): void {
    const total = this.#kinds.get(row.kind);
    if (total === undefined) return;
    total.count += 1;
    total.amount = addMinor(total.amount, row.amount);
    this.#currency = row.currency;
    for (const [name, scaled] of columns) this.#columns.set(name, addScaled(this.#columns.get(name) ?? 0, scaled));
  }

  reset(): void {
    for (const total of this.#kinds.values()) {
      total.count = 0;
      total.amount = 0;
    }
    this.#columns.clear();
  }

  compare(stated: StatedTotal, label: string, declared: string): DeclaredTotal {
    const kinds = stated.kinds.length === 0 ? KINDS : stated.kinds;
    const totals = kinds.map((kind) => ({ kind, ...(this.#kinds.get(kind) ?? { count: 0, amount: 0 }) }));
    const text = (amount: Minor) => formatPlain(amount, this.#currency);
    const gross = totals.reduce((sum, { amount }) => addMinor(sum, amount), 0);
    switch (stated.measure) {
      case 'rows':
        return declaredTotal(label, declared, String(totals.reduce((sum, { count }) => sum + count, 0)));
      case 'amount':
        return declaredTotal(label, declared, text(gross));
      case 'column': {
        const sum = this.#columns.get(stated.column ?? '') ?? 0;
        return declaredTotal(label, declared, formatScaled(sum, decimalsOf(declared)));
      }
      case 'net-or-gross': {
        const net = totals.reduce((sum, { kind, amount }) => addMinor(sum, kindSign(kind) * amount), 0);
        const asGross = declaredTotal(label, declared, text(gross));
        return asGross.agrees ? asGross : declaredTotal(label, declared, text(net));
      }
    }
  }
}
