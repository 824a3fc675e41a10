// The files of one day and channel, each with the total it declares about itself and the sum of its own rows, in one currency.
import type { ImportView } from '../../../shared/contract/engine-api.ts';
import type { Proof } from '../../../shared/model/import.ts';
import { kindSign, type Source } from '../../../shared/model/record.ts';
import { addMinor, type Minor } from '../../../shared/money/amount.ts';

export interface DayFile {
  readonly id: number;
  readonly file: string;
  readonly source: Source;
  readonly rows: number;
  /** How many of the totals that the file declares about itself agree with its rows. */
  readonly agree: number;
  readonly declared: number;
  /** Signed payments - refunds, or money in - money out. */
  readonly computed: Minor;
  readonly proof: Proof;
  readonly rejected: number;
}

/** Funds files have no channel of their own: they are listed under every channel. `channel` '' takes all. */
export function dayFiles(imports: readonly ImportView[], date: string, channel: string, currency: string): DayFile[] {
  return imports
    .filter(
      (each) =>
        !each.undone &&
        each.dates.includes(date) &&
        (channel === '' || each.channel === channel || each.channel === '') &&
        each.sums.some((sum) => sum.currency === currency),
    )
    .map((each) => ({
      id: each.id,
      file: each.file,
      source: each.source,
      rows: each.rows,
      agree: each.declared.filter((total) => total.agrees).length,
      declared: each.declared.length,
      computed: signedSum(each, currency),
      proof: each.proof,
      rejected: each.rejected,
    }));
}

/** What a file's rows come to in one currency, signed by kind or direction. */
export function signedSum(view: Pick<ImportView, 'sums'>, currency: string): Minor {
  return view.sums
    .filter((sum) => sum.currency === currency)
    .reduce((total, sum) => {
      const sign = sum.kind === null ? (sum.direction === 'D' ? -1 : 1) : kindSign(sum.kind);
      return addMinor(total, sign * sum.amount);
    }, 0);
}
