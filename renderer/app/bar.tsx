// The bar: where one works (company, date, channel), the last decision's undo, who works, privacy, language and theme.
import { Dropdown } from 'antd';
import { useEngine, useRunningTask } from '../engine-client/use-engine.tsx';
import { changeLanguage, useTexts } from '../i18n/start.ts';
import { formatCount } from '../ui/amount.tsx';
import { Button } from '../ui/parts.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { useIsTaskOnScreen } from '../ui/task-progress.tsx';
import { useWorkbench } from '../ui/workbench.tsx';
import { openCommandPalette } from './command-palette.tsx';
import { DateChoice } from './date-choice.tsx';
import { useFrameStore } from './frame-store.ts';
import { PrivacySwitch } from './privacy/privacy-switch.tsx';
import { UndoItem } from './undo-item.tsx';
import { UserChoice } from './user-choice.tsx';

export function Bar() {
  const { t, language } = useTexts('frame');
  const { workspace, theme } = useWorkbench();
  const switchLanguage = () => {
    const next = language === 'zh' ? 'en' : 'zh';
    changeLanguage(next);
    useFrameStore.setState({ language: next });
  };
  const switchTheme = () => useFrameStore.setState({ theme: theme === 'dark' ? 'light' : 'dark' });
  useShortcuts([
    { keys: ['Alt+l'], label: t('bar.language'), group: t('keys.group'), run: switchLanguage },
    { keys: ['Alt+t'], label: t(`bar.theme.${theme}`), group: t('keys.group'), run: switchTheme },
  ]);
  return (
    <header className="bar">
      <div className="brand">{t('product')}</div>
      <span className="bar-company" title={workspace.path}>
        {workspace.company}
        {workspace.readOnly ? ` · ${t('bar.readOnly')}` : ''}
      </span>
      <DateChoice />
      <ChannelChoice />
      <span className="spring" />
      <TaskText />
      <button type="button" className="bar-item bar-search" onClick={openCommandPalette} aria-keyshortcuts="Control+K">
        <span>{t('palette.open')}</span> <kbd>Ctrl K</kbd>
      </button>
      <UndoItem />
      <UserChoice />
      <PrivacySwitch />
      <button type="button" className="bar-item" onClick={switchLanguage} title={t('bar.language')}>
        {t('bar.otherLanguage')}
      </button>
      <button
        type="button"
        className="bar-item"
        onClick={switchTheme}
        title={t(`bar.theme.${theme}`)}
        aria-label={t(`bar.theme.${theme}`)}
      >
        <i className="theme-shape" aria-hidden="true" />
      </button>
    </header>
  );
}

/** What the engine works on, how far it is, and the way to stop it; nothing where it rests. */
function TaskText() {
  const { t, common } = useTexts('frame');
  const engine = useEngine();
  const task = useRunningTask();
  const isElsewhere = useIsTaskOnScreen();
  if (task === null || isElsewhere) return null;
  const { phase, done, total } = task;
  const part = total === 0 ? 0 : Math.round((done / total) * 100);
  const share = total > 1 ? `${formatCount(done)}/${formatCount(total)}` : '';
  return (
    <>
      <span className="bar-progress-text clip" role="status">
        {[t(`progress.${task.task}`), phase, share].filter((text) => text !== '').join(' · ')}
      </span>
      <Button onClick={() => engine.cancel()}>{common('cancel')}</Button>
      <span className="bar-progress" style={{ width: `${part}%` }} />
    </>
  );
}

function ChannelChoice() {
  const { t } = useTexts('frame');
  const { workspace, channel, chooseChannel } = useWorkbench();
  const all = t('bar.allChannels', { count: workspace.channels.length });
  const chosen = workspace.channels.find(({ code }) => code === channel);
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectedKeys: [channel ?? ''],
        items: [
          { key: '', label: all },
          ...workspace.channels.map(({ code, name }) => ({ key: code, label: `${name} ${code}` })),
        ],
        onClick: ({ key }) => chooseChannel(key === '' ? null : key),
      }}
    >
      <button type="button" className="bar-item" aria-label={t('bar.channel')} aria-haspopup="menu">
        {chosen?.name ?? all} <span aria-hidden="true">▾</span>
      </button>
    </Dropdown>
  );
}
