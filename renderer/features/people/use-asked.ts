// A query that carries a file: asked when it comes, and again when the workspace changed.
import { useEffect, useState } from 'react';
import type { Answer } from '../../../shared/contract/engine-api.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { useEngine } from '../../engine-client/use-engine.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';

export interface Asked<T> {
  readonly value: T | null;
  readonly problem: Problem | null;
}

const NOTHING = { value: null, problem: null };

type AboutFile = 'readCard' | 'openPackage';

/** `bytes` are compared by identity; null asks nothing. */
export function useAsked<M extends AboutFile>(method: M, bytes: Uint8Array | null): Asked<Answer<M>> {
  const engine = useEngine();
  const { workspace } = useWorkbench();
  const [asked, setAsked] = useState<{ readonly about: Uint8Array; readonly answer: Asked<Answer<M>> } | null>(null);
  const { revision } = workspace;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the workspace changed
  useEffect(() => {
    if (bytes === null) return;
    let isCurrent = true;
    void engine.call<AboutFile>(method, { bytes }).then((result) => {
      if (!isCurrent) return;
      const answer = result.ok
        ? { value: result.value as Answer<M>, problem: null }
        : { value: null, problem: result.problem };
      setAsked({ about: bytes, answer });
    });
    return () => {
      isCurrent = false;
    };
  }, [engine, method, bytes, revision]);
  return asked !== null && asked.about === bytes ? asked.answer : NOTHING;
}
