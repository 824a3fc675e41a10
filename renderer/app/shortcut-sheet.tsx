// The sheet of all keys that work now, made from the registry itself.
import { Modal } from 'antd';
import { useSyncExternalStore } from 'react';
import { useTexts } from '../i18n/start.ts';
import { type Shortcut, useRegisteredShortcuts, useShortcuts } from '../ui/shortcuts.ts';

let isOpen = false;
const listeners = new Set<() => void>();

function setOpen(open: boolean): void {
  isOpen = open;
  for (const listener of listeners) listener();
}

export function openShortcutSheet(): void {
  setOpen(true);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function groupShortcuts(shortcuts: readonly Shortcut[]): readonly (readonly [string, readonly Shortcut[]])[] {
  const groups = new Map<string, Shortcut[]>();
  for (const one of shortcuts) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  return [...groups];
}

/** "Ctrl+z" as printed on a key: "Ctrl Z". */
export function printedKey(key: string): string {
  return key
    .split('+')
    .map((part) => (part.length === 1 ? part.toUpperCase() : part))
    .join(' ');
}

export function ShortcutSheet() {
  const { t } = useTexts('frame');
  const open = useSyncExternalStore(subscribe, () => isOpen);
  const shortcuts = useRegisteredShortcuts();
  useShortcuts([{ keys: ['?'], label: t('keys.title'), group: t('keys.group'), run: openShortcutSheet }]);
  return (
    <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={t('keys.title')} width={980}>
      <div className="shortcut-sheet">
        {groupShortcuts(shortcuts).map(([group, ones]) => (
          <section key={group}>
            <h3>{group}</h3>
            <ul>
              {ones.map((one) => (
                <li key={one.keys.join()}>
                  <span>{one.label}</span>
                  {one.keys.map((key) => (
                    <kbd key={key}>{printedKey(key)}</kbd>
                  ))}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Modal>
  );
}
