// What the screen does with queued files: preview, override, look further into a file, commit. The engine reads; nothing is kept before a commit.
import { useMemo } from 'react';
import type { ImportPreview, ImportRequest, ImportView, PreviewLine } from '../../../shared/contract/engine-api.ts';
import type { EngineClient } from '../../../shared/contract/engine-client.ts';
import type { Result } from '../../../shared/model/problem.ts';
import { useEngine } from '../../engine-client/use-engine.tsx';
import {
  change,
  dequeue,
  enqueue,
  type Overrides,
  type QueuedFile,
  queued,
  standingOf,
  useImportQueue,
} from './import-queue.ts';
import type { LineRange } from './preview-lines.ts';

const FIRST_LINES = 400;
const LAST_LINES = 24;
const LINES_PER_OPENING = 200;
/** Rejects far into a big file whose surroundings are fetched at once; the others are in the list. */
const REJECTS_LOOKED_UP = 3;

export interface Importing {
  add(files: readonly { readonly fileName: string; readonly bytes: Uint8Array }[]): Promise<void>;
  override(id: number, part: Partial<Overrides>): Promise<void>;
  open(id: number, range: LineRange): Promise<void>;
  /** Commits one file. The answer is kept on the file where it is a problem. */
  commit(id: number): Promise<ImportView | null>;
  /** Commits all that tie, in order; answers how many. */
  commitTying(): Promise<number>;
  cancel(): void;
}

export function useImporting(): Importing {
  const engine = useEngine();
  return useMemo(() => importingWith(engine), [engine]);
}

function requestOf(file: QueuedFile): ImportRequest {
  return { fileName: file.fileName, bytes: file.bytes, ...file.overrides };
}

function withLines(known: ReadonlyMap<number, PreviewLine>, { lines }: ImportPreview): Map<number, PreviewLine> {
  const merged = new Map(known);
  for (const [at, line] of lines.rows.entries()) merged.set(lines.offset + at, line);
  return merged;
}

function importingWith(engine: EngineClient): Importing {
  const ask = (file: QueuedFile, offset: number, limit: number): Promise<Result<ImportPreview>> =>
    engine.call('importPreview', { ...requestOf(file), offset, limit });

  /** Fetches a range and adds its lines, unless the file was overridden or taken out meanwhile. */
  async function look(id: number, turn: number, offset: number, limit: number): Promise<ImportPreview | null> {
    const file = queued(id);
    if (file === undefined || file.turn !== turn) return null;
    const result = await ask(file, Math.max(0, offset), limit);
    const now = queued(id);
    if (now === undefined || now.turn !== turn) return null;
    if (!result.ok) {
      change(id, { problem: result.problem, preview: null });
      return null;
    }
    change(id, { preview: now.preview ?? result.value, problem: null, known: withLines(now.known, result.value) });
    return result.value;
  }

  async function preview(id: number): Promise<void> {
    const turn = queued(id)?.turn ?? 0;
    const first = await look(id, turn, 0, FIRST_LINES);
    if (first === null || first.lines.total <= FIRST_LINES) return;
    await look(id, turn, first.lines.total - LAST_LINES, LAST_LINES);
    const far = first.view.rejects.filter((reject) => reject.line > FIRST_LINES).slice(0, REJECTS_LOOKED_UP);
    for (const reject of far) await look(id, turn, reject.line - 3, 6);
  }

  async function commit(id: number): Promise<ImportView | null> {
    const file = queued(id);
    if (file === undefined || file.committing) return null;
    change(id, { committing: true });
    const result = await engine.call('importFile', requestOf(file));
    if (result.ok) {
      dequeue([id]);
      return result.value;
    }
    change(id, { committing: false, ...(result.problem.code === 'cancelled' ? {} : { problem: result.problem }) });
    return null;
  }

  return {
    async add(files) {
      for (const file of enqueue(files)) await preview(file.id);
    },
    async override(id, part) {
      const file = queued(id);
      if (file === undefined) return;
      change(id, {
        overrides: { ...file.overrides, ...part },
        turn: file.turn + 1,
        preview: null,
        problem: null,
        known: new Map(),
        opened: [],
      });
      await preview(id);
    },
    async open(id, range) {
      const file = queued(id);
      if (file === undefined) return;
      const part = { from: range.from, to: Math.min(range.to, range.from + LINES_PER_OPENING - 1) };
      const known = Array.from({ length: part.to - part.from + 1 }, (_, at) => part.from + at);
      if (!known.every((index) => file.known.has(index))) await look(id, file.turn, part.from, part.to - part.from + 1);
      const now = queued(id);
      if (now !== undefined) change(id, { opened: [...now.opened, part] });
    },
    commit,
    async commitTying() {
      let done = 0;
      for (const { id } of useImportQueue.getState().files.filter((file) => standingOf(file) === 'ready'))
        if ((await commit(id)) !== null) done += 1;
      return done;
    },
    cancel: () => engine.cancel(),
  };
}
