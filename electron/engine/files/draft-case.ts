// A guess at a file that nothing recognises, for people to correct.
import { draftProfile } from '../../../shared/importing/drafting/draft-profile.ts';
import { readSourceText } from '../../../shared/importing/source-text.ts';
import { ok, refuse } from '../../../shared/model/problem.ts';
import type { UseCase } from '../use-case.ts';
import { stagedEntry } from './staging-cases.ts';

export const profileDraft: UseCase<'profileDraft'> = (context, { stagedId, encoding, ...asked }) => {
  const entry = stagedEntry(context, stagedId);
  if (!entry.ok) return entry;
  const { held } = entry.value;
  if (held.refused !== null) return refuse(held.refused);
  const text = readSourceText(held.file, held.bytes, encoding);
  return text.ok ? ok(draftProfile(text.value, asked)) : text;
};
