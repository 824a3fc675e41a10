// Says which bookings could not be told apart into their payments: the first ones by name, the rest as a number.
import { formatPlain } from '../../money/format.ts';
import type { BodyBuilder } from '../statements/body-builder.ts';
import type { Entry } from './entry.ts';
import type { Unsplit } from './rows.ts';

const MOST_TOLD = 10;

export class UnsplitWarnings {
  readonly #body: BodyBuilder;
  #count = 0;

  constructor(body: BodyBuilder) {
    this.#body = body;
  }

  /** `line` from 0. */
  add(entry: Entry, { sum }: Unsplit, line: number): void {
    this.#count += 1;
    if (this.#count > MOST_TOLD) return;
    const booked = `${formatPlain(entry.amount, entry.currency)} ${entry.currency}`;
    this.#body.warn(
      sum === null
        ? `the payments within the entry of ${booked} at line ${line + 1} have no amounts in its currency; it is kept as one row with their references.`
        : `the payments within the entry of ${booked} at line ${line + 1} come to ${formatPlain(sum.amount, sum.currency)}; it is kept as one row with their references.`,
      line,
    );
  }

  end(): void {
    if (this.#count > MOST_TOLD)
      this.#body.warn(
        `${this.#count - MOST_TOLD} more entries are kept as one row each, because their payments do not come to them.`,
      );
  }
}
