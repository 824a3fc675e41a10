// What the engine says of the workspace and its settings.
import type { CalendarDate } from '../calendar/date.ts';
import type { Problem } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';

export interface WorkspaceView {
  readonly path: string;
  readonly readOnly: boolean;
  /** Why it was opened for reading only although writing was wanted: who has it open; ''. */
  readonly readOnlyBecause: string;
  readonly encrypted: boolean;
  readonly revision: number;
  readonly company: string;
  readonly currency: string;
  readonly channels: readonly { readonly code: string; readonly name: string }[];
  readonly users: Settings['users'];
  readonly dates: readonly {
    readonly date: CalendarDate;
    readonly state: 'not-run' | 'run' | 'stale';
    readonly closed: boolean;
    readonly openBreaks: number;
  }[];
  readonly openBreaks: number;
  readonly waitingApprovals: number;
  /** Of imports in force, without those that were settled. */
  readonly rejectedLines: number;
  readonly isEmpty: boolean;
  /** What the user should know about the file and how it is kept; most often none. */
  readonly warnings: readonly Problem[];
}

export interface SettingsView {
  /** The text as the user wrote it, comments kept. */
  readonly text: string;
  readonly version: number;
  readonly savedAt: string;
  readonly savedBy: string;
}

export interface SettingsPreview {
  readonly problems: readonly Problem[];
  /** Changed paths with old and new value, e.g. "channels.WX.carry_days": "3" -> "5". */
  readonly changes: readonly { readonly path: string; readonly before: string; readonly after: string }[];
  /** Dates that would become stale. */
  readonly staleDates: readonly CalendarDate[];
  /** The text as the engine understands it, defaults filled in; null where a problem forbids it. */
  readonly understood: UnderstoodSettings | null;
}

/** Settings as plain data: the calendar's sets are sorted lists. */
export type UnderstoodSettings = Omit<Settings, 'calendar'> & {
  readonly calendar: { readonly holidays: readonly CalendarDate[]; readonly workdays: readonly CalendarDate[] };
};
