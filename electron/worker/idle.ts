// Calls back once when nothing was asked for a while; never keeps a process alive.

const QUIET_MS = 2000;

export interface Idle {
  /** Something was asked: the quiet starts anew. */
  stir(): void;
  stop(): void;
}

export function whenIdle(work: () => void, quietMs = QUIET_MS): Idle {
  let timer: NodeJS.Timeout | undefined;
  return {
    stir() {
      clearTimeout(timer);
      timer = setTimeout(work, quietMs).unref();
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
