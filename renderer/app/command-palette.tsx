// Ctrl+K: everything that can be done here and everywhere one can go, found by typing. Made from the registry of shortcuts, the
// workspace's dates and channels, and, for whatever was typed, tracing it as a key.
import { Modal } from 'antd';
import { Command } from 'cmdk';
import { useState, useSyncExternalStore } from 'react';
import { useTexts } from '../i18n/start.ts';
import { type Shortcut, useRegisteredShortcuts, useShortcuts } from '../ui/shortcuts.ts';
import { useWorkbench } from '../ui/workbench.tsx';
import './command-palette.css';
import { sortedDates } from './scope.ts';
import { printedKey } from './shortcut-sheet.tsx';

let isOpen = false;
const listeners = new Set<() => void>();

function setOpen(open: boolean): void {
  isOpen = open;
  for (const listener of listeners) listener();
}

export function openCommandPalette(): void {
  setOpen(true);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Each action once: the later registration is the one in force. */
export function actionsOf(shortcuts: readonly Shortcut[]): readonly Shortcut[] {
  const byKey = new Map<string, Shortcut>();
  for (const one of shortcuts) byKey.set(one.keys.join(), one);
  return [...byKey.values()];
}

const OWN_KEY = 'Ctrl+k';

export function CommandPalette() {
  const { t } = useTexts('frame');
  const open = useSyncExternalStore(subscribe, () => isOpen);
  useShortcuts([
    { keys: [OWN_KEY], label: t('palette.open'), group: t('keys.group'), run: openCommandPalette, whileTyping: true },
  ]);
  return (
    <Modal
      open={open}
      onCancel={() => setOpen(false)}
      footer={null}
      closable={false}
      width={560}
      destroyOnHidden
      aria-label={t('palette.open')}
      className="palette"
    >
      <Palette />
    </Modal>
  );
}

function Palette() {
  const { t } = useTexts('frame');
  const { workspace, date, go, chooseDate, chooseChannel } = useWorkbench();
  const [typed, setTyped] = useState('');
  const actions = actionsOf(useRegisteredShortcuts()).filter(({ keys }) => !keys.includes(OWN_KEY));
  const groups = [...new Set(actions.map(({ group }) => group))];
  /** The dialog goes first, so that what runs finds the screen as it was. */
  const choose = (run: () => void) => () => {
    setOpen(false);
    setTimeout(run, 0);
  };
  const key = typed.trim();
  return (
    <Command label={t('palette.open')} loop>
      <Command.Input autoFocus value={typed} onValueChange={setTyped} placeholder={t('palette.hint')} />
      <Command.List>
        <Command.Empty>{t('palette.none')}</Command.Empty>
        {groups.map((group) => (
          <Command.Group key={group} heading={group}>
            {actions
              .filter((one) => one.group === group)
              .map((one) => (
                <Command.Item
                  key={one.keys.join()}
                  value={`${one.label} ${one.keys.join(' ')}`}
                  onSelect={choose(one.run)}
                >
                  <span>{one.label}</span>
                  <kbd>{printedKey(one.keys[0] ?? '')}</kbd>
                </Command.Item>
              ))}
          </Command.Group>
        ))}
        <Command.Group heading={t('bar.date')}>
          {sortedDates(workspace.dates).map((one) => (
            <Command.Item
              key={one.date}
              value={`${t('bar.date')} ${one.date}`}
              onSelect={choose(() => chooseDate(one.date))}
            >
              <span>{one.date}</span>
              <span className="quiet">
                {one.date === date ? '✓' : t(`bar.state.${one.state}`, { open: one.openBreaks })}
              </span>
            </Command.Item>
          ))}
        </Command.Group>
        <Command.Group heading={t('bar.channel')}>
          <Command.Item value={`${t('bar.channel')} *`} onSelect={choose(() => chooseChannel(null))}>
            {t('bar.allChannels', { count: workspace.channels.length })}
          </Command.Item>
          {workspace.channels.map(({ code, name }) => (
            <Command.Item
              key={code}
              value={`${t('bar.channel')} ${name} ${code}`}
              onSelect={choose(() => chooseChannel(code))}
            >
              <span>{name}</span>
              <span className="quiet">{code}</span>
            </Command.Item>
          ))}
        </Command.Group>
        {key === '' ? null : (
          <Command.Item forceMount value={`trace ${key}`} onSelect={choose(() => go('trace', { key }))}>
            <span>{t('palette.trace', { key })}</span>
          </Command.Item>
        )}
      </Command.List>
    </Command>
  );
}
