// What is remembered of how the screen is looked at: language, theme, who worked last, and for whom names and amounts are hidden.
// In a cookie: unlike a page's own storage it outlives a change of port. Where a page has no cookies (the desktop window), in its storage.
import type { Language } from '../i18n/start.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';

export interface Remembered {
  readonly language: Language;
  readonly theme: ThemeChoice;
  readonly userId: string | null;
  /** Users who have the privacy mode on. */
  readonly privateFor: readonly string[];
}

const NAME = 'clearbench-screen';
const STORAGE_KEY = 'clearbench.frame';
const A_YEAR_S = 31_536_000;

/** Only what makes sense; unreadable memory is no memory. */
export function readRemembered(text: string | null): Partial<Remembered> {
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return {};
    const { language, theme, userId, privateFor } = value as Record<string, unknown>;
    return {
      ...(language === 'zh' || language === 'en' ? { language } : {}),
      ...(theme === 'light' || theme === 'dark' || theme === 'system' ? { theme } : {}),
      ...(typeof userId === 'string' ? { userId } : {}),
      ...(Array.isArray(privateFor) ? { privateFor: privateFor.filter((user) => typeof user === 'string') } : {}),
    };
  } catch {
    return {};
  }
}

/** The value of our cookie among others, or null. */
export function rememberedCookie(cookies: string): string | null {
  const mine = cookies.split('; ').find((cookie) => cookie.startsWith(`${NAME}=`));
  try {
    return mine === undefined ? null : decodeURIComponent(mine.slice(NAME.length + 1));
  } catch {
    return null;
  }
}

export function recall(): Partial<Remembered> {
  return readRemembered(rememberedCookie(document.cookie) ?? localStorage.getItem(STORAGE_KEY));
}

export function remember({ language, theme, userId, privateFor }: Remembered): void {
  const text = JSON.stringify({ language, theme, userId, privateFor });
  // biome-ignore lint/suspicious/noDocumentCookie: the newer way is missing in some browsers and answers late
  document.cookie = `${NAME}=${encodeURIComponent(text)}; Path=/; SameSite=Strict; Max-Age=${A_YEAR_S}`;
  localStorage.setItem(STORAGE_KEY, text);
}
