// A new passphrase is typed twice: what stands in the way of taking it.

export type PassphraseFault = 'empty' | 'differs';

/** Null where both fields hold the same passphrase. Whether it is long enough is the engine's to say. */
export function passphraseFault(first: string, again: string): PassphraseFault | null {
  if (first === '') return 'empty';
  return first === again ? null : 'differs';
}
