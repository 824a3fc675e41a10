// What a format that is being taught still leaves open: words without a meaning, and a unit of amounts that is only proposed.
import type { Reject } from '../../../../shared/model/import.ts';
import type { Work } from '../staging/staged-files.ts';
import { type WordTable, wordTables } from './word-tables.ts';

export interface OpenWords {
  readonly words: number;
  /** Lines that are rejected for them among the rejects that are known; there may be more where not all are. */
  readonly lines: number;
}

export const NO_OPEN_WORDS: OpenWords = { words: 0, lines: 0 };

/** The words of one table that have no meaning yet, and the lines refused for them. */
export function openWordsOf(table: WordTable, rejects: readonly Reject[]): OpenWords {
  const open = new Set(table.words.flatMap(({ word, meaning }) => (meaning === '' ? [word] : [])));
  const names = new Set([table.field, table.name, table.column]);
  const lines = rejects.filter(({ field, value }) => names.has(field) && open.has(value)).length;
  return { words: open.size, lines };
}

/** Over all columns of the draft that is read by now; nothing where a known format reads the file. */
export function openWords(work: Work): OpenWords {
  const { draft } = work.reading;
  if (draft === null) return NO_OPEN_WORDS;
  const rejects = work.rawOnly ? [] : (work.preview?.view.rejects ?? []);
  return wordTables(draft, work.guess?.columns ?? [], rejects)
    .map((table) => openWordsOf(table, rejects))
    .reduce((sum, each) => ({ words: sum.words + each.words, lines: sum.lines + each.lines }), NO_OPEN_WORDS);
}

/** A unit other than whole ones is proposed by the look of digits alone: a person has to agree. In copies of known formats it counts as seen. */
export function isUnitProposed({ reading, guess, unitSeen }: Work): boolean {
  if (reading.draft === null || guess === null || unitSeen) return false;
  return guess.profile.amounts.unit !== 'major' && reading.draft.amounts.unit === guess.profile.amounts.unit;
}
