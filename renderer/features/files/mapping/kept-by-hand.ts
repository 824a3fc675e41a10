// A new guess keeps what a person had already said: fields of columns, and meanings of words.
import type { ProfileDraft } from '../../../../shared/model/draft.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import { mapColumn } from './profile-edit.ts';

function wordsKept(profile: Profile, before: Profile | null): Profile {
  if (before === null) return profile;
  const fields = Object.entries(profile.fields).map(([field, source]) => {
    const words = before.fields[field]?.words ?? {};
    return [field, { ...source, words: { ...source.words, ...words } }] as const;
  });
  return { ...profile, fields: Object.fromEntries(fields) };
}

/** `before` is the profile on screen; its words are kept where the source of records is still the same. */
export function keptByHand(
  draft: ProfileDraft,
  byHand: ReadonlyMap<string, string>,
  before: Profile | null,
): ProfileDraft {
  const mapped = draft.columns
    .filter(({ column }) => byHand.has(column))
    .reduce(
      (profile, { column, samples }) => mapColumn(profile, column, byHand.get(column) ?? '', samples),
      draft.profile,
    );
  const profile = wordsKept(mapped, before?.source === mapped.source ? before : null);
  return {
    ...draft,
    profile: { ...profile, name: before?.name ?? profile.name, title: before?.title ?? profile.title },
  };
}
