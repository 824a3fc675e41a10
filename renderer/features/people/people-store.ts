// What is on the table of the people screen: a file that was handed over, and what the checker said so far. Kept while other screens are
// open; what the file means is the engine's to say.
import { create } from 'zustand';
import type { OneFile } from '../../ui/one-file.tsx';
import type { SignedKind } from './handed-over.ts';
import type { Verdict, Verdicts } from './verdicts.ts';

export interface OpenFile extends OneFile {
  readonly kind: SignedKind;
}

interface PeopleState {
  readonly file: OpenFile | null;
  readonly verdicts: Verdicts;
  /** The package, with what was said of it, that waits under the maker's identity card. */
  readonly under: { readonly file: OpenFile; readonly verdicts: Verdicts } | null;
}

export const usePeopleStore = create<PeopleState>(() => ({ file: null, verdicts: new Map(), under: null }));

/** An identity card lies on top of an opened package; anything else takes the whole table. */
export function putOnTable(file: OpenFile | null): void {
  usePeopleStore.setState((now) => ({
    file,
    verdicts: new Map(),
    under: file?.kind === 'card' ? (packageOf(now) ?? now.under) : null,
  }));
}

/** Takes the card away. Answers whether a package was under it, which is on the table again, with what was said of it. */
export function takeCardAway(): boolean {
  const { under } = usePeopleStore.getState();
  usePeopleStore.setState({ file: under?.file ?? null, verdicts: under?.verdicts ?? new Map(), under: null });
  return under !== null;
}

function packageOf({ file, verdicts }: PeopleState): PeopleState['under'] {
  return file?.kind === 'package' ? { file, verdicts } : null;
}

export function sayVerdict(postingKey: string, verdict: Verdict): void {
  usePeopleStore.setState(({ verdicts }) => ({ verdicts: new Map(verdicts).set(postingKey, verdict) }));
}
