// What tells the kind of a row: the words of a column, the sign of its amount, or nothing, when every row is a payment.
// Words that a person leaves out become a sort of row of their own, before the others.
import type { Profile, RowSort } from '../../../../shared/model/profile.ts';
import { KINDS, type Kind } from '../../../../shared/model/record.ts';
import { fieldFrom } from './plain-profile.ts';
import { usualMeanings } from './usual-words.ts';

/** Said of rows whose word a person chose to leave out. */
export const LEFT_OUT = 'left out by its word';

export type KindBy = 'words' | 'sign' | 'none';

const sortOf = (kind: Kind | null, when: RowSort['when'], skip: string | null = null): RowSort => ({
  when,
  kind,
  skip,
  status: null,
  fields: {},
});

/** Every row, its kind by the words of the field. */
const BY_FIELD: readonly RowSort[] = [sortOf(null, [])];
const ALL_PAYMENTS: readonly RowSort[] = [sortOf('payment', [])];

/** Words of a column whose rows are left out. */
export function skippedWords(profile: Profile, column: string): readonly string[] {
  return profile.rows.flatMap((row) =>
    row.skip === null ? [] : row.when.flatMap((when) => ('is' in when && when.column === column ? when.is : [])),
  );
}

export function kindBy(profile: Profile): KindBy {
  if (profile.fields.kind !== undefined && profile.fields.kind.from.length > 0) return 'words';
  return profile.rows.some((row) => row.when.some((when) => 'sign' in when)) ? 'sign' : 'none';
}

export function withKindColumn(profile: Profile, column: string, words: readonly string[]): Profile {
  const kind = { ...fieldFrom([column]), words: usualMeanings('kind', words) };
  return { ...profile, fields: { ...profile.fields, kind }, rows: BY_FIELD, kind: column };
}

/** No column tells the kind any more: the sign of the amount does, or every row is a payment. */
export function withKindBy(profile: Profile, by: Exclude<KindBy, 'words'>): Profile {
  const { kind: _, ...fields } = profile.fields;
  const column = profile.fields.amount?.from[0];
  if (profile.source === 'funds') return { ...profile, fields, rows: BY_FIELD, kind: '' };
  if (by === 'none' || column === undefined) return { ...profile, fields, rows: ALL_PAYMENTS, kind: '' };
  const rows = [sortOf('refund', [{ column, sign: 'minus' as const }]), ...ALL_PAYMENTS];
  return { ...profile, fields, rows, kind: '' };
}

/** A word of a field and what it means: a canonical word or code, "skip" to leave such rows out, '' to forget it. */
export function withWordMeaning(profile: Profile, field: string, word: string, meaning: string): Profile {
  const source = profile.fields[field];
  const column = source?.from[0];
  if (source === undefined || column === undefined) return profile;
  const { [word]: _, ...others } = source.words;
  const words = meaning === '' || meaning === 'skip' ? others : { ...others, [word]: meaning };
  const skipped = skippedWords(profile, column).filter((each) => each !== word);
  const is = meaning === 'skip' ? [...skipped, word] : skipped;
  const rest = profile.rows.filter(
    (row) => row.skip === null || !row.when.some((when) => 'is' in when && when.column === column),
  );
  const skips = is.length === 0 ? [] : [sortOf(null, [{ column, is }], LEFT_OUT)];
  return { ...profile, fields: { ...profile.fields, [field]: { ...source, words } }, rows: [...skips, ...rest] };
}

/** The meanings of a kind's words, for the choice. */
export const KIND_MEANINGS: readonly string[] = [...KINDS, 'skip'];
