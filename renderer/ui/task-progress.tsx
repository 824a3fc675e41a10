// A long task while it runs: phase, how much is done, rate and time left, and the way to stop it.
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { formatCount } from './amount.tsx';
import { Button } from './parts.tsx';
import './task-progress.css';

export interface TaskProgressProps {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  readonly words: {
    readonly cancel: string;
    /** e.g. "12,000/s · 8 s left"; seconds are null while unknown. */
    readonly pace: (rate: string, secondsLeft: number | null) => string;
  };
  readonly onCancel: () => void;
}

export interface Pace {
  readonly perSecond: number;
  readonly secondsLeft: number | null;
}

/** Pace since the phase began; null until half a second tells something. */
export function paceOf(elapsedMs: number, done: number, total: number): Pace | null {
  if (elapsedMs < 500 || done <= 0) return null;
  const perSecond = Math.max(1, Math.round((done * 1000) / elapsedMs));
  return { perSecond, secondsLeft: total > done ? Math.ceil((total - done) / perSecond) : null };
}

let onScreen = 0;
const watchers = new Set<() => void>();

function counted(by: 1 | -1): void {
  onScreen += by;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Whether a screen shows the running task itself, with its one way to stop it. */
export function useIsTaskOnScreen(): boolean {
  return useSyncExternalStore(watch, () => onScreen > 0);
}

export function TaskProgress({ phase, done, total, words, onCancel }: TaskProgressProps) {
  const began = useRef({ phase, at: performance.now() });
  const [now, setNow] = useState(performance.now());
  if (began.current.phase !== phase) began.current = { phase, at: performance.now() };
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 500);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    counted(1);
    return () => counted(-1);
  }, []);
  const pace = paceOf(now - began.current.at, done, total);
  const part = total === 0 ? 0 : Math.min(100, (done / total) * 100);
  return (
    <div className="task-progress" role="status">
      {total === 0 ? <progress aria-label={phase} /> : <progress max={100} value={part} aria-label={phase} />}
      <span className="clip">
        {phase} {total === 0 ? '' : `${formatCount(done)} / ${formatCount(total)}`}
      </span>
      <span className="quiet">{pace === null ? '' : words.pace(formatCount(pace.perSecond), pace.secondsLeft)}</span>
      <Button onClick={onCancel}>{words.cancel}</Button>
    </div>
  );
}
