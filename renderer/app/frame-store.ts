// What the user chose to look at: language, theme, user, date and channel. Nothing of the engine's data is kept here.
import { create } from 'zustand';
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { Language } from '../i18n/start.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';

interface FrameState {
  readonly language: Language;
  readonly theme: ThemeChoice;
  readonly userId: string | null;
  /** null: the latest date of the workspace. */
  readonly date: CalendarDate | null;
  readonly channel: string | null;
}

const STORAGE_KEY = 'clearbench.frame';

/** What is remembered on this machine: language, theme and user. Unreadable memory is no memory. */
export function readRemembered(text: string | null): Partial<Pick<FrameState, 'language' | 'theme' | 'userId'>> {
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return {};
    const { language, theme, userId } = value as Record<string, unknown>;
    return {
      ...(language === 'zh' || language === 'en' ? { language } : {}),
      ...(theme === 'light' || theme === 'dark' || theme === 'system' ? { theme } : {}),
      ...(typeof userId === 'string' ? { userId } : {}),
    };
  } catch {
    return {};
  }
}

export const useFrameStore = create<FrameState>(() => ({
  language: 'zh',
  theme: 'system',
  userId: null,
  date: null,
  channel: null,
}));

/** Takes the remembered choices, or the system's language, and remembers every later one. */
export function startFrameStore(systemLanguage: Language): FrameState {
  useFrameStore.setState({ language: systemLanguage, ...readRemembered(localStorage.getItem(STORAGE_KEY)) });
  useFrameStore.subscribe(({ language, theme, userId }) => {
    localStorage.setItem(STORAGE_KEY, JSON.stringify({ language, theme, userId }));
  });
  return useFrameStore.getState();
}
