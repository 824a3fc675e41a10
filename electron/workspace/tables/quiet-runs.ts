// Where runs of equal rows stand between the rows of a page: how many quiet rows come before each, and what the matched ones sum to.
import type { QuietRun, ResultFilter } from '../../../shared/contract/engine-api.ts';
import { KINDS, type Kind, kindSign } from '../../../shared/model/record.ts';
import { addMinor, type Minor } from '../../../shared/money/amount.ts';
import { number, numberOrNull, oneOf, text } from '../columns.ts';
import type { Database } from '../database.ts';
import { resultConditions } from './result-pages.ts';

interface Bucket {
  count: number;
  upstream: Minor;
  downstream: Minor;
}

/**
 * By result id, cumulative from the start of the unfiltered list in time order. One pass over the quiet rows, whatever the page.
 * Sums are null in the fund stage, whose settlements carry their own sign, and where currencies mix.
 */
export function quietRuns(
  database: Database,
  filter: ResultFilter,
  ids: readonly number[],
): ReadonlyMap<number, QuietRun> {
  const times = new Map<number, string>();
  database.each(
    'SELECT id, first_time FROM result WHERE id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(ids)],
    ([id, time]) => times.set(number(id), text(time)),
  );
  const places = ids.map((id) => ({ id, time: times.get(id) ?? '' }));
  const buckets: Bucket[] = places.map(() => ({ count: 0, upstream: 0, downstream: 0 }));
  const currencies = new Set<string>();
  const { joins, where, values } = resultConditions({ ...filter, outcomes: ['matched', 'no_money'], standing: null });
  database.each(
    `SELECT r.id, r.first_time, r.outcome, r.kind, r.currency, r.upstream_amount, r.downstream_amount FROM ${joins} WHERE ${where}`,
    values,
    ([id, time, outcome, kind, currency, upstream, downstream]) => {
      const bucket = buckets[firstAfter(places, text(time), number(id))];
      if (bucket === undefined) return;
      bucket.count += 1;
      if (outcome !== 'matched') return;
      currencies.add(text(currency));
      const sign = kind === '' ? 1 : kindSign(oneOf<Kind>(KINDS, kind));
      bucket.upstream = addMinor(bucket.upstream, sign * (numberOrNull(upstream) ?? 0));
      bucket.downstream = addMinor(bucket.downstream, sign * (numberOrNull(downstream) ?? 0));
    },
  );
  const summable = filter.stage !== 'fund' && currencies.size <= 1;
  const runs = new Map<number, QuietRun>();
  let passed: Bucket = { count: 0, upstream: 0, downstream: 0 };
  places.forEach(({ id }, index) => {
    const own = buckets[index] ?? passed;
    passed = {
      count: passed.count + own.count,
      upstream: addMinor(passed.upstream, own.upstream),
      downstream: addMinor(passed.downstream, own.downstream),
    };
    runs.set(id, summable ? passed : { count: passed.count, upstream: null, downstream: null });
  });
  return runs;
}

/** The first of the places, which are in time order, that stands after (time, id). */
function firstAfter(
  places: readonly { readonly id: number; readonly time: string }[],
  time: string,
  id: number,
): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const place = places[middle];
    const after = place !== undefined && (place.time > time || (place.time === time && place.id > id));
    if (after) high = middle;
    else low = middle + 1;
  }
  return low;
}
