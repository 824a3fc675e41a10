// How many keys of a file that waits the other side knows already: none of many says that the wrong file, channel or column was taken.
import type { KnownKeys } from '../../../shared/contract/engine-api.ts';
import type { ParsedFile } from '../../../shared/model/import.ts';
import { naturalKey, type Source } from '../../../shared/model/record.ts';
import { hasRecords, knownAmong } from '../../workspace/tables/shared-keys.ts';
import type { EngineContext } from '../engine-context.ts';

/** Of a larger file, those at its beginning. */
const MOST_ROWS = 10_000;

const OTHER_SIDE: Readonly<Record<Exclude<Source, 'funds'>, readonly Source[]>> = {
  orders: ['channel'],
  channel: ['orders', 'bank'],
  bank: ['channel'],
};

/** Null for account entries, whose numbers nobody shares, where the other side of the channel is empty, and where no row has a key. */
export function knownKeys({ workspace: { database } }: EngineContext, parsed: ParsedFile): KnownKeys | null {
  if (parsed.source === 'funds') return null;
  const place = { sources: OTHER_SIDE[parsed.source], channel: parsed.channel };
  if (!hasRecords(database, place)) return null;
  const rows = parsed.rows.slice(0, MOST_ROWS).flatMap((row) => (row.source === 'funds' ? [] : [row]));
  const known = (column: 'order_no' | 'channel_no', values: readonly string[]) =>
    new Set(knownAmong(database, place, column, [...new Set(values)]));
  const orderNos = known(
    'order_no',
    rows.map((row) => row.orderNo),
  );
  const channelNos = known(
    'channel_no',
    rows.map((row) => row.channelNo),
  );
  const keys = new Map<string, boolean>();
  for (const row of rows) {
    const key = naturalKey(row);
    const isKnown = orderNos.has(row.orderNo) || channelNos.has(row.channelNo);
    if (key !== '') keys.set(key, isKnown || keys.get(key) === true);
  }
  const counterpart = [...keys.values()].filter((isKnown) => isKnown).length;
  return keys.size === 0 ? null : { of: keys.size, counterpart };
}
