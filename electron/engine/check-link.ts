// Building blocks of the control-total chain: one link, and tallies per currency on both of its sides.
import type { CheckLink, LinkKind } from '../../shared/contract/engine-api.ts';
import { addMinor, type Minor } from '../../shared/money/amount.ts';

/** Names kept per link; a broken link of a large day must not flood the report. */
const NAMES_KEPT = 1000;

export interface LinkPlace {
  readonly kind: LinkKind;
  readonly date: string;
  readonly channel: string;
  readonly from: string;
  readonly to: string;
  readonly currency: string;
}

export interface LinkFigures {
  readonly countIn: number;
  readonly countOut: number;
  readonly amountIn?: Minor;
  readonly amountOut?: Minor;
  readonly records?: readonly string[];
  /** Where equal figures alone do not decide. It can only make a link fail. */
  readonly holds?: boolean;
}

/** Balances when counts and amounts are equal, nothing is named and nothing else speaks against it. */
export function link(place: LinkPlace, figures: LinkFigures): CheckLink {
  const { countIn, countOut, amountIn = 0, amountOut = 0, records = [], holds = true } = figures;
  return {
    ...place,
    countIn,
    countOut,
    amountIn,
    amountOut,
    ok: holds && records.length === 0 && countIn === countOut && amountIn === amountOut,
    records: records.slice(0, NAMES_KEPT),
  };
}

/** Count and sum in and out, and names, per currency. */
export class Tally {
  readonly #byCurrency = new Map<
    string,
    { countIn: number; countOut: number; in: Minor; out: Minor; names: string[] }
  >();

  in(currency: string, amount: Minor, count = 1): void {
    const sums = this.#of(currency);
    sums.countIn += count;
    sums.in = addMinor(sums.in, amount);
  }

  out(currency: string, amount: Minor, count = 1): void {
    const sums = this.#of(currency);
    sums.countOut += count;
    sums.out = addMinor(sums.out, amount);
  }

  name(currency: string, text: string): void {
    this.#of(currency).names.push(text);
  }

  /** One link per currency, in the order of their codes. `fallback` gives a link of zeros where nothing came at all. */
  links(place: Omit<LinkPlace, 'currency'>, fallback: string | null = null): CheckLink[] {
    if (this.#byCurrency.size === 0 && fallback !== null) this.#of(fallback);
    return [...this.#byCurrency]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([currency, sums]) =>
        link(
          { ...place, currency },
          {
            countIn: sums.countIn,
            countOut: sums.countOut,
            amountIn: sums.in,
            amountOut: sums.out,
            records: sums.names.sort(),
          },
        ),
      );
  }

  #of(currency: string) {
    let sums = this.#byCurrency.get(currency);
    if (sums === undefined) {
      sums = { countIn: 0, countOut: 0, in: 0, out: 0, names: [] };
      this.#byCurrency.set(currency, sums);
    }
    return sums;
  }
}
