// Stage 1, 通道对账: the channel module's rows against the channel's own file. Key: channel_no (+ kind), then bank_ref.

import type { Side, StageResult } from '../model/outcome.ts';
import type { Problem } from '../model/problem.ts';
import { naturalKey } from '../model/record.ts';
import { type Contender, type Field, fieldOf, groupBy, isFresh, isSuccess } from './contender.ts';
import type { DayInput, LateRow } from './day.ts';
import { kindConflicts } from './kind-conflicts.ts';
import { loserFinder } from './losers.ts';
import { type Pair, type Paired, type Pass, pairInPasses } from './pairing.ts';
import { cancelReversals } from './reversals.ts';
import { absence, aloneResult, frameOf, pairResult, reversedResult, type StageFrame } from './stage-results.ts';

export interface ChannelStage {
  readonly results: readonly StageResult[];
  /** Every row that may stay open after this run. */
  readonly participants: readonly Contender[];
  readonly lateRows: readonly LateRow[];
  readonly warnings: readonly Problem[];
  /** Every pair that stands after this run, said before or not: business needs to know what a bank row was compared with. */
  readonly pairs: readonly Pair[];
  /** Bank rows that this stage calls downstream_only, now, still or as decided: the confirmed channel ledger takes them in. */
  readonly bankOnly: readonly Contender[];
}

const withKind = (key: string, { record }: Contender) => (key === '' ? '' : `${key}\u0000${record.kind}`);

const PASSES: readonly Pass[] = [
  {
    rule: 'channel_no',
    upstreamKey: (row) => withKind(row.record.channelNo, row),
    downstreamKey: (row) => withKind(row.record.channelNo, row),
  },
  {
    rule: 'bank_ref',
    upstreamKey: (row) => withKind(row.record.bankRef, row),
    downstreamKey: (row) => withKind(row.record.bankRef, row),
  },
];

export function reconcileChannel(input: DayInput): ChannelStage {
  const memory = input.memory.channel;
  const upstream = fieldOf(input.channelRows, memory);
  const downstream = fieldOf(input.bankRows, memory);
  const frame = frameOf('channel', input.date, input.channel, {
    upstream: input.channelRows,
    downstream: input.bankRows,
  });

  const ours = cancelReversals(upstream.active);
  const theirs = cancelReversals(downstream.active);
  const paired = pairInPasses(
    ours.rest,
    theirs.rest,
    { upstream: upstream.dormant, downstream: downstream.dormant },
    PASSES,
  );
  const alone = judgeAlone(frame, paired, upstream, downstream);

  const results = [
    ...ours.cancelled.map((cancelled) => reversedResult(frame, 'upstream', cancelled)),
    ...theirs.cancelled.map((cancelled) => reversedResult(frame, 'downstream', cancelled)),
    ...paired.pairs.flatMap((pair) => pairResult(frame, pair) ?? []),
    ...alone.results,
  ];
  const statusPairs = paired.pairs.filter((pair) => !isSuccess(pair.upstream) && isSuccess(pair.downstream));
  return {
    results,
    participants: [...upstream.active, ...downstream.active, ...upstream.dormant, ...downstream.dormant],
    lateRows: [...lateRows(paired.upstreamLeft, downstream), ...lateRows(paired.downstreamLeft, upstream)],
    warnings: repeatedBankRefs(frame, downstream),
    pairs: paired.pairs,
    bankOnly: [...alone.bankOnly, ...statusPairs.map((pair) => pair.downstream), ...decidedBankOnly(downstream)],
  };
}

function everyone(field: Field): Contender[] {
  return [...field.active, ...field.dormant, ...field.used];
}

