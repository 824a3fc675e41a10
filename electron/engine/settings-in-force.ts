// The newest saved settings, parsed once. They were checked when they were saved; where the newest text does not parse, the file was changed
// by another program: reading goes on with the newest version that does, and nothing but the settings may be changed.
import type { Problem } from '../../shared/model/problem.ts';
import type { Settings } from '../../shared/model/settings.ts';
import type { Database } from '../workspace/database.ts';
import { newestSettings, settingsOfVersion } from '../workspace/tables/settings-history.ts';
import { checkedSettings } from './checked-settings.ts';

const FILE = 'settings.yaml';

interface InForce {
  readonly text: string;
  readonly settings: Settings | null;
  readonly problem: Problem | null;
}

const READ = new WeakMap<Database, InForce>();

/** The settings in force, parsed once per text: a version that was rolled back may come again with another text. */
export function settingsReader(database: Database): () => Settings {
  return () => {
    const { settings, problem } = inForce(database);
    if (settings === null) throw new Error(problem?.message);
    return settings;
  };
}

/** Why the newest saved settings are not in force, or null. */
export function settingsProblem(database: Database): Problem | null {
  return inForce(database).problem;
}

function inForce(database: Database): InForce {
  const newest = newestSettings(database);
  const last = READ.get(database);
  if (last?.text === newest.text) return last;
  const read = readSettings(database, newest);
  READ.set(database, read);
  return read;
}

function readSettings(
  database: Database,
  { version, text }: { readonly version: number; readonly text: string },
): InForce {
  const parsed = checkedSettings(text, FILE);
  if (parsed.ok) return { text, settings: parsed.value, problem: null };
  const why = parsed.problem.message;
  for (let earlier = version - 1; earlier > 0; earlier -= 1) {
    const saved = settingsOfVersion(database, earlier);
    const older = saved === null ? null : checkedSettings(saved.text, FILE);
    if (older?.ok !== true) continue;
    const message = `settings version ${version} was changed by another program and cannot be read (${why}); version ${earlier} is used for reading, save the settings again before anything else`;
    return { text, settings: older.value, problem: damaged(message) };
  }
  const message = `settings version ${version} was changed by another program and cannot be read (${why}), and no earlier version can; restore a backup`;
  return { text, settings: null, problem: damaged(message) };
}

function damaged(message: string): Problem {
  return { code: 'workspace-damaged', message, file: FILE };
}
