// Running a clearing date: the first run goes straight on, a later one shows what would change and asks, and one that changes nothing says so.
import { useMemo, useRef } from 'react';
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import type { WorkspaceView } from '../../../shared/contract/engine-api.ts';
import type { EngineClient } from '../../../shared/contract/engine-client.ts';
import { isBreak } from '../../../shared/model/outcome.ts';
import type { Result } from '../../../shared/model/problem.ts';
import { useEngine } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import type { RunOfDates, Workbench } from '../../ui/workbench.tsx';
import { useRunningStore } from './running-store.ts';

type TellDone = Workbench['tellDone'];

async function whileBusy<T>(ask: Promise<Result<T>>): Promise<T | null> {
  useRunningStore.setState({ busy: true, problem: null });
  const result = await ask;
  useRunningStore.setState({ busy: false, ...(result.ok ? {} : { problem: result.problem }) });
  return result.ok ? result.value : null;
}

/** Runs a date and says what came of it; a refusal is kept in the store. */
export function useCommit(tellDone: TellDone): (date: CalendarDate, isQuiet: boolean) => Promise<boolean> {
  const { t } = useTexts('running');
  const engine = useEngine();
  return async (date, isQuiet) => {
    const report = await whileBusy(engine.call('reconcile', { date, stage: null }));
    if (report === null) return false;
    const breaks = report.table.reduce((sum, line) => sum + (isBreak(line.outcome) ? line.count : 0), 0);
    const now = await engine.call('workspace', undefined);
    const open = now.ok ? (now.value.dates.find((one) => one.date === date)?.openBreaks ?? 0) : breaks;
    const said = [
      t(isQuiet ? 'ran.same' : 'ran.done', { date }),
      t('ran.breaks', { count: breaks, shown: formatCount(breaks), open: formatCount(open) }),
      report.unassigned === 0
        ? ''
        : t('ran.unassigned', { count: report.unassigned, shown: formatCount(report.unassigned) }),
    ];
    void tellDone({ text: said.filter((part) => part !== '').join(' · ') });
    return true;
  };
}

async function changesOf(engine: EngineClient, date: CalendarDate): Promise<number | null> {
  const diff = await whileBusy(engine.call('runDiff', { date, offset: 0, limit: 1 }));
  return diff === null ? null : diff.summary.total;
}

/** `workspace` undefined: not known yet, nothing is started. */
export function useRunning(workspace: WorkspaceView | undefined, tellDone: TellDone): RunOfDates {
  const engine = useEngine();
  const commit = useCommit(tellDone);
  const { busy, problem } = useRunningStore();
  const latest = useRef({ workspace, commit });
  latest.current = { workspace, commit };
  return useMemo(
    () => ({
      busy,
      problem,
      dismiss: () => useRunningStore.setState({ problem: null }),
      start(date) {
        const { workspace: known, commit: run } = latest.current;
        if (known === undefined || useRunningStore.getState().busy) return;
        const state = known.dates.find((one) => one.date === date)?.state ?? 'not-run';
        if (state === 'not-run') return void run(date, false);
        void changesOf(engine, date).then((total) => {
          if (total === 0) return run(date, true);
          if (total !== null) useRunningStore.setState({ asked: date });
        });
      },
    }),
    [engine, busy, problem],
  );
}
