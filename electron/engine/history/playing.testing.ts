// A company that works at random on sample days in a real file: every kind of action, as the engine's commands do it.
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import type { Result } from '../../../shared/model/problem.ts';
import { sampleDays } from '../../../shared/sampling/sample-days.ts';
import { createWorkspace, openWorkspace } from '../../workspace/open-workspace.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { answerOf } from '../engine.testing.ts';
import { createContext, type EngineContext } from '../engine-context.ts';
import { USE_CASES } from '../use-cases.ts';

const SAMPLE = sampleDays({ seed: 7, rows: 0, days: 3 });
const SETTINGS = SAMPLE.settingsText.replace(
  'users:\n',
  'approvals: [recover]\nusers:\n  - { id: zhao, name: 赵, role: maker }\n',
);
const DATES = [...new Set(SAMPLE.files.map(({ date }) => date))].sort();

/** `pick` chooses among what there is. */
export interface Act {
  readonly kind:
    | 'import'
    | 'run'
    | 'policies'
    | 'decide'
    | 'check_decision'
    | 'undo_decision'
    | 'undo_import'
    | 'replace'
    | 'settings'
    | 'export';
  readonly pick: number;
}

const weighted: readonly (readonly [Act['kind'], number])[] = [
  ['import', 3],
  ['run', 5],
  ['policies', 1],
  ['decide', 5],
  ['check_decision', 3],
  ['undo_decision', 2],
  ['undo_import', 1],
  ['replace', 1],
  ['settings', 1],
];

const kinds = weighted.flatMap(([kind, weight]) => Array.from({ length: weight }, () => kind));

export const actOf = (more: readonly Act['kind'][] = []): fc.Arbitrary<Act> =>
  fc.record({ kind: fc.constantFrom(...kinds, ...more), pick: fc.nat(1000) });

let files = 0;

export class Company {
  readonly #file: string;
  #seconds = 0;
  workspace: Workspace;
  context: EngineContext;

  private constructor(file: string, workspace: Workspace) {
    this.#file = file;
    this.workspace = workspace;
    this.context = this.#contextOf(workspace);
  }

  /** The first day is imported and run. */
  static async open(): Promise<Company> {
    files += 1;
    const file = path.join(tmpdir(), `history-${process.pid}-${files}.clearbench`);
    const first = { settingsText: SETTINGS, savedAt: '2026-11-16T00:00:00Z', savedBy: 'test' };
    const company = new Company(file, answerOf(await createWorkspace(file, first)));
    answerOf(company.do({ kind: 'import', pick: 0 }));
    answerOf(company.do({ kind: 'run', pick: 0 }));
    return company;
  }

  async reopen(): Promise<void> {
    this.workspace.close();
    this.workspace = answerOf(await openWorkspace(this.#file, { readOnly: false }));
    this.context = this.#contextOf(this.workspace);
  }

  remove(): void {
    this.workspace.close();
    for (const end of ['', '-log', '-lock', '-backups']) rmSync(this.#file + end, { force: true, recursive: true });
  }

  /** May be refused: then nothing was changed. */
  do({ kind, pick }: Act): Result<unknown> {
    const { context } = this;
    const date = DATES[pick % DATES.length] ?? '';
    switch (kind) {
      case 'import':
        return this.#import(date);
      case 'run':
        return USE_CASES.reconcile(context, { date, stage: null });
      case 'policies':
        return USE_CASES.applyPolicies(context, { date });
      case 'decide':
        return this.#decide(date, pick);
      case 'check_decision':
        return this.#check(pick);
      case 'undo_decision':
        return USE_CASES.undoDecision(context, { decisionId: 1 + (pick % 12), user: 'zhao', note: '' });
      case 'undo_import':
        return USE_CASES.undoImport(context, { importId: 1 + (pick % 9), user: 'li' });
      case 'replace':
        return this.#replace(pick);
      case 'settings':
        return USE_CASES.saveSettings(context, {
          text: SETTINGS.replace(/carry_days: \d/, `carry_days: ${1 + (pick % 4)}`).replace(
            /cutoff: "[^"]*"/,
            `cutoff: "${pick % 2 === 0 ? '24:00' : '23:00'}"`,
          ),
          user: 'li',
        });
      case 'export':
        return USE_CASES.exportDay(context, {
          date,
          mode: pick % 2 === 0 ? 'summary' : 'detail',
          user: 'li',
          again: false,
        });
    }
  }

  #import(date: string): Result<unknown> {
    const wanted = SAMPLE.files.filter((one) => one.date === date);
    return USE_CASES.importFiles(this.context, {
      files: wanted.map(({ name, bytes, source, channel }) => ({
        ...{ fileName: name, bytes, source, channel },
        ...{ profile: null, encoding: null, mayBeLeftOut: false },
      })),
    });
  }

  #decide(date: string, pick: number): Result<unknown> {
    const open = answerOf(USE_CASES.openBreaks(this.context, { date, offset: 0, limit: 100 })).rows;
    const breakId = open[pick % Math.max(1, open.length)]?.breakId ?? 'none';
    const decision = (['carry', 'supplement', 'refund', 'recover', 'adjust', 'write_off', 'enquire'] as const)[
      pick % 7
    ];
    return USE_CASES.decide(this.context, {
      breakIds: [breakId],
      decision: decision ?? 'carry',
      user: 'li',
      note: 'receipt 7',
      date: null,
    });
  }

  #check(pick: number): Result<unknown> {
    const waiting = answerOf(USE_CASES.decisions(this.context, { date: null, state: 'waiting' }));
    const decisionId = waiting[pick % Math.max(1, waiting.length)]?.id ?? 0;
    return USE_CASES.approve(this.context, { decisionId, user: 'wang', reject: pick % 4 === 0, note: '' });
  }

  /** The same file with its last line left away. */
  #replace(pick: number): Result<unknown> {
    const { context } = this;
    const standing = answerOf(USE_CASES.imports(context, undefined)).filter(
      ({ undone, file }) => !undone && /csv$/.test(file),
    );
    const view = standing[pick % Math.max(1, standing.length)];
    const file = SAMPLE.files.find(({ name }) => name === view?.file);
    if (view === undefined || file === undefined) return USE_CASES.undoImport(context, { importId: 0, user: 'li' });
    const text = Buffer.from(file.bytes).toString('utf8').trimEnd();
    const bytes = new Uint8Array(Buffer.from(`${text.slice(0, text.lastIndexOf('\n'))}\n`, 'utf8'));
    const [staged] = answerOf(USE_CASES.stageFiles(context, { files: [{ fileName: file.name, bytes }] })).slice(-1);
    return USE_CASES.replaceImport(context, {
      importId: view.id,
      stagedId: staged?.id ?? 0,
      reading: { profile: null, draft: null, source: file.source, channel: file.channel, encoding: null },
      user: 'li',
    });
  }

  #contextOf(workspace: Workspace): EngineContext {
    return createContext({
      workspace,
      now: () => {
        this.#seconds += 1;
        return new Date(Date.UTC(2026, 10, 20) + this.#seconds * 1000).toISOString().replace('.000Z', 'Z');
      },
      progress: () => {},
      isCancelled: () => false,
    });
  }
}
