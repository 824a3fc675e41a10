// What every kind of wrapper gives: its members, each unpacked only when it is its turn.
import type { Problem, Result } from '../../model/problem.ts';

export interface Member {
  /** Inside the wrapper, cleaned; folders with "/". */
  readonly name: string;
  /** How it came out, as a sentence of evidence. */
  readonly evidence: string;
  readonly warnings: readonly Problem[];
  /** Bytes that it will take unpacked, where that is known before. */
  readonly size: number | null;
  /** At most `most` bytes: what is larger is refused. */
  unpack(most: number): Result<Uint8Array>;
}

export interface Opened {
  readonly members: readonly Member[];
  readonly leftOut: readonly { readonly name: string; readonly reason: string }[];
}
