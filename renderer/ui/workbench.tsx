// What the frame gives to every feature: the workspace as it is now, the chosen date, channel and user, and the way around.
import { createContext, useContext } from 'react';
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { WorkspaceView } from '../../shared/contract/engine-api.ts';
import type { User } from '../../shared/model/settings.ts';

export type FeaturePath = 'day' | 'files' | 'breaks' | 'books' | 'trace' | 'settings';

/** Where one is: a feature and what it was opened with, e.g. breaks with { stage: 'fund', outcome: 'timing', search: 'T26' }. */
export interface Place {
  readonly feature: FeaturePath;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface Workbench {
  readonly workspace: WorkspaceView;
  /** The clearing date on screen; null while the workspace has none. */
  readonly date: CalendarDate | null;
  /** null: all channels. */
  readonly channel: string | null;
  /** Who decides. null only where the settings name nobody. */
  readonly user: User | null;
  readonly language: 'zh' | 'en';
  readonly theme: 'light' | 'dark';
  readonly place: Place;
  /** Opens a feature; a step of the back button. `date` and `channel` change the frame's choice as well. */
  go(
    feature: FeaturePath,
    parameters?: Readonly<Record<string, string>>,
    scope?: { readonly date?: CalendarDate; readonly channel?: string | null },
  ): void;
  chooseDate(date: CalendarDate): void;
  chooseChannel(channel: string | null): void;
}

const WorkbenchContext = createContext<Workbench | null>(null);
export const WorkbenchProvider = WorkbenchContext.Provider;

export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (workbench === null) throw new Error('useWorkbench outside the frame');
  return workbench;
}
