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
}

export const usePeopleStore = create<PeopleState>(() => ({ file: null, verdicts: new Map() }));

export function putOnTable(file: OpenFile | null): void {
  usePeopleStore.setState({ file, verdicts: new Map() });
}

export function sayVerdict(postingKey: string, verdict: Verdict): void {
  usePeopleStore.setState(({ verdicts }) => ({ verdicts: new Map(verdicts).set(postingKey, verdict) }));
}
