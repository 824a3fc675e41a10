// What the page log knows of encryption: that there is a seal for frames, and that blocks of the snapshot may not carry theirs.

/** 12 bytes of nonce before what is sealed, 16 bytes of tag behind it. */
export const SEAL_LENGTH = 28;

export interface Sealing {
  /** `about` is not hidden but bound: the seal fits nowhere else. Answers SEAL_LENGTH bytes more than `payload`. */
  sealFrame(payload: Uint8Array, about: Uint8Array): Buffer;
  /** Null where the seal does not fit. */
  openFrame(sealed: Uint8Array, about: Uint8Array): Buffer | null;
  /** Pages of an open file, from 0, that were read and did not carry their seal; they were read as zeros. */
  broken(handle: number): readonly number[];
}
