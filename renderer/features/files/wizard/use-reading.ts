// How one staged file is read: what a person overrides, the guess at an unknown format, and the preview that follows every change.
import { useMemo } from 'react';
import type { ImportPreview, Reading, StagedFile } from '../../../../shared/contract/engine-api.ts';
import type { EngineClient } from '../../../../shared/contract/engine-client.ts';
import type { ProfileDraft } from '../../../../shared/model/draft.ts';
import type { Layout, Profile } from '../../../../shared/model/profile.ts';
import type { Source } from '../../../../shared/model/record.ts';
import { useEngine } from '../../../engine-client/use-engine.tsx';
import { keptByHand } from '../mapping/kept-by-hand.ts';
import { plainProfile } from '../mapping/plain-profile.ts';
import { changeWork, useStagedFiles, type Work, workOf } from '../staging/staged-files.ts';
import type { LineRange } from './preview-lines.ts';

const FIRST_LINES = 400;
const LAST_LINES = 24;
const LINES_PER_OPENING = 200;
/** Rejects far into a big file whose surroundings are fetched at once; the others are in the list. */
const REJECTS_LOOKED_UP = 3;

export interface Shape {
  readonly layout?: Layout | null;
  readonly headerLine?: number | null;
}

export interface WizardReading {
  /** Previews a file that was not looked at yet; one that nothing recognises gets a first guess. */
  begin(id: number): Promise<void>;
  override(id: number, part: Partial<Omit<Reading, 'draft'>>): Promise<void>;
  /** Reads by a profile that is being made. */
  draft(id: number, profile: Profile): Promise<void>;
  /** Guesses anew, with the layout or header line given where they are; what was mapped by hand is kept by `keep`. */
  guess(id: number, shape: Shape, keep?: (draft: ProfileDraft) => ProfileDraft): Promise<void>;
  /** Back to what the engine detects. */
  detect(id: number): Promise<void>;
  open(id: number, range: LineRange): Promise<void>;
}

export function useReading(): WizardReading {
  const engine = useEngine();
  return useMemo(() => readingWith(engine), [engine]);
}

/** Starts a new turn: what was on screen of the old reading goes when the new one arrives. */
function turnOver(id: number, part: Partial<Work>): number {
  const turn = workOf(id).turn + 1;
  changeWork(id, { ...part, turn });
  return turn;
}

/** Work on a format of one's own, put aside: the file is read by a known one. */
const FORGOTTEN: Partial<Work> = {
  guess: null,
  guessProblem: null,
  lastDraft: null,
  layout: null,
  headerLine: null,
  byHand: new Map(),
  unitSeen: false,
  problem: null,
};

/** Nothing reads the file as it stands, no format was chosen, and no draft is left: only a new guess goes on from here. */
const isLost = ({ reading, guessProblem }: Work) =>
  reading.profile === null && reading.draft === null && guessProblem !== null;

const isUnknown = (file: StagedFile) => file.recognised === null && file.problem?.code === 'not-recognised';

const isNow = (id: number, turn: number) => workOf(id).turn === turn;

