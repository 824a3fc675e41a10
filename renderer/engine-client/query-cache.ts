// Answers of queries that are on screen. When the workspace changes, what is watched is asked again and keeps its last
// answer until the new one is there; what nobody watches is forgotten. Holds nothing of its own.
import type { Answer, Arguments, Method, Queries } from '../../shared/contract/engine-api.ts';
import type { EngineClient } from '../../shared/contract/engine-client.ts';
import type { Problem } from '../../shared/model/problem.ts';

/** Queries whose arguments are small plain values. Those about files that wait, and those that carry files, are called directly. */
export type WatchedQuery = Exclude<keyof Queries, CalledDirectly> & Method;

type CalledDirectly =
  | 'importPreview'
  | 'stageFiles'
  | 'staged'
  | 'unstage'
  | 'profileDraft'
  | 'originalFile'
  | 'auditFiles'
  | 'verifyAuditFile'
  | 'enquiryFiles'
  | 'identityCard'
  | 'readCard'
  | 'openPackage'
  | 'archiveFile';

export interface QueryState<T> {
  /** The last answer, also while a newer one is on its way. */
  readonly data: T | undefined;
  readonly problem: Problem | undefined;
  readonly asking: boolean;
}

interface Entry {
  readonly method: WatchedQuery;
  readonly args: unknown;
  state: QueryState<unknown>;
  /** Grows with each asking, so that a late answer never overwrites a later one. */
  turn: number;
  readonly watchers: Set<() => void>;
}

export interface QueryCache {
  watch<M extends WatchedQuery>(method: M, args: Arguments<M>, watcher: () => void): () => void;
  state<M extends WatchedQuery>(method: M, args: Arguments<M>): QueryState<Answer<M>>;
  /** Asks everything on screen again. */
  refresh(): void;
}

const NOTHING: QueryState<never> = { data: undefined, problem: undefined, asking: true };

export function createQueryCache(client: EngineClient): QueryCache {
  const entries = new Map<string, Entry>();
  const keyOf = (method: string, args: unknown) => `${method} ${JSON.stringify(args ?? null)}`;

  function ask(entry: Entry): void {
    const turn = ++entry.turn;
    if (!entry.state.asking) set(entry, { ...entry.state, asking: true });
    void client.call(entry.method, entry.args as never).then((result) => {
      if (turn !== entry.turn) return;
      set(
        entry,
        result.ok
          ? { data: result.value, problem: undefined, asking: false }
          : { data: entry.state.data, problem: result.problem, asking: false },
      );
    });
  }

  function set(entry: Entry, state: QueryState<unknown>): void {
    entry.state = state;
    for (const watcher of entry.watchers) watcher();
  }

  function refresh(): void {
    for (const [key, entry] of entries) {
      if (entry.watchers.size === 0) entries.delete(key);
      else ask(entry);
    }
  }

  client.on('changed', refresh);

  return {
    watch(method, args, watcher) {
      const key = keyOf(method, args);
      let entry = entries.get(key);
      if (entry === undefined) {
        entry = { method, args, state: NOTHING, turn: 0, watchers: new Set() };
        entries.set(key, entry);
        ask(entry);
      }
      const { watchers } = entry;
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    state<M extends WatchedQuery>(method: M, args: Arguments<M>) {
      return (entries.get(keyOf(method, args))?.state ?? NOTHING) as QueryState<Answer<M>>;
    },
    refresh,
  };
}
