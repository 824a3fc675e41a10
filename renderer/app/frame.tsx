// The frame around every feature: asks for the workspace, settles date, channel and user, and hands them down.
import { useEffect, useMemo } from 'react';
import { useQuery } from '../engine-client/use-engine.tsx';
import { DropAnywhere } from '../features/files/staging/drop-anywhere.tsx';
import { RunDialog } from '../features/running/run-dialog.tsx';
import { useRunning } from '../features/running/use-running.ts';
import { useTexts } from '../i18n/start.ts';
import { NoticeHost } from '../ui/notices.tsx';
import { EmptyState } from '../ui/parts.tsx';
import { ProblemSentence } from '../ui/problem-sentence.tsx';
import { runShortcut, useShortcuts } from '../ui/shortcuts.ts';
import { type Workbench, WorkbenchProvider } from '../ui/workbench.tsx';
import { Bar } from './bar.tsx';
import { CommandPalette } from './command-palette.tsx';
import { FeatureBoundary } from './feature-boundary.tsx';
import { FEATURES } from './features.ts';
import { FirstRun } from './first-run.tsx';
import './frame-notes.css';
import { FrameNotes } from './frame-notes.tsx';
import { useFrameStore } from './frame-store.ts';
import { useMoves } from './moving/use-moves.tsx';
import { Navigation } from './navigation.tsx';
import { goTo, usePlace } from './place.ts';
import { chosenChannel, chosenDate } from './scope.ts';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { SignInDialog } from './sign-in-dialog.tsx';
import { useTheme } from './theme.tsx';
import { Unlock } from './unlock.tsx';
import { useWhoWorks } from './who-works.ts';

export function Frame() {
  const { t } = useTexts('frame');
  const workspace = useQuery('workspace', undefined);
  const place = usePlace();
  const theme = useTheme();
  const chosen = useFrameStore();
  const { data } = workspace;
  const { people, user, signIn, asked, dismiss } = useWhoWorks(data);

  const moves = useMoves(user?.id ?? '', { people, signIn });
  const run = useRunning(data, moves.tellDone);

  const workbench = useMemo<Workbench | null>(() => {
    if (data === undefined) return null;
    return {
      workspace: data,
      date: chosenDate(data, chosen.date),
      channel: chosenChannel(data, chosen.channel),
      user,
      people,
      signIn,
      language: chosen.language,
      theme,
      place,
      go(feature, parameters = {}, scope = {}) {
        useFrameStore.setState(scope);
        goTo({ feature, parameters });
      },
      ...moves,
      run,
      chooseDate: (date) => useFrameStore.setState({ date }),
      chooseChannel: (channel) => useFrameStore.setState({ channel }),
    };
  }, [data, chosen, theme, place, user, people, signIn, moves, run]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      runShortcut(event);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  useShortcuts(
    FEATURES.map((feature, index) => ({
      keys: [`Alt+${index + 1}`],
      label: t('keys.go', { where: t(`nav.${feature.path}`) }),
      group: t('keys.group'),
      run: () => goTo({ feature: feature.path, parameters: {} }),
    })),
  );

  if (workspace.problem?.code === 'passphrase-needed') {
    return (
      <div className="frame-waiting">
        <Unlock file={workspace.problem.file ?? ''} />
      </div>
    );
  }
  if (workbench === null) {
    return (
      <div className="frame-waiting">
        {workspace.problem === undefined ? (
          <EmptyState title={t('product')} text={t('starting')} />
        ) : (
          <ProblemSentence problem={workspace.problem} onRetry={() => window.location.reload()} />
        )}
      </div>
    );
  }

  const feature = FEATURES.find((one) => one.path === place.feature) ?? FEATURES[0];
  const FeatureComponent = feature?.component;
  const isFirstRun = workbench.workspace.isEmpty && (place.feature === 'day' || place.feature === 'breaks');
  return (
    <WorkbenchProvider value={workbench}>
      <div className="frame">
        <Bar />
        <FrameNotes />
        <Navigation />
        {isFirstRun ? (
          <FirstRun />
        ) : (
          <FeatureBoundary key={place.feature} title={t('stopped')}>
            {FeatureComponent === undefined ? null : <FeatureComponent />}
          </FeatureBoundary>
        )}
      </div>
      <ShortcutSheet />
      <CommandPalette />
      <SignInDialog person={asked} onClose={dismiss} />
      <RunDialog />
      <NoticeHost />
      <DropAnywhere />
    </WorkbenchProvider>
  );
}
