// The fund stage's three modes, each a list of passes: strong ones over the whole board before weak ones.
import type { ChannelSettings } from '../model/settings.ts';
import type { Minor } from '../money/amount.ts';
import { sumMinor } from '../money/amount.ts';
import { groupBy } from './contender.ts';
import { settingAmount } from './fee.ts';
import { type Board, type OpenEntry, type OpenSettlement, relationOf } from './fund-board.ts';
import { byUniqueAmount, onlyPairLeft } from './fund-passes.ts';
import { coverSets } from './fund-sets.ts';
import { keysInText } from './tokens.ts';

export function runFundPasses(board: Board, channel: ChannelSettings): void {
  const tolerance = (currency: string): Minor => settingAmount(channel.toleranceAmount, currency);
  const { mode, creditsCover } = channel.settlement;
  if (mode === 'batch') {
    byUniqueAmount(board, 'due', 'amount', tolerance);
    byUniqueAmount(board, 'overdue', 'amount', tolerance);
    byUniqueAmount(board, 'early', 'amount', tolerance);
    onlyPairLeft(board);
  } else if (mode === 'item') {
    byName(board, 'reference', ({ entry }) => entry.reference, true, tolerance);
    byUniqueAmount(board, 'due', 'amount', tolerance);
  } else if (creditsCover === 'one') {
    byName(board, 'group', ({ entry }) => `${entry.reference}\n${entry.memo}`, true, tolerance);
    byUniqueAmount(board, 'due', 'amount', tolerance);
    byUniqueAmount(board, 'overdue', 'amount', tolerance);
    byUniqueAmount(board, 'early', 'amount', tolerance);
    onlyPairLeft(board);
  } else {
    byName(board, 'group', ({ entry }) => `${entry.reference}\n${entry.memo}`, false, tolerance);
    byUniqueAmount(board, 'due', 'amount', tolerance);
    coverSets(board, 'due');
    byUniqueAmount(board, 'overdue', 'amount', tolerance);
    coverSets(board, 'due-or-overdue');
  }
}

/**
 * Entries that name a group (or channel_no) as a whole token. First those whose amount agrees, then (`mayDiffer`) the rest; an entry that
 * names several is taken where exactly one of them agrees, or where all of them together do.
 */
function byName(
  board: Board,
  rule: string,
  textOf: (entry: OpenEntry) => string,
  mayDiffer: boolean,
  tolerance: (currency: string) => Minor,
): void {
  const byGroup = groupBy(
    board.settlements().filter(({ settlement }) => !settlement.isFee),
    ({ settlement }) => settlement.group,
  );
  if (byGroup.size === 0) return;
  const named = board.entries().flatMap((entry) => {
    const groups = keysInText(textOf(entry), (text) => byGroup.has(text));
    return groups.length === 0 ? [] : [{ entry, groups: groups.map((group) => byGroup.get(group) ?? []) }];
  });
  const free = new Set(board.settlements());
  const take = (entry: OpenEntry, settlements: readonly OpenSettlement[], how: string) => {
    board.take({ settlements, entry, rule: how });
    for (const settlement of settlements) free.delete(settlement);
  };
  const rest = named.filter(({ entry, groups }) => {
    const agreeing = candidates(entry, groups.flat(), free).filter(({ settlement }) =>
      agrees(settlement.signedAmount, entry.signed, tolerance(settlement.currency)),
    );
    const [first] = agreeing;
    const severalGroups = agreeing.some(({ settlement }) => settlement.group !== first?.settlement.group);
    if (first === undefined || severalGroups) return true;
    take(entry, [first], rule);
    return false;
  });
  for (const { entry, groups } of rest) {
    const perGroup = groups.flatMap((group) => candidates(entry, group, free).slice(0, 1));
    const [only] = perGroup;
    if (only === undefined) continue;
    const together = sumMinor(perGroup.map(({ settlement }) => settlement.signedAmount));
    if (perGroup.length > 1 && together === entry.signed) take(entry, perGroup, `${rule}_set`);
    else if (mayDiffer && perGroup.length === 1) take(entry, [only], rule);
    else if (mayDiffer) for (const piece of [entry, ...perGroup]) board.mark(piece, 'ambiguous', 'single');
  }
}

const NEARNESS = { due: 0, overdue: 1, early: 2 } as const;

/** Free settlements the entry may pay, those due on its value date first, then the longest overdue, then early ones. */
function candidates(
  entry: OpenEntry,
  settlements: readonly OpenSettlement[],
  free: ReadonlySet<OpenSettlement>,
): OpenSettlement[] {
  return settlements
    .flatMap((piece) => {
      const relation = relationOf(piece.settlement, entry.entry);
      const sameDirection = piece.settlement.signedAmount > 0 === entry.signed > 0;
      return relation !== null && sameDirection && free.has(piece) ? [{ piece, nearness: NEARNESS[relation] }] : [];
    })
    .sort((left, right) => left.nearness - right.nearness)
    .map(({ piece }) => piece);
}

function agrees(expected: Minor, actual: Minor, tolerance: Minor): boolean {
  return Math.abs(actual - expected) <= tolerance;
}
