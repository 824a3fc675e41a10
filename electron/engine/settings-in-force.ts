// The newest saved settings, parsed once. They were checked when they were saved, so a failure here is a defect.
import type { Settings } from '../../shared/model/settings.ts';
import type { Database } from '../workspace/database.ts';
import { newestSettings } from '../workspace/tables/settings-history.ts';
import { checkedSettings } from './checked-settings.ts';

const FILE = 'settings.yaml';

/** The settings in force, parsed once per text: a version that was rolled back may come again with another text. */
export function settingsReader(database: Database): () => Settings {
  let parsedText: string | undefined;
  let value: Settings | undefined;
  return () => {
    const newest = newestSettings(database);
    if (value !== undefined && newest.text === parsedText) return value;
    const parsed = checkedSettings(newest.text, FILE);
    if (!parsed.ok) throw new Error(`the saved settings are not valid: ${parsed.problem.message}`);
    value = parsed.value;
    parsedText = newest.text;
    return value;
  };
}
