// What the process under torture says, one JSON document a line, and what it is told on its command line.

/** Written before the next thing is begun; a line that is cut by the kill was not said. */
export type TortureLine =
  | { readonly said: 'open' }
  | { readonly said: 'begin'; readonly what: string }
  /** The action was answered: from now on it must not be lost. */
  | { readonly said: 'done'; readonly what: string; readonly revision: number; readonly audit: number }
  | { readonly said: 'state'; readonly revision: number; readonly digest: string; readonly ties: boolean }
  | { readonly said: 'defect'; readonly message: string };

/** Of every encrypted workspace under torture, and without meaning for the others. */
export const TORTURE_PASSPHRASE = 'not a secret';

export interface TortureTask {
  readonly workspace: string;
  /** Also gets new keys while it is worked on. */
  readonly isEncrypted: boolean;
  readonly seed: number;
}

/** Whole lines only. */
export function readLines(text: string): TortureLine[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as TortureLine);
}
