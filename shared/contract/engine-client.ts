// What a shell hands to those who use the engine. The three shells differ only in the transport behind it.
import type { Result } from '../model/problem.ts';
import type { Answer, Arguments, Events, Method } from './engine-api.ts';

export interface EngineClient {
  /** Asks or tells the engine. Never rejects for user data: a problem is a value. */
  call<M extends Method>(method: M, args: Arguments<M>): Promise<Result<Answer<M>>>;
  /** Returns the way to stop listening. */
  on<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void): () => void;
  /** Asks the running long task to stop; what it began is rolled back and its call answers problem code "cancelled". */
  cancel(): void;
}

/** What crosses the boundary, both ways. Bytes travel as Uint8Array; JSON transports encode them (wire.ts). */
export type Request =
  | { readonly type: 'call'; readonly id: number; readonly method: Method; readonly args: unknown }
  | { readonly type: 'cancel' };
export type Message =
  | { readonly type: 'answer'; readonly id: number; readonly result: Result<unknown> }
  | { readonly type: 'event'; readonly event: keyof Events; readonly payload: unknown };
