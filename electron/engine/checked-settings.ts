// A settings text against all that the engine knows: its own form, and the posting rules that exist.

import { unknownPostingRules } from '../../shared/posting/rules.ts';
import { type ParsedSettings, parseSettings } from '../../shared/settings/parse-settings.ts';

export function checkedSettings(text: string, fileName: string): ParsedSettings {
  const parsed = parseSettings(text, fileName);
  if (!parsed.ok) return parsed;
  const problems = unknownPostingRules(parsed.value.posting).map((rule) => ({
    code: 'settings-invalid' as const,
    message: `settings posting.${rule}: unknown key "${rule}"; there is no posting rule of this name`,
    file: fileName,
    line: lineOfKey(text, rule),
    field: `posting.${rule}`,
  }));
  const [first] = problems;
  return first === undefined ? parsed : { ok: false, problem: first, problems };
}

/** The first line that has the key; rule names stand nowhere else in a settings file. */
function lineOfKey(text: string, key: string): number {
  return text.split('\n').findIndex((line) => line.includes(key)) + 1;
}
