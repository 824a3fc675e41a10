// The engine speaks English sentences; here they are said in Chinese, by tables of sentences with their parameters.
// A sentence that no table knows is shown as it came.
import { screenWords } from './screen-words.ts';
import { auditSentences } from './sentences/audit.ts';
import { camtSentences } from './sentences/camt.ts';
import { checkSentences } from './sentences/check.ts';
import { closingSentences } from './sentences/closing.ts';
import { damageSentences } from './sentences/damage.ts';
import { engineSentences } from './sentences/engine.ts';
import { fileSentences } from './sentences/files.ts';
import { historySentences } from './sentences/history.ts';
import { importingSentences } from './sentences/importing.ts';
import { keepingSentences } from './sentences/keeping.ts';
import { leftOutSentences } from './sentences/left-out.ts';
import { providerLeftOutSentences } from './sentences/left-out-providers.ts';
import { peopleSentences } from './sentences/people.ts';
import { profileSentences } from './sentences/profiles.ts';
import { screenSentences } from './sentences/screen.ts';
import { sealedSentences } from './sentences/sealed.ts';
import { settingsSentences } from './sentences/settings.ts';
import { statementTextSentences } from './sentences/statement-texts.ts';
import { teachingSentences } from './sentences/teaching.ts';
import { traceSentences } from './sentences/trace.ts';
import { valueSentences } from './sentences/values.ts';
import { workspaceSentences } from './sentences/workspace.ts';
import { wrappedFileSentences } from './sentences/wrapped-files.ts';
import type { Language, TextTree } from './start.ts';
import { termTexts } from './term-texts.ts';

/**
 * English and Chinese. `{name}` is carried over; `{name:outcome}` is a code of DOMAIN's and becomes its word;
 * `{name:key}` has no blanks; `{name:sentence}` is itself said in Chinese where it is known; `{rest}` has to be known, else the whole does not match.
 */
export type Sentence = readonly [english: string, chinese: string];

interface Parameter {
  readonly name: string;
  readonly type: string;
}

interface Rule {
  readonly pattern: RegExp;
  readonly parameters: readonly Parameter[];
  readonly chinese: string;
  /** How many letters are fixed: the most telling rule goes first. */
  readonly weight: number;
}

const PARAMETER = /\{(\w+)(?::(\w+))?\}/g;

function ruleOf([english, chinese]: Sentence): Rule {
  const parameters = [...english.matchAll(PARAMETER)].map(([, name = '', type = '']) => ({ name, type }));
  const fixed = english.split(/\{\w+(?::\w+)?\}/);
  const source = fixed
    .map((part, index) => patternOf(parameters[index - 1]) + part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('');
  return { pattern: new RegExp(`^${source}$`, 's'), parameters, chinese, weight: fixed.join('').length };
}

/** Codes have no blanks, so that they end where they should. */
function patternOf(parameter: Parameter | undefined): string {
  if (parameter === undefined) return '';
  if (parameter.type === 'key') return '(\\S+)';
  return parameter.type === '' || parameter.type === 'sentence' ? '(.+?)' : '([\\w.]+)';
}

const RULES = [
  ...auditSentences,
  ...checkSentences,
  ...importingSentences,
  ...camtSentences,
  ...leftOutSentences,
  ...providerLeftOutSentences,
  ...profileSentences,
  ...statementTextSentences,
  ...screenSentences,
  ...settingsSentences,
  ...engineSentences,
  ...fileSentences,
  ...historySentences,
  ...teachingSentences,
  ...traceSentences,
  ...workspaceSentences,
  ...wrappedFileSentences,
  ...damageSentences,
  ...closingSentences,
  ...keepingSentences,
  ...sealedSentences,
  ...peopleSentences,
  ...valueSentences,
]
  .map(ruleOf)
  .sort((left, right) => right.weight - left.weight);

/** In Chinese, or null where no table knows the sentence. */
export function chineseSentence(english: string): string | null {
  for (const rule of RULES) {
    const match = rule.pattern.exec(english);
    const said = match === null ? null : fill(rule, match.slice(1));
    if (said !== null) return said;
  }
  return null;
}

function fill({ parameters, chinese }: Rule, values: readonly string[]): string | null {
  const worded = new Map<string, string>();
  for (const [index, { name, type }] of parameters.entries()) {
    const value = values[index] ?? '';
    const word = name === 'rest' ? chineseSentence(value) : wordOf(type, value);
    if (word === null) return null;
    worded.set(name, word);
  }
  return chinese.replace(PARAMETER, (_, name: string) => worded.get(name) ?? '');
}

function wordOf(type: string, value: string): string {
  if (type === '' || type === 'key') return value;
  if (type === 'sentence') return chineseSentence(value) ?? value;
  const words = termTexts.zh[type];
  const word = typeof words === 'object' ? (words as TextTree)[value] : undefined;
  return typeof word === 'string' ? word : value;
}

/** As the user reads it. What was joined by " · " is said part by part. */
export function engineSentence(text: string, language: Language): string {
  if (language === 'en') return screenWords(text);
  const parts = text.split(' · ').map(chineseSentence);
  if (parts.length > 1 && parts.every((part) => part !== null)) return parts.join(' · ');
  return (
    chineseSentence(text) ??
    text
      .split(' · ')
      .map((part) => chineseSentence(part) ?? part)
      .join(' · ')
  );
}
