// What is done with staged files as a whole: stage, put away, import in one action. The engine keeps the bytes; they are sent once.
import { useMemo } from 'react';
import type { ImportView } from '../../../../shared/contract/engine-api.ts';
import type { EngineClient } from '../../../../shared/contract/engine-client.ts';
import type { Problem } from '../../../../shared/model/problem.ts';
import { useEngine } from '../../../engine-client/use-engine.tsx';
import type { ReadFile } from './reading-files.ts';
import { takeStaged, useStagedFiles, workOf } from './staged-files.ts';

export interface Staging {
  /** Asks what the engine holds: after a reload the staged files are still there. */
  refresh(): Promise<void>;
  /** Stages files; answers the ids of what came of them. */
  add(files: readonly ReadFile[]): Promise<readonly number[]>;
  putAway(ids: readonly number[]): Promise<void>;
  /** Imports these as one action, each as it is read now; null where it was refused: `problem` says why. */
  importAll(ids: readonly number[]): Promise<readonly ImportView[] | 'cancelled' | null>;
  cancel(): void;
}

export function useStaging(): Staging {
  const engine = useEngine();
  return useMemo(() => stagingWith(engine), [engine]);
}

const quietCancel = (problem: Problem) => (problem.code === 'cancelled' ? null : problem);

export function stagingWith(engine: EngineClient): Staging {
  const set = useStagedFiles.setState;
  const refresh = async () => {
    const result = await engine.call('staged', undefined);
    if (result.ok) takeStaged(result.value);
    else set({ problem: result.problem, asked: true });
  };
  return {
    refresh,
    async add(files) {
      const before = new Set(useStagedFiles.getState().files.map(({ id }) => id));
      set({ busy: 'staging', busyWith: files[0]?.fileName ?? '', problem: null });
      const result = await engine.call('stageFiles', { files });
      set({ busy: null, problem: result.ok ? null : quietCancel(result.problem) });
      await refresh();
      return useStagedFiles
        .getState()
        .files.map(({ id }) => id)
        .filter((id) => !before.has(id));
    },
    async putAway(ids) {
      const result = await engine.call('unstage', { ids });
      if (!result.ok) set({ problem: result.problem });
      await refresh();
    },
    async importAll(ids) {
      const { files } = useStagedFiles.getState();
      const [first] = ids;
      set({ busy: 'importing', busyWith: files.find(({ id }) => id === first)?.file ?? '', problem: null });
      const wanted = ids.map((stagedId) => ({ stagedId, reading: workOf(stagedId).reading }));
      const result = await engine.call('importStaged', { files: wanted });
      set({ busy: null, problem: result.ok ? null : quietCancel(result.problem) });
      await refresh();
      if (result.ok) return result.value;
      return result.problem.code === 'cancelled' ? 'cancelled' : null;
    },
    cancel: () => engine.cancel(),
  };
}
