// Whatever a company does, undoes and does again, in whatever order and over restarts: the workspace stands where it stood.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newestStep } from '../../workspace/tables/steps.testing.ts';
import { answerOf } from '../engine.testing.ts';
import {
  balances,
  brokenAudit,
  differences,
  digest,
  exportedEntries,
  failingLinks,
  jump,
  redo,
  rowsOf,
  undo,
} from './history.testing.ts';
import { type Act, actOf, Company } from './playing.testing.ts';

type Rows = ReadonlyMap<string, readonly string[]>;

/** What stands: without imports that were undone, and without decisions that were taken back and what they booked. */
function standing({ workspace: { database } }: Company): Rows {
  const rows = rowsOf({ database } as Company['workspace']);
  const inForce = 'SELECT id FROM import WHERE undone_at IS NULL';
  const decided = `SELECT id FROM decision WHERE reverses IS NULL AND state IN ('waiting', 'effective')`;
  const only = (table: string, where: string) => {
    const found = database
      .all(`SELECT * FROM ${table} WHERE ${where}`)
      .map((row) => JSON.stringify(Object.values(row)));
    return [table, found] as const;
  };
  return new Map([
    ...rows,
    only('import', `id IN (${inForce})`),
    only('reject', `import_id IN (${inForce})`),
    only('statement', `import_id IN (${inForce})`),
    only('decision', `id IN (${decided})`),
    only('decision_break', `decision_id IN (${decided})`),
    only('entry', `decision_id IS NULL OR decision_id IN (${decided})`),
  ]);
}

interface Seen {
  readonly standing: Rows;
  readonly failing: readonly string[];
  readonly balances: readonly string[];
}

function seen(company: Company): Seen {
  return {
    standing: standing(company),
    failing: failingLinks(company.context),
    balances: balances(company.workspace),
  };
}

interface Step {
  readonly id: number;
  readonly before: Seen;
  readonly after: Seen;
  /** All rows just before it was undone, where that was seen. */
  from: Rows | null;
}

const move = fc.oneof(
  { weight: 4, arbitrary: fc.record({ move: fc.constant('undo' as const), pick: fc.nat(1000) }) },
  { weight: 3, arbitrary: fc.record({ move: fc.constant('redo' as const), pick: fc.nat(1000) }) },
  { weight: 2, arbitrary: fc.record({ move: fc.constant('jump' as const), pick: fc.nat(1000) }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('reopen' as const), pick: fc.nat(1000) }) },
);
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;
const deeds = (more: readonly Act['kind'][] = []) =>
  fc.array(fc.oneof({ weight: 3, arbitrary: actOf(more) }, { weight: 2, arbitrary: move }), {
    minLength: 12,
    maxLength: 26,
  });

/** Plays with what was seen before and after each step in hand. */
class Play {
  readonly company: Company;
  readonly done: Step[] = [];
  readonly undone: Step[] = [];
  /** Something may have left the house: then undoing reverses, and what stands differs by reversals that come to nothing. */
  readonly #exports: boolean;
  /** The step that the play begins after. */
  readonly #first: number;

  constructor(company: Company, exports: boolean) {
    this.company = company;
    this.#exports = exports;
    this.#first = newestStep(company.workspace.database).id;
  }

  act(act: Act): void {
    const { company } = this;
    const before = seen(company);
    const was = digest(company.workspace);
    const last = newestStep(company.workspace.database);
    if (!company.do(act).ok) {
      expect(digest(company.workspace), `${act.kind} was refused`).toBe(was);
      expect(newestStep(company.workspace.database)).toEqual(last);
      return;
    }
    this.undone.length = 0;
    const step = newestStep(company.workspace.database);
    if (step.state !== 'done') return;
    this.done.push({ id: step.id, before, after: seen(company), from: null });
  }

