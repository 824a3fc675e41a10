// Shows what the engine is doing, on one line of the error stream that overwrites itself. Silent unless that is a terminal.
import type { EngineClient } from '../../../shared/contract/engine-client.ts';
import type { Terminal } from './terminal.ts';

/** Returns the way to stop. */
export function showProgress(engine: EngineClient, terminal: Terminal): () => void {
  const stop = engine.on('progress', ({ task, phase, done, total }) => {
    const share = total > 0 ? ` ${Math.floor((done * 100) / total)} %` : '';
    terminal.progress(`${task} ${phase}${share}`);
  });
  return () => {
    stop();
    terminal.progress('');
  };
}
