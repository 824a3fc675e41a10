// History: everything that was done, newest first, with the place where the workspace stands; one can go back and forward to any step.
import { useEffect, useMemo, useState } from 'react';
import { useQuery } from '../../engine-client/use-engine.tsx';
import { type PagedAsk, usePages } from '../../engine-client/use-pages.ts';
import { useTexts } from '../../i18n/start.ts';
import { Button, EmptyState, Screen } from '../../ui/parts.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { useWorkbench } from '../../ui/workbench.tsx';
import './history.css';
import { HistoryDetailPanel } from './history-detail.tsx';
import { HistoryFoot } from './history-foot.tsx';
import { HistoryGrid } from './history-grid.tsx';
import { historyRows, rowKey, targetOf, wayTo } from './history-rows.ts';
import { useHistoryStore } from './history-store.ts';
import { HistoryToolbar, SEARCH_FIELD_ID } from './history-toolbar.tsx';
import { JumpDialog } from './jump-dialog.tsx';
import { useAuditExport } from './use-audit-export.ts';

export function HistoryScreen() {
  const { t } = useTexts('history');
  const { place, go } = useWorkbench();
  const { search, actions, user, current } = useHistoryStore();
  const [jumping, setJumping] = useState<number | null>(null);
  const audit = useAuditExport();
  const isWhole = search === '' && actions.length === 0 && user === null;
  const ask: PagedAsk<'history'> = {
    method: 'history',
    filter: { search, actions: actions.length === 0 ? null : actions, user },
  };
  const listed = usePages(ask, 'history', false);
  const { first, rowAt } = listed;
  const hereId = first?.undoNext?.id ?? 0;
  const total = listed.total ?? 0;
  const rows = useMemo(
    () => historyRows({ total, stepAt: rowAt, hereId, whole: isWhole }),
    [total, rowAt, hereId, isWhole],
  );
  const { step: asked } = place.parameters;
  useEffect(() => {
    if (asked === undefined) return;
    useHistoryStore.setState({ search: '', actions: [], user: null, current: `step ${asked}` });
  }, [asked]);

  const found = current === null ? -1 : rows.indexOf(current);
  const currentIndex = found >= 0 ? found : firstStep(rows);
  const row = currentIndex === null ? null : rows.at(currentIndex);
  const step = row?.type === 'step' ? row.step : null;
  const way = row === null ? null : wayTo(row, hereId);
  const detail = useQuery('historyStep', step === null ? null : { id: step.id });
  const jump = () => {
    if (row !== null && (way === 'back' || way === 'forward')) setJumping(targetOf(row));
  };
  useShortcuts([
    {
      keys: ['/'],
      label: t('keys.search'),
      group: t('keys.group'),
      run: () => document.getElementById(SEARCH_FIELD_ID)?.focus(),
    },
    { keys: ['Enter'], label: t('keys.jump'), group: t('keys.group'), run: jump },
    { keys: ['x'], label: t('export'), group: t('keys.group'), run: audit.save },
  ]);
  const problem = audit.problem ?? listed.problem;
  return (
    <>
      <Screen title={t('title')} className="history-screen">
        <div className="history-main">
          <HistoryToolbar
            total={listed.total}
            users={first?.users ?? []}
            onExport={audit.save}
            exporting={audit.busy}
          />
          {problem === undefined || problem === null ? null : (
            <ProblemSentence problem={problem} {...(audit.problem === null ? {} : { onDismiss: audit.dismiss })} />
          )}
          {total === 0 && listed.total !== null ? (
            <div className="seam-ground history-ground">
              {isWhole ? (
                <EmptyState
                  title={t('empty.title')}
                  text={t('empty.text')}
                  actions={<Button onClick={() => go('files')}>{t('empty.files')}</Button>}
                />
              ) : (
                <EmptyState title={t('none.title')} text={t('none.text')} />
              )}
            </div>
          ) : (
            <HistoryGrid
              rows={rows}
              current={currentIndex}
              onCurrent={(index) => useHistoryStore.setState({ current: rowKey(rows.at(index)) })}
              onOpen={jump}
              onVisible={listed.see}
            />
          )}
        </div>
        <HistoryDetailPanel row={row} way={way} detail={detail.data} problem={detail.problem} onJump={jump} />
      </Screen>
      <HistoryFoot
        undoNext={first?.undoNext ?? null}
        redoNext={first?.redoNext ?? null}
        way={way}
        isChosen={row !== null}
        onJump={jump}
      />
      {jumping === null ? null : <JumpDialog to={jumping} step={step} onClose={() => setJumping(null)} />}
    </>
  );
}

/** Where nothing is chosen: the newest step. */
function firstStep(rows: ReturnType<typeof historyRows>): number | null {
  for (let index = 0; index < Math.min(rows.count, 3); index++) if (rows.at(index).type === 'step') return index;
  return null;
}
