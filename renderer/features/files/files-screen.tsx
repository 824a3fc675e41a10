// Files: what waits to be imported, one file on its way in, a corrected file held against the old one, a kept original, or the imports so far.
import { useEffect } from 'react';
import { useEngine } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { EmptyState, Screen } from '../../ui/parts.tsx';
import { type Place, useWorkbench } from '../../ui/workbench.tsx';
import './files.css';
import { ImportsView } from './imports/imports-view.tsx';
import { OriginalView } from './original/original-view.tsx';
import { ReplaceView } from './replacing/replace-view.tsx';
import { QueueView } from './staging/queue-view.tsx';
import { useStagedFiles } from './staging/staged-files.ts';
import { useStaging } from './staging/use-staging.ts';
import { ImportWizard } from './wizard/import-wizard.tsx';

export type FilesRoom = 'original' | 'replace' | 'wizard' | 'imports' | 'queue';

/** Which room a place opens. Without a word of its own it is the queue while something waits there, else the imports. */
export function roomOf({ parameters }: Place, waiting: number): FilesRoom {
  if (parameters.original !== undefined) return 'original';
  if (parameters.replace !== undefined) return 'replace';
  if (parameters.staged !== undefined) return 'wizard';
  if (parameters.view === 'queue') return 'queue';
  const named = ['view', 'import', 'date', 'rejects', 'channel'].some((name) => parameters[name] !== undefined);
  return waiting > 0 && !named ? 'queue' : 'imports';
}

export function FilesScreen() {
  const { t } = useTexts('files');
  const { place } = useWorkbench();
  const staging = useStaging();
  const engine = useEngine();
  const { files, asked, busy } = useStagedFiles();
  useEffect(() => {
    if (!asked) void staging.refresh();
  }, [asked, staging]);
  useEffect(
    () =>
      engine.on('changed', () => {
        // Another page, or this one before it was loaded anew, may have imported what still seems to wait.
        if (useStagedFiles.getState().busy === null) void staging.refresh();
      }),
    [engine, staging],
  );
  const room = roomOf(place, files.length + (busy === 'staging' ? 1 : 0));
  switch (room) {
    case 'original':
      return <OriginalView />;
    case 'replace':
      return <ReplaceView key={`${place.parameters.replace} ${place.parameters.staged}`} />;
    case 'imports':
      return <ImportsView key={place.parameters.import ?? ''} />;
    case 'queue':
      return <QueueView />;
    case 'wizard': {
      const file = files.find(({ id }) => String(id) === place.parameters.staged);
      if (file !== undefined) return <ImportWizard key={file.id} file={file} />;
      return asked ? (
        <ImportsView everyDate />
      ) : (
        <Screen title={t('title')}>
          <EmptyState title={t('preview.reading')} text="" />
        </Screen>
      );
    }
  }
}
