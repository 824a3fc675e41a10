// Who works with this engine now, and whose signing key is unlocked. In memory only; it ends with the engine.

/** Signs hashes for one person. */
export interface Signing {
  /** Fingerprint of the public key. */
  readonly signer: string;
  /** Base64. */
  sign(hash: string): string;
}

export class Session {
  #actor: string;
  readonly #signings = new Map<string, Signing>();

  /** `actor`: a user id, or the name of the login where none is named. */
  constructor(actor: string) {
    this.#actor = actor;
  }

  actor(): string {
    return this.#actor;
  }

  workAs(user: string): void {
    this.#actor = user;
  }

  unlock(user: string, signing: Signing): void {
    this.#signings.set(user, signing);
  }

  lock(user: string): void {
    this.#signings.delete(user);
  }

  /** Null where this user's key is not unlocked here. */
  signing(user: string): Signing | null {
    return this.#signings.get(user) ?? null;
  }
}