function judgeAlone(frame: StageFrame, paired: Paired, upstream: Field, downstream: Field) {
  const results: StageResult[] = [];
  const bankOnly: Contender[] = [];
  const { upstreamLeft, downstreamLeft } = paired;
  const conflicting = kindConflicts(upstreamLeft, downstreamLeft, [
    (row) => row.record.channelNo,
    (row) => row.record.bankRef,
  ]);
  const sides: [Side, readonly Contender[], Field, readonly Contender[]][] = [
    ['upstream', upstreamLeft, upstream, downstreamLeft],
    ['downstream', downstreamLeft, downstream, upstreamLeft],
  ];
  for (const [side, left, field, others] of sides) {
    const losersOf = loserFinder(others);
    const pairedHere = paired.pairs.map((pair) => pair[side]);
    const taken = new Set([...pairedHere, ...field.used].filter(claimsKey).map(ownKey));
    for (const contender of carriedFirst(left)) {
      const verdict = verdictOf(contender, side, taken, conflicting, frame);
      const quiet = verdict.outcome === 'no_money' || verdict.outcome === 'duplicate';
      const result = aloneResult(frame, { side, contender, ...verdict, losers: quiet ? [] : losersOf(contender) });
      if (result !== null) results.push(result);
      if (verdict.outcome === 'downstream_only') bankOnly.push(contender);
    }
  }
  return { results, bankOnly };
}

/** Closed here by a final decision, but perhaps still waiting in business for its order. */
function decidedBankOnly({ used }: Field): Contender[] {
  return used.filter(({ prior }) => prior?.state === 'decided' && prior.outcome === 'downstream_only');
}

/** Rows left over: the first of a key is one-sided, each further one a duplicate. `taken` grows as rows claim their keys. */
function verdictOf(
  contender: Contender,
  side: Side,
  taken: Set<string>,
  conflicting: ReadonlyMap<Contender, string>,
  frame: StageFrame,
) {
  if (!isSuccess(contender)) return { outcome: 'no_money', reason: '', differences: [] } as const;
  const key = ownKey(contender);
  if (taken.has(key)) return { outcome: 'duplicate', reason: '', differences: [] } as const;
  taken.add(key);
  const otherKind = conflicting.get(contender);
  if (otherKind === undefined) return { ...absence(frame, side, contender), differences: [] };
  const [up, down] = side === 'upstream' ? [contender.record.kind, otherKind] : [otherKind, contender.record.kind];
  const outcome = side === 'upstream' ? 'upstream_only' : 'downstream_only';
  return {
    outcome,
    reason: 'kind',
    differences: [{ field: 'kind', upstream: up, downstream: down, deciding: true }],
  } as const;
}

/** A failed row claims no key, a reversed one has given its key back, and a surplus one that was decided never had it. */
export function claimsKey(contender: Contender): boolean {
  const { prior } = contender;
  const wasSurplus = prior?.state === 'decided' && prior.outcome === 'duplicate';
  return isSuccess(contender) && prior?.reason !== 'reversed' && !wasSurplus;
}

function ownKey({ record }: Contender): string {
  return `${naturalKey(record)}\u0000${record.kind}`;
}

/** A row that stood open before keeps its place before rows that came later, whatever their times. */
export function carriedFirst(left: readonly Contender[]): Contender[] {
  const standing = (contender: Contender) => !isFresh(contender) && contender.prior?.outcome !== 'duplicate';
  return [...left.filter(standing), ...left.filter((contender) => !standing(contender))];
}

/** Fresh rows whose counterpart a final decision has closed already. */
function lateRows(left: readonly Contender[], other: Field): LateRow[] {
  const decided = groupBy(
    other.used.filter(({ prior }) => prior?.state === 'decided'),
    ownKey,
  );
  return left.flatMap((contender) => {
    const counterpart = isFresh(contender) && isSuccess(contender) ? decided.get(ownKey(contender))?.[0] : undefined;
    return counterpart?.prior === undefined
      ? []
      : [{ stage: 'channel' as const, recordId: contender.record.id, breakId: counterpart.prior.breakId }];
  });
}

/** The same bank_ref under two channel_nos is no duplicate (the key is channel_no), but people should know. */
function repeatedBankRefs(frame: StageFrame, bank: Field): Problem[] {
  const problems: Problem[] = [];
  for (const [bankRef, rows] of groupBy(everyone(bank), ({ record }) => record.bankRef)) {
    const numbers = new Set(rows.map(({ record }) => record.channelNo).filter((number) => number !== ''));
    if (numbers.size < 2 || !rows.some(isFresh)) continue;
    problems.push({
      code: 'warning',
      message: `bank_ref ${bankRef} of channel ${frame.channel.code} stands under ${numbers.size} channel_nos (${[...numbers].sort().join(', ')}); ask the channel whether it is one transaction`,
      field: 'bank_ref',
      value: bankRef,
    });
  }
  return problems;
}
