// Stage 3, 资金对账: expected settlements against the account entries of the channel. Modes batch, partial and item are lists of passes.
import type { ExpectedSettlement, StageResult } from '../model/outcome.ts';
import { compareEntries, compareText, groupBy } from './contender.ts';
import type { Carried, DayInput } from './day.ts';
import { type Board, fundBoard, type OpenEntry, type OpenSettlement } from './fund-board.ts';
import { runFundPasses } from './fund-modes.ts';
import { entryLeft, type FundFrame, matchResult, settlementLeft, zeroResult } from './fund-results.ts';
import { nearestByAmount } from './nearest.ts';
import { settlementsOf } from './settlements.ts';

export interface FundStage {
  readonly results: readonly StageResult[];
  /** Opened by this run. */
  readonly opened: readonly ExpectedSettlement[];
  readonly carried: readonly Carried[];
}

export function reconcileFund(input: DayInput): FundStage {
  const opened = openSettlements(input);
  const settlements: OpenSettlement[] = [
    ...opened.map((settlement) => ({ settlement, prior: undefined })),
    ...input.settlements.map((settlement) => ({ settlement, prior: input.settlementMemory.get(settlement.id) })),
  ];
  const zero = settlements.filter(({ settlement, prior }) => settlement.signedAmount === 0 && prior === undefined);
  const { entries, surplus, ranks } = openEntries(input);
  const board = fundBoard(
    settlements.filter(
      ({ settlement, prior }) => settlement.signedAmount !== 0 && (prior === undefined || prior.state === 'open'),
    ),
    entries,
  );
  runFundPasses(board, input.channel);
  const frame: FundFrame = {
    date: input.date,
    channel: input.channel,
    rankOf: (entry) => ranks.get(entry.id) ?? 0,
    undecidedOf: board.undecidedOf,
    nearestEntries: nearestByAmount(
      board.entries(),
      ({ entry }) => entry.currency,
      ({ signed }) => signed,
    ),
    nearestSettlements: nearestByAmount(
      board.settlements(),
      ({ settlement }) => settlement.currency,
      ({ settlement }) => settlement.signedAmount,
    ),
  };
  const results = [
    ...zero.map((piece) => zeroResult(frame, piece)),
    ...board.matches.map((match) => matchResult(frame, match)),
    ...board.settlements().flatMap((piece) => settlementLeft(frame, piece) ?? []),
    ...board.entries().flatMap((piece) => entryLeft(frame, piece, 'downstream_only') ?? []),
    ...surplus.flatMap((piece) => entryLeft(frame, piece, 'duplicate') ?? []),
  ];
  return { results, opened, carried: carriedOf(input, board, surplus, results) };
}

/** One settle date at a time: the day's, and those of earlier days that never ran. */
function openSettlements(input: DayInput): ExpectedSettlement[] {
  const fresh = input.bankRows.filter((row) => !input.memory.channel.has(row.id));
  return [...groupBy(fresh, (row) => row.clearingDate)]
    .sort(([left], [right]) => compareText(left, right))
    .flatMap(([settleDate, rows]) => settlementsOf(rows, settleDate, input.channel, input.calendar));
}

interface OpenEntries {
  readonly entries: readonly OpenEntry[];
  /** An entry_no that comes again on the same account is the same entry exported twice: the surplus rows stand apart. */
  readonly surplus: readonly OpenEntry[];
  /** Rank of an entry, by record id, among those of its account and entry_no; only where there are several. */
  readonly ranks: ReadonlyMap<number, number>;
}

function openEntries(input: DayInput): OpenEntries {
  const entries: OpenEntry[] = [];
  const surplus: OpenEntry[] = [];
  const ranks = new Map<number, number>();
  const pieces = [...input.entries].sort(compareEntries).map((entry): OpenEntry => {
    return {
      entry,
      prior: input.memory.fund.get(entry.id),
      signed: entry.direction === 'C' ? entry.amount : 0 - entry.amount,
    };
  });
  for (const group of groupBy(pieces, ({ entry }) => `${entry.accountNo}\u0000${entry.entryNo}`).values()) {
    const first = group.find(({ prior }) => prior !== undefined && prior.outcome !== 'duplicate') ?? group[0];
    for (const [rank, piece] of group.entries()) {
      if (group.length > 1) ranks.set(piece.entry.id, rank);
      if (piece.prior !== undefined && piece.prior.state !== 'open') continue;
      (piece === first ? entries : surplus).push(piece);
    }
  }
  return { entries, surplus, ranks };
}

function carriedOf(
  input: DayInput,
  board: Board,
  surplus: readonly OpenEntry[],
  results: readonly StageResult[],
): Carried[] {
  const bySettlement = new Map(results.flatMap((result) => result.settlementIds.map((id) => [id, result] as const)));
  const byEntry = new Map(results.flatMap((result) => result.downstreamIds.map((id) => [id, result] as const)));
  const stand = (
    said: StageResult | undefined,
    piece: OpenSettlement | OpenEntry,
    recordId: number | null,
    settlementId: string,
  ): Carried[] => {
    const now = said ?? piece.prior;
    if (now === undefined) return [];
    const since = said === undefined ? (piece.prior?.since ?? input.date) : input.date;
    return [
      { stage: 'fund', recordId, settlementId, outcome: now.outcome, reason: now.reason, breakId: now.breakId, since },
    ];
  };
  return [
    ...board
      .settlements()
      .flatMap((piece) => stand(bySettlement.get(piece.settlement.id), piece, null, piece.settlement.id)),
    ...[...board.entries(), ...surplus].flatMap((piece) =>
      stand(byEntry.get(piece.entry.id), piece, piece.entry.id, ''),
    ),
  ];
}
