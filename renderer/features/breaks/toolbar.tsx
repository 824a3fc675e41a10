// The toolbar over the panes: active filters as chips, search, folding, and the way from difference to difference.
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { Button, Chip } from '../../ui/parts.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import { look, useBreaksStore } from './breaks-store.ts';

const SEARCH_DELAY_MS = 250;

export interface ToolbarProps {
  readonly total: number | null;
  /** Rank of the current one among them, from 1; null where none is current. */
  readonly at: number | null;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
}

export function Toolbar({ total, at, onPrevious, onNext }: ToolbarProps) {
  const { t, term } = useTexts('breaks');
  const { workspace, channel, chooseChannel } = useWorkbench();
  const { outcome, folded, mode, drawerOpen } = useBreaksStore();
  const name = workspace.channels.find(({ code }) => code === channel)?.name ?? channel;
  const differences = mode === 'backlog' || (folded && outcome === null);
  const shown = formatCount(total ?? 0);
  return (
    <div className="title-bar" role="toolbar" aria-label={t('title')}>
      {channel === null ? null : (
        <Chip onRemove={() => chooseChannel(null)} removeLabel={t('tool.removeFilter')}>
          {name}
        </Chip>
      )}
      {outcome === null || mode === 'backlog' ? null : (
        <Chip onRemove={() => look({ outcome: null })} removeLabel={t('tool.removeFilter')}>
          {term(`outcome.${outcome}`)}
        </Chip>
      )}
      {mode === 'backlog' ? null : (
        <>
          <Search />
          <Chip pressed={folded} onToggle={() => look({ folded: !folded })}>
            {t('tool.fold')}
          </Chip>
        </>
      )}
      <Chip
        pressed={mode === 'backlog'}
        onToggle={() => look({ mode: mode === 'day' ? 'backlog' : 'day', outcome: null })}
      >
        {t('tool.backlog')}
      </Chip>
      <span className="quiet clip">
        {differences
          ? at === null
            ? t('tool.differences', { shown })
            : t('tool.differencesAt', { shown, at: formatCount(at) })
          : t('tool.rows', { shown })}
      </span>
      <span className="spring" />
      <Button look="plain" hint="P" onClick={onPrevious}>
        {t('tool.previous')}
      </Button>
      <Button look="plain" hint="N" onClick={onNext}>
        {t('tool.next')}
      </Button>
      {drawerOpen ? null : (
        <Button look="plain" hint="Enter" onClick={() => useBreaksStore.setState({ drawerOpen: true })}>
          {t('tool.drawer')}
        </Button>
      )}
    </div>
  );
}

export const SEARCH_FIELD_ID = 'breaks-search';

function Search() {
  const { t } = useTexts('breaks');
  const search = useBreaksStore((state) => state.search);
  const [text, setText] = useState(search);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setText(search), [search]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => look({ search: next.trim() }), SEARCH_DELAY_MS);
  };
  return (
    <Input
      id={SEARCH_FIELD_ID}
      className="breaks-search"
      size="small"
      allowClear
      placeholder={t('tool.search')}
      aria-label={t('tool.search')}
      value={text}
      onChange={(event) => change(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
