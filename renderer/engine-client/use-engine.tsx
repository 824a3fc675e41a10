// The screen's hooks on the engine: ask and stay up to date, tell, and watch a long task.
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Answer, Arguments } from '../../shared/contract/engine-api.ts';
import type { EngineClient } from '../../shared/contract/engine-client.ts';
import { createQueryCache, type QueryCache, type QueryState, type WatchedQuery } from './query-cache.ts';
import { type RunningTask, type TaskWatch, watchTasks } from './running-task.ts';

interface Engine {
  readonly client: EngineClient;
  readonly cache: QueryCache;
  readonly tasks: TaskWatch;
}

const EngineContext = createContext<Engine | null>(null);

export function EngineProvider({ client, children }: { client: EngineClient; children: ReactNode }) {
  const engine = useMemo(() => {
    const tasks = watchTasks(client);
    return { client: tasks.client, cache: createQueryCache(tasks.client), tasks };
  }, [client]);
  return <EngineContext.Provider value={engine}>{children}</EngineContext.Provider>;
}

function useEngineContext(): Engine {
  const engine = useContext(EngineContext);
  if (engine === null) throw new Error('no engine above this component');
  return engine;
}

/** For commands, and for queries that carry bytes. */
export function useEngine(): EngineClient {
  return useEngineContext().client;
}

/** Asks again what is on screen, after something that is no change of the workspace: who works, how it is kept. */
export function useRefresh(): () => void {
  return useEngineContext().cache.refresh;
}

const IDLE: QueryState<never> = { data: undefined, problem: undefined, asking: false };

/**
 * Asks once and again whenever the workspace changes. `args` null: ask nothing yet. Equal arguments share one answer.
 * Queries without arguments take undefined.
 */
export function useQuery<M extends WatchedQuery>(method: M, args: Arguments<M> | null): QueryState<Answer<M>> {
  const { cache } = useEngineContext();
  const key = args === null ? 'nothing' : JSON.stringify(args ?? null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: arguments are compared by value
  const watch = useCallback(
    (watcher: () => void) => (args === null ? () => undefined : cache.watch(method, args, watcher)),
    [cache, method, key],
  );
  const state = useSyncExternalStore(watch, () => (args === null ? IDLE : cache.state(method, args)));
  return state;
}

/**
 * Several askings of one query at once, in the order of `list`: the pages of a long list that are on screen.
 * Answers that are no longer watched go at the next change of the workspace. The same array while nothing in it changed.
 */
export function useQueries<M extends WatchedQuery>(method: M, list: readonly Arguments<M>[]): QueryState<Answer<M>>[] {
  const { cache } = useEngineContext();
  const key = JSON.stringify(list);
  const [, rerender] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: arguments are compared by value
  useEffect(() => {
    const stops = list.map((args) => cache.watch(method, args, () => rerender((count) => count + 1)));
    rerender((count) => count + 1);
    return () => {
      for (const stop of stops) stop();
    };
  }, [cache, method, key]);
  const states = list.map((args) => cache.state(method, args));
  const last = useRef(states);
  const same = states.length === last.current.length && states.every((state, index) => state === last.current[index]);
  if (!same) last.current = states;
  return last.current;
}

/** The long task that runs now, or null. */
export function useRunningTask(): RunningTask | null {
  const { tasks } = useEngineContext();
  return useSyncExternalStore(tasks.subscribe, tasks.current);
}
