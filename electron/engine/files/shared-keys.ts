// Which imports already hold rows with keys of a file: very likely the files that this one corrects.
import type { SharedKeys } from '../../../shared/contract/engine-api.ts';
import type { ParsedFile } from '../../../shared/model/import.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { SourceRow } from '../../../shared/model/record.ts';
import { importById } from '../../workspace/tables/imports.ts';
import { importsWithKeys, type KeyColumn } from '../../workspace/tables/shared-keys.ts';
import type { EngineContext } from '../engine-context.ts';
import { earlierImport } from './import-facts.ts';

/** Enough to tell a corrected file from a chance; a look-up each. */
const MOST_KEYS = 2000;
const MOST_IMPORTS = 20;

/** Fewer shared keys than one in so many are carried-over rows, not the same bill. */
const TELLING_SHARE = 10;

/** Of the same source, channel and kind (a refund has its payment's number), most shared keys first. Of a large file, keys evenly from all over it. */
export function sharedKeys({ workspace: { database } }: EngineContext, parsed: ParsedFile): SharedKeys[] {
  const keys = new Map<string, { readonly column: KeyColumn; readonly value: string; readonly kind: string }>();
  const step = Math.max(1, Math.floor(parsed.rows.length / MOST_KEYS));
  for (let index = 0; index < parsed.rows.length && keys.size < MOST_KEYS; index += step) {
    const row = parsed.rows[index];
    const key = row === undefined ? null : keyOf(row);
    const kind = row === undefined || row.source === 'funds' ? '' : row.kind;
    if (key !== null && key.value !== '') keys.set(`${kind}\u0000${key.value}`, { ...key, kind });
  }
  const found = new Map<number, number>();
  for (const column of new Set([...keys.values()].map((key) => key.column))) {
    const values = [...keys.values()].filter((key) => key.column === column);
    const place = { source: parsed.source, channel: parsed.channel };
    for (const { importId, keys: count } of importsWithKeys(database, place, column, values))
      found.set(importId, (found.get(importId) ?? 0) + count);
  }
  return [...found]
    .sort(([left, few], [right, many]) => many - few || right - left)
    .slice(0, MOST_IMPORTS)
    .flatMap(([importId, count]) => {
      const earlier = earlierImport(importById(database, importId));
      return earlier === null ? [] : [{ earlier, keys: count, of: keys.size }];
    });
}

/** What a file about to be imported repeats of others: each by name, with what to do. */
export function repeatedKeys(context: EngineContext, file: string, parsed: ParsedFile): Problem[] {
  return sharedKeys(context, parsed)
    .filter(({ keys, of }) => keys * TELLING_SHARE >= of)
    .map(({ earlier, keys, of }) => ({
      code: 'warning',
      message: `${keys} of ${of} keys are already in import ${earlier.id} (${earlier.file}): the same rows may now count twice. If this file corrects it, undo this import and import it with --replace ${earlier.id}; if not, check both.`,
      file,
      value: String(earlier.id),
    }));
}

/** The column that naturalKey takes. */
function keyOf(row: SourceRow): { readonly column: KeyColumn; readonly value: string } {
  switch (row.source) {
    case 'orders':
      return { column: 'order_no', value: row.orderNo };
    case 'channel':
      return { column: 'channel_no', value: row.channelNo };
    case 'bank':
      return row.channelNo === ''
        ? { column: 'bank_ref', value: row.bankRef }
        : { column: 'channel_no', value: row.channelNo };
    case 'funds':
      return { column: 'entry_no', value: row.entryNo };
  }
}
