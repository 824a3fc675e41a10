// What is looked for in the history: words, kinds of action, a person; and the audit log as files.
import { Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { ACTION_KINDS } from '../../../shared/model/action.ts';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { Button } from '../../ui/parts.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import { useHistoryStore } from './history-store.ts';
import { personName } from './person.ts';

const SEARCH_DELAY_MS = 250;
export const SEARCH_FIELD_ID = 'history-search';

export function HistoryToolbar({
  total,
  users,
  onExport,
  exporting,
}: {
  total: number | null;
  users: readonly string[];
  onExport: () => void;
  exporting: boolean;
}) {
  const { t, term } = useTexts('history');
  const { workspace } = useWorkbench();
  const { search, actions, user } = useHistoryStore();
  const isFiltered = search !== '' || actions.length > 0 || user !== null;
  return (
    <div className="title-bar" role="toolbar" aria-label={t('title')}>
      <Search />
      <Select
        mode="multiple"
        size="small"
        className="history-actions"
        maxTagCount="responsive"
        allowClear
        value={[...actions]}
        onChange={(next) => useHistoryStore.setState({ actions: next })}
        placeholder={t('find.actions')}
        aria-label={t('find.actionsLabel')}
        optionFilterProp="label"
        options={ACTION_KINDS.map((kind) => ({ value: kind, label: term(`action.${kind}`) }))}
      />
      <Select
        size="small"
        className="history-person"
        allowClear
        value={user}
        onChange={(next: string | undefined) => useHistoryStore.setState({ user: next ?? null })}
        placeholder={t('find.everyone')}
        aria-label={t('find.personLabel')}
        options={users.map((id) => ({ value: id, label: personName(id, workspace.users) }))}
      />
      {isFiltered ? (
        <Button look="plain" onClick={() => useHistoryStore.setState({ search: '', actions: [], user: null })}>
          {t('clear')}
        </Button>
      ) : null}
      <span className="quiet clip" role="status">
        {total === null ? '' : t('count', { count: total, shown: formatCount(total) })}
      </span>
      <span className="spring" />
      <Button look="plain" hint="X" onClick={onExport} disabled={exporting}>
        {t('export')}
      </Button>
    </div>
  );
}

function Search() {
  const { t } = useTexts('history');
  const search = useHistoryStore((state) => state.search);
  const [text, setText] = useState(search);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setText(search), [search]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => useHistoryStore.setState({ search: next.trim() }), SEARCH_DELAY_MS);
  };
  return (
    <Input
      id={SEARCH_FIELD_ID}
      className="history-search"
      size="small"
      allowClear
      placeholder={t('find.hint')}
      aria-label={t('find.label')}
      value={text}
      onChange={(event) => change(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
