// Whether the rows of a copy are those that its imports summed up, and its imports those of the workspace it is a copy of. Finds amounts,
// fees, kinds, directions and currencies that were changed, and rows that came or went; not a changed text.
import type { ControlSum } from '../../../shared/model/import.ts';
import { number, text } from '../columns.ts';
import type { Database, Row } from '../database.ts';
import { keptSums } from '../tables/proof-imports.ts';

/** A sentence that names the import; null where all agree. */
export function alteredCopy(ours: Database, copy: Database): string | null {
  const imports = copy.all(
    'SELECT id, file, sha256, imported_at, sums FROM import WHERE undone_at IS NULL ORDER BY id',
  );
  const here = new Map(
    ours.all('SELECT id, sha256, imported_at, sums FROM import').map((row) => [number(row.id), row]),
  );
  const kept = new Map<number, Sums>();
  for (const { importId, kind, direction, currency, ...sum } of keptSums(
    copy,
    imports.map(({ id }) => number(id)),
  )) {
    const sums = kept.get(importId) ?? new Map<string, string>();
    kept.set(importId, sums.set([kind, direction, currency].join('/'), figures(sum)));
  }
  for (const row of imports) {
    const id = number(row.id);
    const twin = here.get(id);
    const isOther = twin !== undefined && isSameImport(twin, row) && twin.sums !== row.sums;
    if (isOther || !agree(noted(row), kept.get(id) ?? new Map()))
      return `this copy was altered: the rows of its file ${id} ${text(row.file)} do not come to what they came to when it was imported`;
  }
  return null;
}

/** After a restore a number may be given again, to another file or to the same one at another time. */
const isSameImport = (left: Row, right: Row): boolean =>
  left.sha256 === right.sha256 && left.imported_at === right.imported_at;

type Sums = Map<string, string>;

const figures = (sum: { readonly count: number; readonly amount: number; readonly fee: number | null }): string =>
  [sum.count, sum.amount, sum.fee ?? 0].join(' ');

function noted(row: Row): Sums {
  const sums = (JSON.parse(text(row.sums)) as readonly ControlSum[]).filter(({ count }) => count > 0);
  return new Map(sums.map((sum) => [[sum.kind ?? '', sum.direction ?? '', sum.currency].join('/'), figures(sum)]));
}

function agree(left: Sums, right: Sums): boolean {
  return left.size === right.size && [...left].every(([key, sum]) => right.get(key) === sum);
}
