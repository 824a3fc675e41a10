// What the user chose to look at: language, theme, user, date and channel. Nothing of the engine's data is kept here.
import { create } from 'zustand';
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { Language } from '../i18n/start.ts';
import { type Remembered, recall, remember } from './remembered.ts';

interface FrameState extends Remembered {
  /** null: the latest date of the workspace. */
  readonly date: CalendarDate | null;
  readonly channel: string | null;
}

export const useFrameStore = create<FrameState>(() => ({
  language: 'zh',
  theme: 'system',
  userId: null,
  privateFor: [],
  date: null,
  channel: null,
}));

/** Takes the remembered choices, or the system's language, and remembers every later one. */
export function startFrameStore(systemLanguage: Language): FrameState {
  useFrameStore.setState({ language: systemLanguage, ...recall() });
  useFrameStore.subscribe(remember);
  return useFrameStore.getState();
}
