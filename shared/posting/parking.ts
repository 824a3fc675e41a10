// A parked item over time: a late match closes some or all of its breaks, and the parking follows: reversed in full, the rest parked anew.
import type { CalendarDate } from '../calendar/date.ts';
import type { EntryCause, JournalEntry } from '../model/decision.ts';
import { entriesOf, type Posting, reversalOf } from './decision-entries.ts';
import type { PostingRules } from './rules.ts';

/** The entries that turn what is parked now into what should be; none where they say the same. `key` begins their posting keys. */
export function parkingCorrection(
  outstanding: readonly JournalEntry[],
  wanted: readonly Posting[],
  place: {
    readonly key: string;
    readonly entryDate: CalendarDate;
    readonly channel: string;
    readonly cause: EntryCause;
  },
  rules: PostingRules,
): JournalEntry[] {
  const now = outstanding.map(contentOf).sort().join('\n');
  if (now === wanted.map(contentOf).sort().join('\n')) return [];
  const reversals = outstanding.map((entry, index) =>
    reversalOf(entry, { ...place, key: `${place.key}/reversal/${index + 1}` }),
  );
  return [...reversals, ...entriesOf(wanted, place, rules)];
}

function contentOf({ rule, currency, amount }: Posting | JournalEntry): string {
  return `${rule}\u0000${currency}\u0000${amount}`;
}

/** The entries of a decision that nothing has reversed yet. Reversals come after what they reverse. */
export function outstandingEntries(
  entries: readonly { readonly entry: JournalEntry; readonly reverses: string }[],
): JournalEntry[] {
  const reversed = new Set(entries.map(({ reverses }) => reverses));
  return entries
    .filter(({ entry, reverses }) => reverses === '' && !reversed.has(entry.postingKey))
    .map(({ entry }) => entry);
}
