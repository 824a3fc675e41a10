// The one registry of keyboard shortcuts. Screens register while they are mounted; the sheet (?) lists what is registered now.
import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface Shortcut {
  /** As a person reads it: "j", "Shift+Space", "Ctrl+z", "Enter", "?". Ctrl also answers to the Mac's command key. */
  readonly keys: readonly string[];
  /** What it does, in the user's language. */
  readonly label: string;
  /** Heading in the sheet, in the user's language. */
  readonly group: string;
  readonly run: () => void;
  /** Also while a text field has the focus; only for keys with Ctrl, Escape and function keys. */
  readonly whileTyping?: boolean;
}

let registered: readonly (readonly Shortcut[])[] = [];
const listeners = new Set<() => void>();

function replace(next: readonly (readonly Shortcut[])[]): void {
  registered = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Registers shortcuts while the calling component is mounted. Those registered later win; `run` is always the latest. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const signature = shortcuts.map((one) => `${one.keys.join(' ')}|${one.label}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: registered again only when keys or labels change
  useEffect(() => {
    const mine = latest.current.map((one, index) => ({ ...one, run: () => latest.current[index]?.run() }));
    replace([...registered, mine]);
    return () => replace(registered.filter((group) => group !== mine));
  }, [signature]);
}

export function useRegisteredShortcuts(): readonly Shortcut[] {
  const groups = useSyncExternalStore(subscribe, () => registered);
  return groups.flat();
}

/** The name of a pressed key, in the spelling of `Shortcut.keys`. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const printable = key.length === 1 && !/[a-z0-9]/.test(key);
  return [
    event.ctrlKey || event.metaKey ? 'Ctrl+' : '',
    event.altKey ? 'Alt+' : '',
    event.shiftKey && !printable ? 'Shift+' : '',
    key,
  ].join('');
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role="combobox"]') !== null)
  );
}

/** Letters mean nothing to these, so the screen's letters count there; blank, Enter and arrows are their own. */
function takesLetters(target: EventTarget | null): boolean {
  return !(target instanceof HTMLInputElement && (target.type === 'radio' || target.type === 'checkbox'));
}

/** Inside a dialog or an open menu only that layer's own keys count. */
function isInLayer(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null;
}

/** Runs the shortcut of a key press; the latest registration wins. Returns whether one ran. */
export function runShortcut(event: KeyboardEvent): boolean {
  const name = keyName(event);
  const typing = isTyping(event.target) && (takesLetters(event.target) || name.length > 1);
  if (event.isComposing || isInLayer(event.target)) return false;
  for (const shortcut of registered.flat().reverse()) {
    if (!shortcut.keys.includes(name) || (typing && shortcut.whileTyping !== true)) continue;
    const activates = (name === 'Enter' || name === 'Space') && event.target instanceof HTMLElement;
    if (activates && (event.target as HTMLElement).closest('button, a[href], summary') !== null) return false;
    event.preventDefault();
    shortcut.run();
    return true;
  }
  return false;
}
