// Random actions, random faults, random parts of what was not synced: what was told is there, and nothing half done.
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { loadSqlJs } from '../sql-runtime.ts';
import type { FaultyDisk } from './faulty-disk.testing.ts';
import {
  act,
  chances,
  diskWith,
  emptyImage,
  expectKept,
  found,
  idsIn,
  nothingTold,
  open,
  type SqlJs,
  type Told,
} from './page-log.testing.ts';

let sqlJs: SqlJs;
let empty: Uint8Array;
beforeAll(async () => {
  sqlJs = await loadSqlJs();
  empty = emptyImage(sqlJs);
});

const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ what: fc.constant('act' as const), size: fc.integer({ min: 0, max: 60_000 }) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('act' as const), size: fc.constant(500_000) }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('refuse' as const), size: fc.integer({ min: 0, max: 90_000 }) }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('tidy' as const), size: fc.constant(0) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('reopen' as const), size: fc.constant(0) }) },
);

const fault = fc.record({
  call: fc.integer({ min: 1, max: 80 }),
  kind: fc.constantFrom('crash', 'torn', 'short', 'EIO', 'ENOSPC'),
  isLasting: fc.boolean(),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function play(disk: FaultyDisk, steps: readonly Step[], told: Told): void {
  try {
    let workspace = open(sqlJs, disk);
    for (const { what, size } of steps) {
      if (what === 'act') act(workspace, told, told.last + 1, size);
      else if (what === 'tidy') workspace.tidy();
      else if (what === 'refuse')
        workspace.action(() => {
          workspace.database.run('INSERT INTO done VALUES (?, ?)', [1_000_000, new Uint8Array(size)]);
          return { ok: false, problem: { code: 'usage', message: 'no' } };
        });
      else {
        workspace.close();
        workspace = open(sqlJs, disk);
      }
    }
  } catch {
    // A disk that is dead or refuses stops the play; what was told until then counts.
  }
}

test('after a kill and after a power cut exactly what was told is there, perhaps with the action in flight', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 14 }),
      fault,
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.constantFrom(0, 0.3, 0.9, 1),
      (steps, { call, kind, isLasting }, seed, share) => {
        const disk = diskWith(empty);
        disk.fault = { call, kind, isLasting: isLasting && kind !== 'short' };
        const told = nothingTold();
        play(disk, steps, told);
        const { ids } = found(sqlJs, disk.afterKill());
        expect(ids).toEqual(expect.arrayContaining(told.done));
        if (kind === 'crash' || kind === 'torn' || kind === 'short') {
          expectKept(sqlJs, disk.afterKill(), told);
          expectKept(sqlJs, disk.afterPowerCut(chances(seed, share)), told);
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('crash after crash: each opening goes on from what the last one left', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ steps: fc.array(step, { minLength: 1, maxLength: 6 }), call: fc.integer({ min: 1, max: 25 }) }),
        {
          minLength: 2,
          maxLength: 5,
        },
      ),
      fc.integer({ min: 0, max: 1_000_000 }),
      (lives, seed) => {
        let disk = diskWith(empty);
        const told = nothingTold();
        for (const [index, { steps, call }] of lives.entries()) {
          disk.fault = { call, kind: 'crash' };
          play(disk, steps, told);
          disk = index % 2 === 0 ? disk.afterPowerCut(chances(seed + index, 0.6)) : disk.afterKill();
          const { ids, isDamaged, state } = found(sqlJs, disk);
          expect(ids).toEqual(expect.arrayContaining(told.done));
          // The one in flight counts as told from now on, as its user sees it.
          for (const id of ids) if (!told.done.includes(id)) told.done.push(id);
          expect([state === 'foreign', isDamaged]).toEqual([false, false]);
        }
        const workspace = open(sqlJs, disk);
        expect(workspace.warnings()).toEqual([]);
        expect(idsIn(workspace.database)).toEqual([...told.done].sort((a, b) => a - b));
      },
    ),
    { numRuns: 60 },
  );
});
