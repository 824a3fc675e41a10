// The words of columns whose values mean something: kinds, states, directions, currencies, channels; with what they mean so far.
import type { ImportPreview } from '../../../../shared/contract/engine-api.ts';
import type { DraftColumn } from '../../../../shared/model/draft.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import { STATUSES } from '../../../../shared/model/record.ts';
import { WORD_FIELDS, type WordField } from './canonical-fields.ts';
import { KIND_MEANINGS, skippedWords } from './kind-words.ts';
import { columnName } from './profile-edit.ts';

export interface WordTable {
  readonly field: WordField;
  /** The column as the file names it. */
  readonly column: string;
  /** As the profile names it. */
  readonly name: string;
  readonly words: readonly { readonly word: string; readonly meaning: string }[];
}

/** What a word of a field may mean; null: any text, as codes are. */
export function meaningsOf(field: WordField): readonly string[] | null {
  if (field === 'kind') return KIND_MEANINGS;
  if (field === 'status') return [...STATUSES, 'skip'];
  return field === 'direction' ? ['C', 'D'] : null;
}

/** Texts that need no translation: the canonical word itself. */
const speaksForItself = (field: WordField, word: string): boolean =>
  field === 'currency' ? /^[A-Z]{3}$/.test(word) : field === 'channel';

/** Words come from the profile, the column's samples, and lines that were rejected for a word that nobody knows. */
export function wordTables(
  profile: Profile,
  columns: readonly DraftColumn[],
  rejects: ImportPreview['view']['rejects'],
): WordTable[] {
  return WORD_FIELDS.flatMap((field): WordTable[] => {
    const source = profile.fields[field];
    const name = source?.from[0];
    if (source === undefined || name === undefined) return [];
    const column = columns.find((each) => columnName(profile, each.column) === name);
    const skipped = skippedWords(profile, name).map((word): [string, string] => [word, 'skip']);
    const known = new Map([...Object.entries(source.words), ...skipped]);
    const refused = rejects
      .filter((reject) => reject.field === field || reject.field === name || reject.field === column?.column)
      .map((reject) => reject.value);
    const words = [...new Set([...known.keys(), ...(column?.samples ?? []), ...refused])].filter(
      (word) => word !== '' && (known.has(word) || !speaksForItself(field, word)),
    );
    if (words.length === 0) return [];
    const table = words.map((word) => ({ word, meaning: known.get(word) ?? '' }));
    return [{ field, column: column?.column ?? name, name, words: table }];
  });
}
