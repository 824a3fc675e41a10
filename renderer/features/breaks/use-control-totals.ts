// The control totals of a date, asked once per run: a decision moves no row from one outcome to another, so it needs no new proof.
// Proving a large day keeps the engine busy for seconds; there it waits until someone asks for it.
import { useCallback, useEffect, useState } from 'react';
import type { CheckLink, OutcomeTotal } from '../../../shared/contract/engine-api.ts';
import { useEngine } from '../../engine-client/use-engine.tsx';

/** Up to so many results in the day the proof is made without being asked for. */
const UNASKED = 20_000;

export interface ControlTotals {
  /** null: not proven yet. */
  readonly links: readonly CheckLink[] | null;
  readonly asking: boolean;
  readonly ask: () => void;
}

type Proof = { readonly key: string; readonly links: readonly CheckLink[] | null };

/** The last proof, kept while the screen is away. */
let lastProof: Proof = { key: '', links: null };

export function useControlTotals(date: string | null, totals: readonly OutcomeTotal[]): ControlTotals {
  const engine = useEngine();
  const [proof, setProof] = useState(lastProof);
  const [asked, setAsked] = useState('');
  const counts = totals.map(({ stage, channel, currency, outcome, count }) => [
    stage,
    channel,
    currency,
    outcome,
    count,
  ]);
  const key = JSON.stringify([date, counts]);
  const known = proof.key === key;
  const ask = useCallback(() => {
    if (date === null) return;
    setAsked(key);
    void engine.call('check', { date }).then((result) => {
      lastProof = { key, links: result.ok ? result.value.links : null };
      setProof(lastProof);
      setAsked('');
    });
  }, [engine, date, key]);
  const size = totals.reduce((sum, { count }) => sum + count, 0);
  const unasked = size > 0 && size <= UNASKED;
  useEffect(() => {
    if (unasked && lastProof.key !== key) ask();
  }, [unasked, key, ask]);
  return { links: known ? proof.links : null, asking: asked === key, ask };
}
