// What the frame gives to every feature: the workspace as it is now, the chosen date, channel and user, and the way around.
import { createContext, useContext } from 'react';
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { PersonView, WorkspaceView } from '../../shared/contract/engine-api.ts';
import type { Problem } from '../../shared/model/problem.ts';
import type { User } from '../../shared/model/settings.ts';
import type { Notice } from './notices.tsx';

export type FeaturePath =
  | 'day'
  | 'files'
  | 'breaks'
  | 'books'
  | 'trace'
  | 'history'
  | 'settings'
  | 'people'
  | 'keeping';

/** Where one is: a feature and what it was opened with, e.g. breaks with { stage: 'fund', outcome: 'timing', search: 'T26' }. */
export interface Place {
  readonly feature: FeaturePath;
  readonly parameters: Readonly<Record<string, string>>;
}

/** One run at a time, whichever screen starts it. */
export interface RunOfDates {
  /** A date that has run already shows first what would change, and asks. */
  start(date: CalendarDate): void;
  readonly busy: boolean;
  /** Why the last one was refused, until it is dismissed. */
  readonly problem: Problem | null;
  dismiss(): void;
}

export interface Workbench {
  readonly workspace: WorkspaceView;
  /** The clearing date on screen; null while the workspace has none. */
  readonly date: CalendarDate | null;
  /** null: all channels. */
  readonly channel: string | null;
  /** Who decides. null only where the settings name nobody. */
  readonly user: User | null;
  /** Those who can work here, with their keys; [] while they are not known. */
  readonly people: readonly PersonView[];
  readonly language: 'zh' | 'en';
  readonly theme: 'light' | 'dark';
  readonly place: Place;
  /** Opens a feature; a step of the back button. `date` and `channel` change the frame's choice as well. */
  go(
    feature: FeaturePath,
    parameters?: Readonly<Record<string, string>>,
    scope?: { readonly date?: CalendarDate; readonly channel?: string | null },
  ): void;
  /** Gives the chair to this user: at once where they act by name alone, else the passphrase is asked for first. */
  signIn(user: string): void;
  /** Takes back the last step that stands, asking first where something of it was exported. Several calls run one after another. */
  undo(): void;
  redo(): void;
  /** Says what was just done, with Undo as long as it is the last step. */
  tellDone(notice: Omit<Notice, 'action'>): Promise<void>;
  readonly run: RunOfDates;
  chooseDate(date: CalendarDate): void;
  chooseChannel(channel: string | null): void;
}

const WorkbenchContext = createContext<Workbench | null>(null);
export const WorkbenchProvider = WorkbenchContext.Provider;

/** Null before the workspace is open: for parts that stand on the lock screen too. */
export function useWorkbenchIfOpen(): Workbench | null {
  return useContext(WorkbenchContext);
}

export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (workbench === null) throw new Error('useWorkbench outside the frame');
  return workbench;
}
