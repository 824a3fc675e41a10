// What passes between the thread that starts an engine and the engine's own thread.
import type { Message, Request } from '../../shared/contract/engine-client.ts';
import type { Result } from '../../shared/model/problem.ts';
import type { EngineOptions } from './open-engine.ts';

export interface ThreadData {
  readonly options: EngineOptions;
  /** One Int32: the number of the last call that was to be cancelled. Seen at once, even while the engine computes. */
  readonly cancelled: SharedArrayBuffer;
}

export type ToThread = Request | { readonly type: 'close' };
export type FromThread = Message | { readonly type: 'opened'; readonly result: Result<null> };
