// Which channel an account entry belongs to: the one whose `entries` filter it meets in all its parts. Claimed by none or by two: unassigned.
import type { AccountEntry } from '../model/record.ts';
import type { ChannelSettings, EntryFilter } from '../model/settings.ts';

export interface AssignedEntries {
  /** By channel code; channels without entries have an empty list. */
  readonly claimed: ReadonlyMap<string, readonly AccountEntry[]>;
  readonly unassigned: readonly AccountEntry[];
}

export function assignEntries(entries: readonly AccountEntry[], channels: readonly ChannelSettings[]): AssignedEntries {
  const claimed = new Map<string, AccountEntry[]>(channels.map(({ code }) => [code, []]));
  const unassigned: AccountEntry[] = [];
  for (const entry of entries) {
    const claimants = channels.filter(({ settlement }) => meetsFilter(entry, settlement.entries));
    const [claimant] = claimants;
    if (claimant === undefined || claimants.length > 1) unassigned.push(entry);
    else claimed.get(claimant.code)?.push(entry);
  }
  return { claimed, unassigned };
}

/** No filter, or one without parts, claims nothing. */
export function meetsFilter(entry: AccountEntry, filter: EntryFilter | null): boolean {
  if (filter === null) return false;
  const { accountNo, memoContains, referenceContains } = filter;
  if (accountNo === null && memoContains === null && referenceContains === null) return false;
  return (
    (accountNo === null || entry.accountNo === accountNo) &&
    (memoContains === null || entry.memo.includes(memoContains)) &&
    (referenceContains === null || entry.reference.includes(referenceContains))
  );
}
