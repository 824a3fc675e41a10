// What must hold for any records at all: order, at most once, exactly one, conservation, the same again. The adversary's records collide.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STAGES, type Stage, type StageResult } from '../model/outcome.ts';
import type { SourceRecord, SourceRow, Transaction } from '../model/record.ts';
import { kindSign } from '../model/record.ts';
import { DATES, type Trouble, trouble } from '../sampling/adversary.testing.ts';
import { keepRows, type RanDay, runDays } from '../sampling/in-memory-days.testing.ts';
import type { DayInput, DayOutput } from './day.ts';
import { reconcileDay } from './reconcile.ts';

const RUNS = { numRuns: 150 };

const play = ({ settings, rows }: Trouble): RanDay[] => runDays(settings, keepRows([rows]), DATES);

/** Everything a reader sees, without the rows' own numbers. */
function seen(result: StageResult): unknown {
  const { upstreamIds: _up, downstreamIds: _down, losers, ...rest } = result;
  return { ...rest, losers: losers.map(({ rowName: _row, ...loser }) => loser) };
}

/** An output with what it leaves open as a set: only results have an order to keep. */
function settled({ carried, ...rest }: DayOutput): unknown {
  return { ...rest, carried: carried.map((one) => JSON.stringify(one)).sort() };
}

function recordsOf(input: DayInput): Map<number, SourceRecord> {
  const all: SourceRecord[] = [...input.orders, ...input.channelRows, ...input.bankRows, ...input.entries];
  return new Map(all.map((record) => [record.id, record]));
}

const idsOf = (result: StageResult): number[] => [...result.upstreamIds, ...result.downstreamIds];