export function readingWith(engine: EngineClient): WizardReading {
  const ask = (id: number, reading: Reading, offset: number, limit: number) =>
    engine.call('importPreview', { stagedId: id, reading, offset: Math.max(0, offset), limit });

  function take(id: number, preview: ImportPreview, rawOnly: boolean): void {
    const known = new Map(preview.lines.rows.map((line, at) => [preview.lines.offset + at, line]));
    changeWork(id, { preview, rawOnly, known, opened: [], ...(rawOnly ? {} : { problem: null }) });
  }

  /** Adds a range of lines to those that are known. */
  async function look(id: number, turn: number, offset: number, limit: number): Promise<void> {
    const { reading, rawOnly } = workOf(id);
    if (rawOnly) return;
    const result = await ask(id, reading, offset, limit);
    if (!result.ok || !isNow(id, turn)) return;
    const known = new Map(workOf(id).known);
    for (const [at, line] of result.value.lines.rows.entries()) known.set(result.value.lines.offset + at, line);
    changeWork(id, { known });
  }

  async function preview(id: number, turn: number): Promise<void> {
    const { reading } = workOf(id);
    const first = await ask(id, reading, 0, FIRST_LINES);
    if (!isNow(id, turn)) return;
    if (!first.ok) return raw(id, turn, first.problem);
    take(id, first.value, false);
    const { total } = first.value.lines;
    if (total <= FIRST_LINES) return;
    await look(id, turn, total - LAST_LINES, LAST_LINES);
    const far = first.value.view.rejects.filter(({ line }) => line > FIRST_LINES).slice(0, REJECTS_LOOKED_UP);
    for (const { line } of far) await look(id, turn, line - 3, 6);
  }

  /** Where the reading is refused, the text itself is still shown, in the encoding that was chosen. */
  async function raw(id: number, turn: number, problem: Work['problem']): Promise<void> {
    changeWork(id, { problem });
    const { reading } = workOf(id);
    // Account statements need no channel, which a refused reading may lack.
    const plain = { ...reading, source: null, channel: null, profile: null, draft: plainProfile('funds') };
    const result = await ask(id, plain, 0, FIRST_LINES);
    if (!isNow(id, turn)) return;
    if (result.ok) take(id, result.value, true);
    else changeWork(id, { preview: null, rawOnly: true, known: new Map() });
  }

  async function guess(id: number, shape: Shape, keep: (draft: ProfileDraft) => ProfileDraft): Promise<void> {
    const before = workOf(id);
    const layout = shape.layout === undefined ? before.layout : shape.layout;
    const headerLine = shape.headerLine === undefined ? before.headerLine : shape.headerLine;
    const turn = turnOver(id, { layout, headerLine, guessProblem: null });
    const source: Source | null = before.reading.source;
    const request = { stagedId: id, source, encoding: before.reading.encoding, layout, headerLine };
    const result = await engine.call('profileDraft', request);
    if (!isNow(id, turn)) return;
    if (result.ok) {
      const kept = keep(result.value);
      const reading = { ...workOf(id).reading, profile: null, draft: kept.profile };
      changeWork(id, { guess: kept, lastDraft: kept.profile, reading });
      return preview(id, turn);
    }
    const reading = { ...workOf(id).reading, profile: null, draft: null };
    changeWork(id, { guess: null, guessProblem: result.problem, reading });
    await raw(id, turn, result.problem);
  }

  /** A new guess that keeps what a person said, also after a guess that found nothing. */
  const guessKeeping = (id: number) =>
    guess(id, {}, (found) => keptByHand(found, workOf(id).byHand, workOf(id).reading.draft ?? workOf(id).lastDraft));

  return {
    async begin(id) {
      const file = useStagedFiles.getState().files.find((each) => each.id === id);
      if (file === undefined || (workOf(id).turn > 0 && !isLost(workOf(id)))) return;
      if (isLost(workOf(id)) || isUnknown(file)) await guessKeeping(id);
      else await preview(id, turnOver(id, {}));
    },
    async override(id, part) {
      const { reading } = workOf(id);
      const { profile } = part;
      if (profile !== undefined && profile !== null) {
        const known = { ...reading, ...part, draft: null };
        return preview(id, turnOver(id, { ...FORGOTTEN, reading: known }));
      }
      const making = reading.draft !== null || isLost(workOf(id));
      const otherSource = part.source !== undefined && part.source !== (reading.draft ?? reading).source;
      const turn = turnOver(id, {
        reading: { ...reading, ...part },
        ...(otherSource ? { byHand: new Map(), lastDraft: null } : {}),
      });
      if (making && (part.source !== undefined || part.encoding !== undefined)) {
        await (otherSource ? guess(id, {}, (draft) => draft) : guessKeeping(id));
      } else await preview(id, turn);
    },
    async draft(id, profile) {
      const { reading } = workOf(id);
      const next = { ...reading, profile: null, draft: profile };
      await preview(id, turnOver(id, { reading: next, lastDraft: profile }));
    },
    guess: (id, shape, keep = (draft) => draft) => guess(id, shape, keep),
    async detect(id) {
      const { reading } = workOf(id);
      const file = useStagedFiles.getState().files.find((each) => each.id === id);
      const turn = turnOver(id, { ...FORGOTTEN, reading: { ...reading, profile: null, draft: null } });
      if (file !== undefined && isUnknown(file)) await guess(id, {}, (draft) => draft);
      else await preview(id, turn);
    },
    async open(id, range) {
      const { known, turn } = workOf(id);
      const part = { from: range.from, to: Math.min(range.to, range.from + LINES_PER_OPENING - 1) };
      const indexes = Array.from({ length: part.to - part.from + 1 }, (_, at) => part.from + at);
      if (!indexes.every((index) => known.has(index))) await look(id, turn, part.from, part.to - part.from + 1);
      if (isNow(id, turn)) changeWork(id, { opened: [...workOf(id).opened, part] });
    },
  };
}
