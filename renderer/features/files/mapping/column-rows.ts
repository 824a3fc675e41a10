// The rows of the mapping table: every column of the file once, what it feeds, and what speaks for that.
import type { ImportPreview } from '../../../../shared/contract/engine-api.ts';
import type { ProfileDraft } from '../../../../shared/model/draft.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import { fieldOfColumn } from './profile-edit.ts';

export interface ColumnRow {
  /** As the file names it. */
  readonly column: string;
  readonly samples: readonly string[];
  readonly field: string;
  readonly confidence: number;
  readonly because: string;
  readonly byHand: boolean;
}

/** A guess that a person overrode speaks for nothing any more. */
export function columnRows(
  profile: Profile,
  guess: ProfileDraft | null,
  preview: ImportPreview | null,
  byHand: ReadonlyMap<string, string>,
): ColumnRow[] {
  const guessed = new Map(guess?.columns.map((column) => [column.column, column]));
  const header = preview?.header.filter((column) => column !== '') ?? [];
  const columns = guessed.size > 0 ? [...guessed.keys()] : header.length > 0 ? header : Object.keys(profile.columns);
  return [...new Set(columns)].map((column) => {
    const found = guessed.get(column);
    const field = fieldOfColumn(profile, column);
    const own = byHand.has(column);
    // A field that another column took by hand leaves nothing to say of the one that had it.
    const stale = own || (found !== undefined && found.field !== field);
    return {
      column,
      samples: found?.samples ?? [],
      field,
      confidence: own ? 100 : stale ? 0 : (found?.confidence ?? 0),
      because: stale ? '' : (found?.because ?? ''),
      byHand: own,
    };
  });
}
