// A guess at how an unknown file is read: a whole profile, with what speaks for each column, for people to correct.
import type { Profile } from './profile.ts';

export interface ProfileDraft {
  readonly profile: Profile;
  readonly columns: readonly DraftColumn[];
  /** Fields of the source that have no column yet though rows need them. */
  readonly missing: readonly string[];
}

export interface DraftColumn {
  /** As the file names it. */
  readonly column: string;
  /** The canonical field, "" for none. */
  readonly field: string;
  /** 0 to 100: a known name, and values that fit, make certainty. */
  readonly confidence: number;
  /** Sentences, joined by " · ". */
  readonly because: string;
  readonly samples: readonly string[];
}
