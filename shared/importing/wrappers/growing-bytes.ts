// Bytes that come piece by piece, up to a bound.

export class GrowingBytes {
  readonly #most: number;
  #buffer = new Uint8Array(65_536);
  #length = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get length(): number {
    return this.#length;
  }

  /** False where the bound would be passed: nothing is added then. */
  add(piece: Uint8Array): boolean {
    const length = this.#length + piece.length;
    if (length > this.#most) return false;
    if (length > this.#buffer.length) {
      const wider = new Uint8Array(Math.min(this.#most, Math.max(length, this.#buffer.length * 2)));
      wider.set(this.#buffer.subarray(0, this.#length));
      this.#buffer = wider;
    }
    this.#buffer.set(piece, this.#length);
    this.#length = length;
    return true;
  }

  /** A view: what is added later does not change it. */
  bytes(from = 0): Uint8Array {
    return this.#buffer.subarray(from, this.#length);
  }
}
