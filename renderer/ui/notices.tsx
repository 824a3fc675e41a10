// What was just done, said once: a toast with Undo where there is one, and a live region for screen readers.
import { useSyncExternalStore } from 'react';
import { Mark, type MarkName } from './mark.tsx';
import { Button } from './parts.tsx';

export interface Notice {
  readonly text: string;
  readonly mark?: MarkName;
  readonly action?: { readonly label: string; readonly hint?: string; readonly run: () => void };
}

interface Shown extends Notice {
  readonly id: number;
}

const SHOWN_FOR_MS = 8000;
let shown: readonly Shown[] = [];
let said = '';
let nextId = 1;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows a toast for some seconds (the newest two stay) and says it to screen readers. */
export function notify(notice: Notice): void {
  const id = nextId++;
  shown = [...shown, { ...notice, id }].slice(-2);
  said = notice.text;
  tell();
  setTimeout(() => dismiss(id), SHOWN_FOR_MS);
}

/** Says a sentence to screen readers only: sums of a selection, a page that arrived. */
export function announce(text: string): void {
  said = text;
  tell();
}

/** What was offered to be undone no longer is: the toasts that offer it go. */
export function withdrawActions(): void {
  shown = shown.filter((notice) => notice.action === undefined);
  tell();
}

function dismiss(id: number): void {
  shown = shown.filter((notice) => notice.id !== id);
  tell();
}

/** Mounted once by the frame. */
export function NoticeHost() {
  const notices = useSyncExternalStore(subscribe, () => shown);
  const text = useSyncExternalStore(subscribe, () => said);
  return (
    <>
      <div className="unseen" aria-live="polite" role="status">
        {text}
      </div>
      <div className="toasts">
        {notices.map((notice) => (
          <div className="toast" key={notice.id}>
            <Mark name={notice.mark ?? 'decided'} />
            <span>{notice.text}</span>
            {notice.action === undefined ? null : (
              <Button
                hint={notice.action.hint}
                onClick={() => {
                  dismiss(notice.id);
                  notice.action?.run();
                }}
              >
                {notice.action.label}
              </Button>
            )}
          </div>
        ))}
      </div>
    </>
  );
}
