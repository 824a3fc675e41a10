// Links of the books: every decision has the entries it should have, every entry is exported once or waits, and each written journal
// still holds what the books say it holds.
import { inflateSync } from 'node:zlib';
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { CheckLink } from '../../shared/contract/engine-api.ts';
import { readJournal } from '../../shared/exporting/reports/journal-totals.ts';
import { itemEffect } from '../../shared/posting/item-effect.ts';
import { type Decision, decidedBreaksOf, decisionsWhere } from '../workspace/tables/decisions.ts';
import { entriesAround } from '../workspace/tables/entries.ts';
import { type Batch, batches, batchFiles } from '../workspace/tables/exports.ts';
import { batchSums, entrySums, unbalancedEntries } from '../workspace/tables/proof-books.ts';
import { link, Tally } from './check-link.ts';
import type { EngineContext } from './engine-context.ts';

export function bookLinks(context: EngineContext, date: CalendarDate | null): CheckLink[] {
  return [...decisionLinks(context, date), ...entryLinks(context, date), ...journalLinks(context, date)];
}

/** Per date of the decisions' entries. Waiting and rejected ones book nothing; undone ones net to nothing. */
function decisionLinks(context: EngineContext, date: CalendarDate | null): CheckLink[] {
  const byDate = new Map<CalendarDate, Decision[]>();
  for (const decision of decisionsWhere(context.workspace.database, { date, state: null })) {
    if (decision.reverses !== null) continue;
    const ofDate = byDate.get(decision.clearingDate);
    if (ofDate === undefined) byDate.set(decision.clearingDate, [decision]);
    else ofDate.push(decision);
  }
  return [...byDate]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([ofDate, decisions]) => {
      const wrong = decisions.flatMap((decision) => {
        const what = wrongEntries(context, decision);
        return what === null ? [] : [`decision ${decision.id} ${decision.breakId} (${what})`];
      });
      const withEntries = decisions.filter((decision) => booksMoney(context, decision)).length;
      return link(
        {
          kind: 'flow',
          date: ofDate,
          channel: '',
          from: 'decisions',
          to: `${withEntries} with journal entries + ${decisions.length - withEntries} that book nothing`,
          currency: '',
        },
        { countIn: decisions.length, countOut: decisions.length - wrong.length, records: wrong },
      );
    });
}

function booksMoney(context: EngineContext, decision: Decision): boolean {
  if (decision.state !== 'effective' || decision.decision === 'enquire') return false;
  const breaks = decidedBreaksOf(context.workspace.database, [decision.id]);
  const { money, fees } = itemEffect(breaks.map(({ effect }) => effect));
  return money.length > 0 || fees.length > 0;
}

function wrongEntries(context: EngineContext, decision: Decision): string | null {
  const around = entriesAround(context.workspace.database, decision.id);
  const own = around.filter(
    ({ entry, reverses }) =>
      reverses === '' && entry.cause.type === 'decision' && entry.cause.decisionId === decision.id,
  );
  if (decision.state === 'undone') {
    const reversed = new Set(around.map(({ reverses }) => reverses));
    const left = own.find(({ entry }) => !reversed.has(entry.postingKey));
    return left === undefined ? null : `undone, but ${left.entry.postingKey} is not reversed`;
  }
  const shouldBook = booksMoney(context, decision);
  if (shouldBook && own.length === 0) return 'its entries are missing';
  if (!shouldBook && own.length > 0 && decision.state !== 'effective') return `${decision.state}, but has entries`;
  return null;
}

/** Exported lines + waiting ones, per date, channel and currency. An entry is a debit and a credit of one amount: two lines. */
function entryLinks(context: EngineContext, date: CalendarDate | null): CheckLink[] {
  const { database } = context.workspace;
  const sums = entrySums(database, date);
  const places = new Map<
    string,
    { date: CalendarDate; channel: string; exported: number; waiting: number; tally: Tally }
  >();
  for (const { date: ofDate, channel, currency, isExported, count, amount } of sums) {
    const key = `${ofDate}\u0000${channel}`;
    const place = places.get(key) ?? { date: ofDate, channel, exported: 0, waiting: 0, tally: new Tally() };
    places.set(key, place);
    place[isExported ? 'exported' : 'waiting'] += count;
    place.tally.in(currency, amount, count);
    place.tally.out(currency, amount, count);
  }
  const wrong = unbalancedEntries(database, date);
  const doubleEntry = [...places.values()].flatMap(({ date: ofDate, channel, tally, exported, waiting }) =>
    tally.links({
      kind: 'double-entry',
      date: ofDate,
      channel,
      from: 'entries: debit',
      to: `credit (${exported} entries exported, ${waiting} waiting)`,
    }),
  );
  if (wrong.length === 0) return doubleEntry;
  const place = {
    kind: 'double-entry',
    date: date ?? '',
    channel: '',
    from: 'entries',
    to: 'entries with two accounts of the chart',
    currency: '',
  } as const;
  return [...doubleEntry, link(place, { countIn: wrong.length, countOut: 0, records: wrong })];
}

/** Each batch: its journal as it was written, against the entries that the books say it carried; and no key in two batches. */
function journalLinks(context: EngineContext, date: CalendarDate | null): CheckLink[] {
  const seen = new Map<string, string>();
  return batches(context.workspace.database, null).flatMap((batch) => {
    context.throwIfCancelled();
    const asked = date === null || batch.date === date;
    // Keys name their batch or their entry's own date, so a key can only come again within one date.
    return asked ? journalLink(context, batch, seen) : [];
  });
}

/** A kept file that is damaged is named by the links of the exports; here its entries are missing. */
function textOf(content: Uint8Array | undefined): string {
  try {
    return content === undefined ? '' : new TextDecoder().decode(inflateSync(content));
  } catch {
    return '';
  }
}

function journalLink({ workspace }: EngineContext, batch: Batch, seen: Map<string, string>): CheckLink[] {
  const { database } = workspace;
  const file = batchFiles(database, batch.batchId).find(({ name }) => name === 'journal.csv');
  const text = textOf(file?.content);
  const reading = readJournal(text);
  const twice = reading.keys.flatMap((key) => {
    const first = seen.get(key);
    seen.set(key, batch.batchId);
    return first === undefined ? [] : [`${key.slice(2)} (exported in ${first} and in ${batch.batchId})`];
  });
  const unreadable = reading.unreadable.map((line) => `${batch.batchId} journal.csv line ${line} cannot be read`);
  const kept = batchSums(database, batch.batchId);
  const currencies = [...new Set([...kept.keys(), ...reading.totals.map(({ currency }) => currency)])].sort();
  return currencies.map((currency, index) => {
    const inBooks = kept.get(currency) ?? { count: 0, amount: 0 };
    const inFile = reading.totals.find((total) => total.currency === currency);
    const [entries, debit, credit] = [inFile?.entries ?? 0, inFile?.debit ?? 0, inFile?.credit ?? 0];
    const differs = entries !== inBooks.count || debit !== inBooks.amount || debit !== credit;
    const records = [
      ...(index === 0 ? [...twice, ...unreadable] : []),
      ...(differs ? [`batch ${batch.batchId} (journal.csv holds ${entries} entries, the books ${inBooks.count})`] : []),
    ];
    return link(
      {
        kind: 'flow',
        date: batch.date,
        channel: '',
        from: `batch ${batch.batchId}: entries exported`,
        to: `lines of journal.csv, debit = credit`,
        currency,
      },
      {
        countIn: inBooks.count,
        countOut: entries,
        amountIn: inBooks.amount,
        amountOut: debit,
        records,
        holds: debit === credit,
      },
    );
  });
}
