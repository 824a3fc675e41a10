// The free settlements and entries of one fund run, and what the passes take off the board. A pass proposes; the board keeps each at most once.
import type { ExpectedSettlement } from '../model/outcome.ts';
import type { AccountEntry } from '../model/record.ts';
import type { Minor } from '../money/amount.ts';
import { compareEntries, compareText } from './contender.ts';
import type { PriorStanding } from './day.ts';

export interface OpenSettlement {
  readonly settlement: ExpectedSettlement;
  readonly prior: PriorStanding | undefined;
}

export interface OpenEntry {
  readonly entry: AccountEntry;
  readonly prior: PriorStanding | undefined;
  /** Money in positive. */
  readonly signed: Minor;
}

export interface FundMatch {
  readonly settlements: readonly OpenSettlement[];
  readonly entry: OpenEntry;
  readonly rule: string;
}

/** Why something stayed unmatched although candidates fit. */
export type Undecided = 'ambiguous' | 'budget';

export interface Board {
  readonly settlements: () => readonly OpenSettlement[];
  readonly entries: () => readonly OpenEntry[];
  readonly take: (match: FundMatch) => void;
  /** `by` is the kind of pass: what fits several single pieces is left alone by every weaker pass, what fits several sets only by single ones. */
  readonly mark: (piece: OpenSettlement | OpenEntry, undecided: Undecided, by: 'single' | 'sets') => void;
  readonly markedBy: (piece: OpenSettlement | OpenEntry) => 'single' | 'sets' | null;
  readonly matches: readonly FundMatch[];
  readonly undecidedOf: (piece: OpenSettlement | OpenEntry) => Undecided | null;
}

export function fundBoard(settlements: readonly OpenSettlement[], entries: readonly OpenEntry[]): Board {
  let freeSettlements = [...settlements].sort(
    (left, right) =>
      compareText(left.settlement.dueDate, right.settlement.dueDate) ||
      compareText(left.settlement.id, right.settlement.id),
  );
  let freeEntries = [...entries].sort((left, right) => compareEntries(left.entry, right.entry));
  const taken = new Set<OpenSettlement | OpenEntry>();
  const matches: FundMatch[] = [];
  const undecided = new Map<
    OpenSettlement | OpenEntry,
    { readonly reason: Undecided; readonly by: 'single' | 'sets' }
  >();
  let stale = false;
  const sweep = () => {
    if (!stale) return;
    freeSettlements = freeSettlements.filter((piece) => !taken.has(piece));
    freeEntries = freeEntries.filter((piece) => !taken.has(piece));
    stale = false;
  };
  return {
    settlements: () => {
      sweep();
      return freeSettlements;
    },
    entries: () => {
      sweep();
      return freeEntries;
    },
    take: (match) => {
      const pieces = [...match.settlements, match.entry];
      if (pieces.some((piece) => taken.has(piece))) throw new Error(`a fund pass took a piece twice: ${match.rule}`);
      for (const piece of pieces) taken.add(piece);
      matches.push(match);
      stale = true;
    },
    mark: (piece, reason, by) => {
      if (undecided.get(piece)?.by !== 'single') undecided.set(piece, { reason, by });
    },
    markedBy: (piece) => undecided.get(piece)?.by ?? null,
    matches,
    undecidedOf: (piece) => undecided.get(piece)?.reason ?? null,
  };
}

/** How a settlement's due date lies to an entry's value date. Money before the settle date is no payment of it. */
export type Relation = 'due' | 'overdue' | 'early';

export function relationOf(settlement: ExpectedSettlement, entry: AccountEntry): Relation | null {
  if (settlement.currency !== entry.currency || settlement.settleDate > entry.valueDate) return null;
  if (settlement.dueDate === entry.valueDate) return 'due';
  return settlement.dueDate < entry.valueDate ? 'overdue' : 'early';
}