  async move({ move: kind, pick }: Move): Promise<void> {
    const { company, done, undone } = this;
    if (kind === 'reopen') return company.reopen();
    if (kind === 'undo') return this.#undo(done.at(-1) === undefined ? [] : [done.at(-1) as Step], false);
    if (kind === 'redo') return this.#redo(undone.at(-1) === undefined ? [] : [undone.at(-1) as Step], false);
    const all = [...done, ...undone.toReversed()];
    const to = pick % (all.length + 1);
    if (to < done.length) this.#undo(done.slice(to).reverse(), true);
    else this.#redo(undone.toReversed().slice(0, to - done.length), true);
  }

  #undo(steps: readonly Step[], isJump: boolean): void {
    const oldest = steps.at(-1);
    if (oldest === undefined) return;
    const { company, done, undone } = this;
    const to = done[done.indexOf(oldest) - 1]?.id ?? this.#first;
    const from = rowsOf(company.workspace);
    const moved = answerOf(
      isJump ? jump(company.context, to, 'wang', this.#exports) : undo(company.context, 'wang', this.#exports),
    );
    expect(moved.steps.map(({ id }) => id)).toEqual(steps.map(({ id }) => id));
    for (const [index, step] of steps.entries()) {
      step.from = index === 0 ? from : null;
      undone.push(step);
    }
    done.length -= steps.length;
    const what = `undo of ${moved.steps.map(({ action }) => action)}`;
    const failing = failingLinks(company.context);
    expect(balances(company.workspace), what).toEqual(oldest.before.balances);
    if (this.#exports)
      expect(
        failing.filter((link) => !oldest.before.failing.includes(link)),
        what,
      ).toEqual([]);
    else {
      expect(differences(standing(company), oldest.before.standing), what).toEqual([]);
      expect(failing, what).toEqual(oldest.before.failing);
    }
  }

  #redo(steps: readonly Step[], isJump: boolean): void {
    const newest = steps.at(-1);
    if (newest === undefined) return;
    const { company, done, undone } = this;
    answerOf(isJump ? jump(company.context, newest.id, 'wang') : redo(company.context, 'wang'));
    for (const step of steps) done.push(step);
    undone.length -= steps.length;
    if (newest.from !== null) expect(differences(rowsOf(company.workspace), newest.from)).toEqual([]);
    if (!this.#exports) expect(differences(standing(company), newest.after.standing)).toEqual([]);
    expect(failingLinks(company.context)).toEqual(newest.after.failing);
  }
}

async function played(
  each: readonly (Act | Move)[],
  exports: boolean,
  end: (play: Play) => void = () => {},
): Promise<void> {
  const company = await Company.open();
  try {
    const play = new Play(company, exports);
    for (const one of each) await ('move' in one ? play.move(one) : play.act(one));
    end(play);
    expect(brokenAudit(company.workspace)).toEqual([]);
  } finally {
    company.remove();
  }
}

/** Small, as each step of a run is looked at whole; a failure is told by its seed, shrinking would take too long. */
const ROUNDS = { numRuns: Number(process.env.HISTORY_RUNS ?? 3), endOnFailure: true };

test('undo leads back to what stood before, redo to exactly what came after, over restarts', { timeout: 600_000 }, () =>
  fc.assert(
    fc.asyncProperty(deeds(), (each) => played(each, false)),
    ROUNDS,
  ),
);

test(
  'with exports all of it comes to nothing on every account, and what left stays as it was',
  { timeout: 600_000 },
  () =>
    fc.assert(
      fc.asyncProperty(deeds(['export', 'export', 'export']), (each) =>
        played(each, true, ({ company: { context, workspace } }) => {
          const exported = exportedEntries(workspace);
          answerOf(jump(context, 0, 'wang', true));
          expect(balances(workspace)).toEqual([]);
          expect(exportedEntries(workspace)).toEqual(exported);
          expect(failingLinks(context)).toEqual([]);
        }),
      ),
      ROUNDS,
    ),
);
