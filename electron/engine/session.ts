// Who works with this engine now, and the one person whose signing key is unlocked. In memory only; it ends with the engine.

/** Signs texts for one person. */
export interface Signing {
  /** Fingerprint of the public key. */
  readonly signer: string;
  /** Ed25519 over the text's UTF-8 bytes, base64. */
  sign(text: string): string;
}

export class Session {
  readonly #login: string;
  #actor: string;
  #signedIn: { readonly user: string; readonly signing: Signing } | null = null;

  /** `login`: a user id, or the name of the login where none is named. */
  constructor(login: string) {
    this.#login = login;
    this.#actor = login;
  }

  /** Whom things are done for where a command names nobody. */
  actor(): string {
    return this.#actor;
  }

  /** For someone without a key. Whoever was signed in is signed out. */
  workAs(user: string): void {
    this.#signedIn = null;
    this.#actor = user;
  }

  signIn(user: string, signing: Signing): void {
    this.#signedIn = { user, signing };
    this.#actor = user;
  }

  /** The key is forgotten, and the login works again. Nothing where someone else is signed in. */
  signOut(user: string): void {
    if (this.#actor !== user) return;
    this.#signedIn = null;
    this.#actor = this.#login;
  }

  /** The user whose key is unlocked, or null. */
  signedIn(): string | null {
    return this.#signedIn?.user ?? null;
  }

  /** Null where this user's key is not unlocked here. */
  signing(user: string): Signing | null {
    return this.#signedIn?.user === user ? this.#signedIn.signing : null;
  }
}
