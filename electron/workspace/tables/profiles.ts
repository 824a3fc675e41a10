// Users' own profiles: every version as it was saved. The newest counts; a removal is a version too.
import type { Profile } from '../../../shared/model/profile.ts';
import { json, number, text } from '../columns.ts';
import type { Database, Row } from '../database.ts';

export interface SavedProfile {
  readonly profile: Profile;
  readonly text: string;
  readonly savedAt: string;
  readonly savedBy: string;
}

/** By name. */
export function savedProfiles(database: Database): SavedProfile[] {
  return database
    .all(
      `SELECT text, data, saved_at, saved_by FROM profile WHERE removed = 0 AND version =
        (SELECT max(version) FROM profile AS later WHERE later.name = profile.name) ORDER BY name`,
    )
    .map(toSaved);
}

/** Of every version there was, also of removed profiles; 0 for an unknown name. */
export function newestVersion(database: Database, name: string): number {
  const row = database.first('SELECT coalesce(max(version), 0) AS version FROM profile WHERE name = ?', [name]);
  return number(row?.version);
}

/** How many versions there are: changes with every save and removal. */
export function profileChanges(database: Database): number {
  return number(database.first('SELECT count(*) AS n FROM profile')?.n);
}

export function insertProfile(database: Database, { profile, ...saved }: SavedProfile): void {
  database.run(
    'INSERT INTO profile (name, version, text, data, saved_at, saved_by, removed) VALUES (?, ?, ?, ?, ?, ?, 0)',
    [profile.name, profile.version, saved.text, JSON.stringify(profile), saved.savedAt, saved.savedBy],
  );
}

export function insertRemoval(database: Database, name: string, savedAt: string, savedBy: string): void {
  database.run(
    `INSERT INTO profile (name, version, text, data, saved_at, saved_by, removed) VALUES (?, ?, '', '', ?, ?, 1)`,
    [name, newestVersion(database, name) + 1, savedAt, savedBy],
  );
}

function toSaved(row: Row): SavedProfile {
  const profile = json<Profile | null>(row.data, null);
  if (profile === null) throw new Error('a saved profile without data');
  return { profile, text: text(row.text), savedAt: text(row.saved_at), savedBy: text(row.saved_by) };
}
