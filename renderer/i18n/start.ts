// Languages of the screen. Each feature owns its texts; the frame hands them all in. Chinese where the system speaks it, else English.
import i18next, { type i18n } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { commonTexts } from './common-texts.ts';
import { engineSentence } from './engine-sentences.ts';
import { termTexts } from './term-texts.ts';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A tree of texts; a leaf may carry {{placeholders}}, plurals end in _one and _other. */
export interface TextTree {
  readonly [key: string]: string | TextTree;
}
export type Texts = Readonly<Record<Language, TextTree>>;

/** The language of the system, by its list of preferences. */
export function languageOfSystem(preferences: readonly string[]): Language {
  return preferences[0]?.toLowerCase().startsWith('zh') === true ? 'zh' : 'en';
}

/** The texts of the whole screen by namespace: common, terms (DOMAIN's words) and one per feature. */
export function allTexts(features: Readonly<Record<string, Texts>>): Readonly<Record<string, Texts>> {
  return { common: commonTexts, terms: termTexts, ...features };
}

/** Starts i18next once, synchronously: no text is ever fetched. */
export function startTexts(language: Language, features: Readonly<Record<string, Texts>>): i18n {
  const all = allTexts(features);
  const inLanguage = (one: Language) =>
    Object.fromEntries(Object.entries(all).map(([namespace, texts]) => [namespace, texts[one]]));
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { zh: inLanguage('zh'), en: inLanguage('en') },
    defaultNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  // For the small parts of the screen, which know the texts by name alone.
  i18next.services.formatter?.add('engine', (english: string, inLanguage) =>
    engineSentence(english, inLanguage === 'zh' ? 'zh' : 'en'),
  );
  return i18next;
}

/** Switches the language of every text on screen. */
export function changeLanguage(language: Language): void {
  void i18next.changeLanguage(language);
}

export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/**
 * Texts of a namespace; DOMAIN's words as `term('outcome.timing')`, shared ones as `common('close')`.
 * Numbers in texts are handed in already formatted, except `count`, which chooses the plural.
 */
export function useTexts(namespace: string): {
  t: Translate;
  term: Translate;
  common: Translate;
  /** A sentence of the engine, as the user reads it. */
  sentence: (english: string) => string;
  language: Language;
} {
  const { t, i18n } = useTranslation([namespace, 'terms', 'common']);
  const say = t as unknown as (key: string, values?: Readonly<Record<string, string | number>>) => string;
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  return {
    t: (key, values) => say(`${namespace}:${key}`, values),
    term: (key, values) => say(`terms:${key}`, values),
    common: (key, values) => say(`common:${key}`, values),
    sentence: (english) => engineSentence(english, language),
    language,
  };
}