function countIds(results: readonly StageResult[], stage: Stage): Map<number, number> {
  const counts = new Map<number, number>();
  for (const result of results)
    if (result.stage === stage) for (const id of idsOf(result)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** A deterministic shuffle: the same numbers, another order. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const keyed = items.map((item, index) => ({ item, key: Math.imul(index + 1, seed | 1) >>> 0 }));
  return keyed.sort((left, right) => left.key - right.key).map(({ item }) => item);
}

describe('the order of rows', () => {
  test('in the lists of a day changes nothing at all', () => {
    fc.assert(
      fc.property(trouble, fc.integer(), (case_, seed) => {
        for (const { inputs, outputs } of play(case_)) {
          const [input] = inputs;
          if (input === undefined) return;
          const other: DayInput = {
            ...input,
            orders: shuffled(input.orders, seed),
            channelRows: shuffled(input.channelRows, seed),
            bankRows: shuffled(input.bankRows, seed),
            entries: shuffled(input.entries, seed),
            settlements: shuffled(input.settlements, seed),
          };
          expect(settled(reconcileDay(other))).toEqual(settled(reconcileDay(input)));
          expect(outputs).toHaveLength(1);
        }
      }),
      RUNS,
    );
  });

  test('in the files changes nothing that a reader sees', () => {
    fc.assert(
      fc.property(trouble, fc.integer(), (case_, seed) => {
        const other = { ...case_, rows: shuffled<SourceRow>(case_.rows, seed) };
        const [mine, theirs] = [play(case_), play(other)];
        for (const [index, day] of mine.entries())
          expect(theirs[index]?.results.map(seen)).toEqual(day.results.map(seen));
      }),
      RUNS,
    );
  });
});

test('a record is in at most one result of a stage and run, and one result never holds it twice', () => {
  fc.assert(
    fc.property(trouble, (case_) => {
      for (const { results } of play(case_))
        for (const stage of STAGES)
          expect([...countIds(results, stage).values()].filter((count) => count > 1)).toEqual([]);
    }),
    RUNS,
  );
});

/** Record ids that a run leaves open in a stage. */
function carriedIn({ outputs }: RanDay, stage: Stage): Set<number> {
  const all = outputs.flatMap(({ carried }) => carried);
  return new Set(all.flatMap((one) => (one.stage === stage && one.recordId !== null ? [one.recordId] : [])));
}

test('every record that takes part has one outcome in each of its stages', () => {
  fc.assert(
    fc.property(trouble, (case_) => {
      for (const { date, inputs, results } of play(case_)) {
        const [input] = inputs;
        if (input === undefined) return;
        const missing = (stage: Stage, rows: readonly SourceRecord[]): number[] => {
          const said = countIds(results, stage);
          return rows.flatMap(({ id }) => (said.has(id) ? [] : [id]));
        };
        const today = (row: Transaction): boolean => row.clearingDate === date;
        const ours = input.channelRows.filter(today);
        expect(missing('channel', [...ours, ...input.bankRows.filter(today)])).toEqual([]);
        expect(missing('business', input.orders.filter(today))).toEqual([]);
        expect(
          missing(
            'fund',
            input.entries.filter(({ valueDate }) => valueDate === date),
          ),
        ).toEqual([]);
        // A channel row that meets a bank row of an earlier date takes its place in the ledger over without a word, open or used.
        const earlier = new Set(input.bankRows.filter((row) => row.clearingDate < date).map(({ id }) => id));
        const heirs = results.filter(
          ({ stage, downstreamIds }) => stage === 'channel' && downstreamIds.some((id) => earlier.has(id)),
        );
        const takenOver = new Set(heirs.flatMap(({ upstreamIds }) => upstreamIds));
        const ledger = ours.filter(({ id, status }) => status === 'success' && !takenOver.has(id));
        expect(missing('business', ledger)).toEqual([]);
        expect(results.flatMap(idsOf).filter((id) => !recordsOf(input).has(id))).toEqual([]);
      }
    }),
    RUNS,
  );
});

const USED: readonly string[] = ['matched', 'amount_differs', 'fee_differs'];

test('what is open stays open until a result closes it; what is used up never comes back', () => {
  fc.assert(
    fc.property(trouble, (case_) => {
      const open = new Map<Stage, Set<number>>(STAGES.map((stage) => [stage, new Set()]));
      const closed = new Map<Stage, Set<number>>(STAGES.map((stage) => [stage, new Set()]));
      for (const day of play(case_)) {
        // A bank row that our channel row has met hands its place in the ledger over.
        const met = new Set(day.results.flatMap((result) => (result.stage === 'channel' ? result.downstreamIds : [])));
        for (const stage of STAGES) {
          const mine = day.results.filter((result) => result.stage === stage);
          const used = closed.get(stage) ?? new Set();
          const said = new Set(mine.flatMap(idsOf));
          expect([...said].filter((id) => used.has(id))).toEqual([]);
          for (const result of mine) if (USED.includes(result.outcome)) for (const id of idsOf(result)) used.add(id);
          const carried = carriedIn(day, stage);
          const kept = (id: number): boolean =>
            said.has(id) || carried.has(id) || (stage === 'business' && met.has(id));
          expect([...(open.get(stage) ?? [])].filter((id) => !kept(id))).toEqual([]);
          expect([...carried].filter((id) => used.has(id))).toEqual([]);
          open.set(stage, carried);
        }
      }
    }),
    RUNS,
  );
});

/** The successful amount of one side of a result, from the records themselves. */
function claimed(ids: readonly number[], records: ReadonlyMap<number, SourceRecord>): number {
  return ids.reduce((sum, id) => {
    const record = records.get(id);
    return record !== undefined && record.source !== 'funds' && record.status === 'success' ? sum + record.amount : sum;
  }, 0);
}

test('sums are conserved: upstream + differences = downstream, per kind and currency', () => {
  fc.assert(
    fc.property(trouble, (case_) => {
      for (const { inputs, results } of play(case_)) {
        const [input] = inputs;
        if (input === undefined) return;
        const records = recordsOf(input);
        const sums = new Map<string, number>();
        for (const result of results) {
          if (result.stage === 'fund' || result.difference === null) continue;
          const key = `${result.stage} ${result.kind} ${result.currency}`;
          const gap = claimed(result.upstreamIds, records) + result.difference - claimed(result.downstreamIds, records);
          sums.set(key, (sums.get(key) ?? 0) + Math.abs(gap));
        }
        expect([...sums].filter(([, gap]) => gap !== 0)).toEqual([]);
        const across = ({ differences }: StageResult) => differences.some(({ field }) => field === 'currency');
        const bare = results.filter(
          (result) =>
            result.stage !== 'fund' && result.difference === null && result.outcome !== 'no_money' && !across(result),
        );
        expect(bare).toEqual([]);
      }
    }),
    RUNS,
  );
});

test('the fund stage conserves money: settlements + differences = entries, signed as money in', () => {
  fc.assert(
    fc.property(trouble, (case_) => {
      const settlements = new Map<string, number>();
      for (const { inputs, outputs, results } of play(case_)) {
        const entries = new Map(inputs.flatMap((input) => input.entries).map((entry) => [entry.id, entry]));
        for (const one of outputs.flatMap((output) => output.settlements)) settlements.set(one.id, one.signedAmount);
        for (const result of results) {
          if (result.stage !== 'fund' || result.difference === null) continue;
          const expected = result.settlementIds.reduce((sum, id) => sum + (settlements.get(id) ?? Number.NaN), 0);
          const came = result.downstreamIds.reduce((sum, id) => {
            const entry = entries.get(id);
            return sum + (entry === undefined ? Number.NaN : entry.direction === 'C' ? entry.amount : -entry.amount);
          }, 0);
          expect(expected + result.difference).toBe(came);
        }
      }
    }),
    RUNS,
  );
});

test('each clearing date opens just what its bank file says, once', () => {
  fc.assert(
    fc.property(trouble, (case_) => {
      const [channel] = case_.settings.channels;
      const apart = channel?.settlement.net === false && channel.settlement.fees === 'apart';
      for (const { date, inputs, outputs } of play(case_)) {
        const rows = inputs
          .flatMap((input) => input.bankRows)
          .filter((row) => row.clearingDate === date && row.status === 'success');
        const bank = rows.reduce((sum, row) => {
          const fee = channel?.settlement.net || apart ? (row.fee ?? 0) : 0;
          return sum + kindSign(row.kind) * (row.amount - fee);
        }, 0);
        const opened = outputs.flatMap((output) => output.settlements);
        expect(opened.reduce((sum, one) => sum + one.signedAmount, 0)).toBe(bank);
        const ids = opened.flatMap((one) => one.rowIds);
        expect(new Set(ids).size * (apart ? 1 : 0) || ids.length).toBe(new Set(ids).size);
      }
    }),
    RUNS,
  );
});

test('a match is of one kind, one currency, successful on both sides, and within the tolerance', () => {
  fc.assert(
    fc.property(trouble, (case_) => {
      const tolerance = case_.settings.channels[0]?.toleranceAmount === '0' ? 0 : 1;
      for (const { inputs, results } of play(case_)) {
        const [input] = inputs;
        if (input === undefined) return;
        const records = recordsOf(input);
        for (const result of results) {
          if (result.stage === 'fund' || result.outcome !== 'matched') continue;
          const sides = idsOf(result).flatMap((id) => {
            const record = records.get(id);
            return record === undefined || record.source === 'funds' ? [] : [record];
          });
          expect(sides).toHaveLength(2);
          expect(new Set(sides.map(({ kind }) => kind)).size).toBe(1);
          expect(new Set(sides.map(({ currency }) => currency)).size).toBe(1);
          expect(sides.map(({ status }) => status)).toEqual(['success', 'success']);
          expect(Math.abs(result.difference ?? Number.NaN)).toBeLessThanOrEqual(tolerance);
        }
      }
    }),
    RUNS,
  );
});

test('running again says the same, and a run leaves what it was given untouched', () => {
  fc.assert(
    fc.property(trouble, (case_) => {
      for (const { inputs } of play(case_)) {
        const [input] = inputs;
        if (input === undefined) return;
        const before = structuredClone({ ...input });
        const first = reconcileDay(input);
        expect(reconcileDay(input)).toEqual(first);
        expect({ ...input }).toEqual(before);
      }
    }),
    RUNS,
  );
});
