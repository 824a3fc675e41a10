// The features of the workbench, in the order of the navigation. A feature is a component without properties that renders
// <Screen> and <ProofLine> side by side, its texts, and what waits for a person there.
import type { ComponentType } from 'react';
import type { WorkspaceView } from '../../shared/contract/engine-api.ts';
import { BooksScreen } from '../features/books/books-screen.tsx';
import { booksTexts } from '../features/books/books-texts.ts';
import { BreaksScreen } from '../features/breaks/breaks-screen.tsx';
import { breaksTexts } from '../features/breaks/breaks-texts.ts';
import { DayScreen } from '../features/day/day-screen.tsx';
import { dayTexts } from '../features/day/day-texts.ts';
import { FilesScreen } from '../features/files/files-screen.tsx';
import { filesTexts } from '../features/files/files-texts.ts';
import { HistoryScreen } from '../features/history/history-screen.tsx';
import { historyTexts } from '../features/history/history-texts.ts';
import { KeepingScreen } from '../features/keeping/keeping-screen.tsx';
import { keepingTexts } from '../features/keeping/keeping-texts.ts';
import { PeopleScreen } from '../features/people/people-screen.tsx';
import { peopleTexts } from '../features/people/people-texts.ts';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import { settingsTexts } from '../features/settings/settings-texts.ts';
import { TraceScreen } from '../features/trace/trace-screen.tsx';
import { traceTexts } from '../features/trace/trace-texts.ts';
import type { Texts } from '../i18n/start.ts';
import type { MarkName } from '../ui/mark.tsx';
import type { FeaturePath } from '../ui/workbench.tsx';

export interface Feature {
  /** Address and text namespace; its name in the navigation is frame:nav.<path>. */
  readonly path: FeaturePath;
  readonly component: ComponentType;
  readonly texts: Texts;
  /** The badge in the navigation; 0 shows none. */
  readonly waits: (workspace: WorkspaceView) => { readonly count: number; readonly mark: MarkName | null };
}

const NOTHING_WAITS: Feature['waits'] = () => ({ count: 0, mark: null });

export const FEATURES: readonly Feature[] = [
  { path: 'day', component: DayScreen, texts: dayTexts, waits: NOTHING_WAITS },
  {
    path: 'files',
    component: FilesScreen,
    texts: filesTexts,
    waits: ({ rejectedLines }) => ({ count: rejectedLines, mark: 'rejected' }),
  },
  {
    path: 'breaks',
    component: BreaksScreen,
    texts: breaksTexts,
    waits: ({ openBreaks }) => ({ count: openBreaks, mark: null }),
  },
  {
    path: 'books',
    component: BooksScreen,
    texts: booksTexts,
    waits: ({ waitingApprovals }) => ({ count: waitingApprovals, mark: 'waiting' }),
  },
  { path: 'trace', component: TraceScreen, texts: traceTexts, waits: NOTHING_WAITS },
  { path: 'history', component: HistoryScreen, texts: historyTexts, waits: NOTHING_WAITS },
  { path: 'settings', component: SettingsScreen, texts: settingsTexts, waits: NOTHING_WAITS },
  { path: 'people', component: PeopleScreen, texts: peopleTexts, waits: NOTHING_WAITS },
  {
    path: 'keeping',
    component: KeepingScreen,
    texts: keepingTexts,
    waits: ({ warnings }) => ({ count: warnings.length, mark: 'rejected' }),
  },
];
