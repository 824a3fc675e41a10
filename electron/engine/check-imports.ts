// Links from each file to the workspace: lines read, rows kept, and the totals that the file declares about itself.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { CheckLink, ImportView } from '../../shared/contract/engine-api.ts';
import { allImports, rejectCount } from '../workspace/tables/imports.ts';
import { type KeptSum, keptSums, orphanRecords } from '../workspace/tables/proof-imports.ts';
import { link, Tally } from './check-link.ts';
import { differingRows } from './check-original.ts';
import type { EngineContext } from './engine-context.ts';

/** Of every import in force, or of those that have rows of `date`. */
export function importLinks(context: EngineContext, date: CalendarDate | null): CheckLink[] {
  const { database } = context.workspace;
  const imports = allImports(database).filter((view) => !view.undone && (date === null || view.dates.includes(date)));
  const kept = new Map<number, KeptSum[]>(imports.map(({ id }) => [id, []]));
  for (const sum of keptSums(database, [...kept.keys()])) kept.get(sum.importId)?.push(sum);
  const links = imports.flatMap((view) => {
    context.throwIfCancelled();
    return [linesLink(context, view), ...rowLinks(context, view, kept.get(view.id) ?? []), ...declaredLinks(view)];
  });
  const orphans = date === null ? orphanRecords(database) : [];
  if (orphans.length === 0) return links;
  const place = {
    kind: 'flow',
    date: '',
    channel: '',
    from: 'files in force',
    to: 'rows without a file',
    currency: '',
  } as const;
  return [...links, link(place, { countIn: 0, countOut: orphans.length, records: orphans })];
}

function place(view: ImportView, from: string, to: string) {
  const date = view.dates.length === 1 ? (view.dates[0] ?? '') : '';
  return { date, channel: view.channel, from: `file ${view.id} ${view.file}: ${from}`, to } as const;
}

function linesLink({ workspace }: EngineContext, view: ImportView): CheckLink {
  const rejected = rejectCount(workspace.database, view.id);
  return link(
    {
      kind: 'flow',
      currency: '',
      ...place(view, 'lines read', `${view.rows} rows + ${rejected} rejected + ${view.headerFooter} header and footer`),
    },
    { countIn: view.linesRead, countOut: view.rows + rejected + view.headerFooter },
  );
}

/** Rows of the file as they were summed at import, against the rows that the workspace holds now. */
function rowLinks(context: EngineContext, view: ImportView, kept: readonly KeptSum[]): CheckLink[] {
  const tally = new Tally();
  const bySum = new Map<string, { count: number; amount: number; fee: number }>();
  const note = (key: string, sign: 1 | -1, sum: { count: number; amount: number; fee: number | null }) => {
    const left = bySum.get(key) ?? { count: 0, amount: 0, fee: 0 };
    bySum.set(key, {
      count: left.count + sign * sum.count,
      amount: left.amount + sign * sum.amount,
      fee: left.fee + sign * (sum.fee ?? 0),
    });
  };
  for (const sum of view.sums) {
    tally.in(sum.currency, sum.amount, sum.count);
    note(`${sum.kind ?? ''}/${sum.direction ?? ''}/${sum.currency}`, 1, sum);
  }
  for (const sum of kept) {
    tally.out(sum.currency, sum.amount, sum.count);
    note(`${sum.kind}/${sum.direction}/${sum.currency}`, -1, sum);
  }
  const differs = [...bySum.values()].some(({ count, amount, fee }) => count !== 0 || amount !== 0 || fee !== 0);
  if (differs) for (const { currency, name } of differingRows(context, view)) tally.name(currency, name);
  return tally.links({ kind: 'flow', ...place(view, 'rows in the file', 'rows in the workspace') });
}

function declaredLinks(view: ImportView): CheckLink[] {
  return view.declared.map(({ what, declared, computed, agrees }) =>
    link(
      {
        kind: 'total-detail',
        currency: '',
        ...place(view, `declares ${what} = ${declared}`, `its rows come to ${computed}`),
      },
      { countIn: 1, countOut: agrees ? 1 : 0, records: agrees ? [] : [`${view.id}: ${what}`] },
    ),
  );
}
