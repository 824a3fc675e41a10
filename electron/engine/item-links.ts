// One transaction that breaks in two stages is one item of work: breaks of the channel and business stages that share a record are linked.
// The item bears the id of the break that came first, by date, then by stage.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import { STAGES, type Stage, type StageResult } from '../../shared/model/outcome.ts';

/** A break of an earlier run that shares a record with one of this run. */
export interface EarlierBreak {
  readonly recordId: number;
  readonly stage: Stage;
  readonly breakId: string;
  readonly itemId: string;
  readonly date: CalendarDate;
}

interface Node {
  readonly breakId: string;
  readonly itemId: string;
  /** Sorts as text: date, then stage, then the break itself. */
  readonly rank: string;
}

const rankOf = (date: CalendarDate, stage: Stage, breakId: string) => `${date}${STAGES.indexOf(stage)}${breakId}`;

export function isLinkable(result: StageResult): boolean {
  return result.breakId !== '' && result.stage !== 'fund';
}

export function membersOf(result: StageResult): readonly number[] {
  return [...result.upstreamIds, ...result.downstreamIds];
}

/** Item id by break id, for every break among `results` (one channel, one run). Breaks of the fund stage stand alone. */
export function linkItems(results: readonly StageResult[], earlier: readonly EarlierBreak[]): Map<string, string> {
  const nodes = new Map<string, Node>();
  const byRecord = new Map<number, string[]>();
  const note = (breakId: string, itemId: string, rank: string, records: readonly number[]) => {
    const known = nodes.get(breakId);
    if (known === undefined || rank < known.rank) nodes.set(breakId, { breakId, itemId, rank });
    for (const record of records) {
      const breaks = byRecord.get(record);
      if (breaks === undefined) byRecord.set(record, [breakId]);
      else breaks.push(breakId);
    }
  };
  for (const one of earlier) note(one.breakId, one.itemId, rankOf(one.date, one.stage, one.breakId), [one.recordId]);
  for (const result of results)
    if (isLinkable(result))
      note(
        result.breakId,
        result.breakId,
        rankOf(result.clearingDate, result.stage, result.breakId),
        membersOf(result),
      );

  const roots = new Map<string, string>();
  const rootOf = (breakId: string): string => {
    let root = breakId;
    for (let up = roots.get(root); up !== undefined; up = roots.get(root)) root = up;
    if (root !== breakId) roots.set(breakId, root);
    return root;
  };
  for (const breaks of byRecord.values()) {
    for (const other of breaks.slice(1)) {
      const [left, right] = [rootOf(breaks[0] ?? other), rootOf(other)];
      if (left === right) continue;
      const leftFirst = (nodes.get(left)?.rank ?? '') < (nodes.get(right)?.rank ?? '');
      roots.set(leftFirst ? right : left, leftFirst ? left : right);
    }
  }
  return new Map(
    results
      .filter((result) => result.breakId !== '')
      .map((result) => [
        result.breakId,
        isLinkable(result) ? (nodes.get(rootOf(result.breakId))?.itemId ?? result.breakId) : result.breakId,
      ]),
  );
}
