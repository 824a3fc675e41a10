// Who has the workspace open, out of the engine's sentence about it: all that is known is a process and, where it is another one, its machine.

export interface Holder {
  readonly process: string;
  /** '' for this machine. */
  readonly host: string;
}

/** Null where the sentence names no process. */
export function heldBy(because: string): Holder | null {
  const found = /\bopen in process (\d+)(?: on ([^\s;,]+))?/.exec(because);
  return found === null ? null : { process: found[1] ?? '', host: found[2] ?? '' };
}
