// How the workspace is kept: its backups on the left; its file, warnings, encryption and archive on the right.
import { App } from 'antd';
import { type CSSProperties, useState } from 'react';
import type { BackupView, KeepingView } from '../../../shared/contract/engine-api.ts';
import type { Problem, Result } from '../../../shared/model/problem.ts';
import { useEngine, useQuery, useRefresh } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { Mark } from '../../ui/mark.tsx';
import { notify } from '../../ui/notices.tsx';
import { Button, EmptyState, Screen } from '../../ui/parts.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { useWorkbench } from '../../ui/workbench.tsx';
import { type BackupCounts, backupCounts, newestFirst } from './backup-list.ts';
import { BackupsGrid } from './backups-grid.tsx';
import './keeping.css';
import { KeepingSide } from './keeping-side.tsx';

const KEEPING_SEAM_X = 'calc(100vw - var(--keeping-side))';

export function KeepingScreen() {
  const { t, common } = useTexts('keeping');
  const engine = useEngine();
  const refresh = useRefresh();
  const { modal } = App.useApp();
  const { user, workspace } = useWorkbench();
  const keeping = useQuery('keeping', undefined);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const backups = newestFirst(keeping.data?.backups ?? []);
  const counts = backupCounts(backups);
  const by = { user: user?.id ?? '' };

  const run = async (asking: Promise<Result<KeepingView>>, said: (view: KeepingView) => string) => {
    setBusy(true);
    const result = await asking;
    setBusy(false);
    setProblem(result.ok ? null : result.problem);
    if (result.ok) notify({ text: said(result.value) });
    refresh();
  };
  const make = () => {
    if (!busy && !workspace.readOnly) void run(engine.call('makeBackup', by), () => t('backups.made'));
  };
  const verify = () =>
    void run(engine.call('verifyBackups', undefined), (view) => {
      const { whole, damaged } = backupCounts(view.backups);
      return damaged === 0 ? t('backups.allWhole', { count: whole }) : t('backups.notWhole', { count: damaged });
    });
  const restore = ({ name, at }: BackupView) => {
    const printed = at.replace('T', ' ').slice(0, 16);
    modal.confirm({
      title: t('backups.restoreTitle', { at: printed }),
      content: t('backups.restoreText'),
      okText: t('backups.restoreDo'),
      cancelText: common('cancel'),
      onOk: () => run(engine.call('restoreBackup', { name, ...by }), () => t('backups.restored', { at: printed })),
    });
  };
  useShortcuts([{ keys: ['b'], label: t('backups.make'), group: t('keys.group'), run: make }]);

  return (
    <>
      <Screen title={t('title')} className="keeping">
        <section className="keeping-main">
          <div className="title-bar">
            <h2>
              {t('backups.label')} {formatCount(backups.length)}
            </h2>
            <span className="quiet clip" title={keeping.data?.folder}>
              {keeping.data === undefined
                ? null
                : t('backups.kept', { folder: keeping.data.folder, keep: keeping.data.keep })}
            </span>
            <span className="spring" />
            <Button look="plain" onClick={verify} disabled={busy || backups.length === 0}>
              {t('backups.verify')}
            </Button>
          </div>
          {keeping.problem === undefined ? null : <ProblemSentence problem={keeping.problem} />}
          {problem === null ? null : <ProblemSentence problem={problem} onDismiss={() => setProblem(null)} />}
          {keeping.data !== undefined && backups.length === 0 ? (
            <EmptyState title={t('backups.emptyTitle')} text={t('backups.emptyText')} />
          ) : (
            <BackupsGrid backups={backups} canRestore={!busy} onRestore={restore} />
          )}
        </section>
        <KeepingSide keeping={keeping.data} newest={backups[0]} />
      </Screen>
      <KeepingFoot counts={counts} newest={backups[0]} canMake={!busy} onMake={make} />
    </>
  );
}

function KeepingFoot({
  counts,
  newest,
  canMake,
  onMake,
}: {
  counts: BackupCounts;
  newest: BackupView | undefined;
  canMake: boolean;
  onMake: () => void;
}) {
  const { t } = useTexts('keeping');
  const { whole, damaged, unknown } = counts;
  const why = damaged > 0 ? 'damaged' : newest === undefined ? 'none' : 'newest';
  return (
    <footer className="proof-line" style={{ '--seam-x': KEEPING_SEAM_X } as CSSProperties}>
      <div className="proof-side proof-ours">
        <div className="proof-scope">
          <div>{t(`foot.why.${why}`, { at: newest?.at.replace('T', ' ').slice(0, 16) ?? '' })}</div>
        </div>
        <div className="proof-figure">
          <small>{t('foot.whole')}</small>
          <b>{formatCount(whole)}</b>
        </div>
      </div>
      <output className={damaged > 0 ? 'bob bob-differs' : 'bob'} aria-live="polite">
        <small>{t('foot.damaged')}</small>
        <b>
          <Mark name={damaged > 0 ? 'rejected' : 'equal'} />
          {formatCount(damaged)}
        </b>
      </output>
      <div className="proof-side proof-theirs">
        <div className="proof-figure">
          <small>{t('foot.unknown')}</small>
          <b>{formatCount(unknown)}</b>
        </div>
        <span className="spring" />
        <Button look="act" hint="B" onClick={onMake} disabled={!canMake} changes>
          {t('backups.make')}
        </Button>
      </div>
    </footer>
  );
}
