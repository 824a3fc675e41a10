// The users' own profiles in force. They were checked when they were saved.
import type { Profile } from '../../../shared/model/profile.ts';
import type { Database } from '../../workspace/database.ts';
import { revision } from '../../workspace/tables/meta.ts';
import { profileChanges, savedProfiles } from '../../workspace/tables/profiles.ts';

/** Read once per change; an action that was rolled back gives its number of changes to the next one, hence the revision beside it. */
export function profilesReader(database: Database): () => readonly Profile[] {
  let key = '';
  let value: readonly Profile[] = [];
  return () => {
    const current = `${revision(database)} ${profileChanges(database)}`;
    if (current !== key) value = savedProfiles(database).map(({ profile }) => profile);
    key = current;
    return value;
  };
}
