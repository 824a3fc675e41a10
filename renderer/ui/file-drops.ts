// Who takes files that are dropped on the window: the screen that asked for it last, else they are brought in as statements.
import { useEffect, useRef } from 'react';

export interface DropTaker {
  /** What happens when they are let go. */
  readonly label: string;
  readonly take: (files: readonly File[]) => void;
}

let takers: readonly { readonly current: DropTaker }[] = [];

/** Takes dropped files while the calling component is mounted. */
export function useDropTaker(taker: DropTaker): void {
  const latest = useRef(taker);
  latest.current = taker;
  useEffect(() => {
    takers = [...takers, latest];
    return () => {
      takers = takers.filter((one) => one !== latest);
    };
  }, []);
}

export function currentDropTaker(): DropTaker | null {
  return takers.at(-1)?.current ?? null;
}
