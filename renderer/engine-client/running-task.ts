// The long task that runs now: known by the calls that are not answered yet, told in detail by the engine's progress events.
// Events of other pages on the same workspace, and those that come after their call was answered, are not shown.
import type { Method, Progress } from '../../shared/contract/engine-api.ts';
import type { EngineClient } from '../../shared/contract/engine-client.ts';

export type Task = Progress['task'] | 'policies' | 'decide';

export interface RunningTask {
  readonly task: Task;
  readonly phase: string;
  readonly done: number;
  /** 0 while the engine has not said how much there is. */
  readonly total: number;
}

/** What is called long, and the task it is until the engine says more. */
const LONG: Partial<Record<Method, Task>> = {
  importFiles: 'import',
  importStaged: 'import',
  stageFiles: 'import',
  importPreview: 'import',
  profileDraft: 'import',
  replacePreview: 'import',
  replaceImport: 'import',
  undoImport: 'import',
  reconcile: 'reconcile',
  runDiff: 'reconcile',
  undo: 'undo',
  redo: 'undo',
  jump: 'undo',
  applyPolicies: 'policies',
  decide: 'decide',
  exportPreview: 'export',
  exportDay: 'export',
  loadSample: 'sample',
  check: 'check',
  makeBackup: 'backup',
  verifyBackups: 'backup',
  restoreBackup: 'backup',
  archiveFile: 'backup',
  setWorkspacePassphrase: 'encrypt',
};

/** Work shorter than this shows nothing: a flicker tells nobody anything. */
const QUIET_MS = 400;

export interface TaskWatch {
  /** The same client; its long calls are watched. */
  readonly client: EngineClient;
  readonly current: () => RunningTask | null;
  readonly subscribe: (listener: () => void) => () => void;
}

export function watchTasks(client: EngineClient): TaskWatch {
  const listeners = new Set<() => void>();
  const waiting = new Map<number, Task>();
  let nextCall = 1;
  let shown: RunningTask | null = null;

  const show = (next: RunningTask | null) => {
    if (next === shown) return;
    shown = next;
    for (const listener of listeners) listener();
  };
  const first = (): RunningTask | null => {
    const [task] = waiting.values();
    return task === undefined ? null : { task, phase: '', done: 0, total: 0 };
  };

  client.on('progress', (progress) => {
    const known = progress.task === 'save' ? waiting.size > 0 : [...waiting.values()].includes(progress.task);
    if (known && shown !== null) show(progress);
  });

  async function long<T>(task: Task, answer: Promise<T>): Promise<T> {
    const call = nextCall++;
    waiting.set(call, task);
    const timer = setTimeout(() => show(shown ?? first()), QUIET_MS);
    try {
      return await answer;
    } finally {
      clearTimeout(timer);
      waiting.delete(call);
      if (shown !== null) show(first());
    }
  }

  return {
    client: {
      ...client,
      call(method, args) {
        const task = LONG[method];
        const answer = client.call(method, args);
        return task === undefined ? answer : long(task, answer);
      },
    },
    current: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
