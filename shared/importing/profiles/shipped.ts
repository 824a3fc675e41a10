// The profiles that come with the program. Each is a YAML file of this folder; they are read once, when the first one is asked for.
import type { Profile } from '../../model/profile.ts';
import { profileFromYaml } from '../profile/yaml.ts';
import { CHINESE_PROFILES } from './chinese.ts';
import cmbcChannel from './cmbc-channel.yaml';
import { INTERNATIONAL_PROFILES } from './international.ts';
import wechatTrade from './wechat-trade.yaml';

/** Texts in the order in which equally good profiles are named. */
const TEXTS: Readonly<Record<string, string>> = {
  'wechat-trade': wechatTrade,
  'cmbc-channel': cmbcChannel,
  ...CHINESE_PROFILES,
  ...INTERNATIONAL_PROFILES,
};

let profiles: readonly Profile[] | null = null;

/** Throws on a faulty one, with its line: profiles are part of the program. */
export function shippedProfiles(): readonly Profile[] {
  profiles ??= Object.entries(TEXTS).map(([name, text]) => {
    const read = profileFromYaml(text, `${name}.yaml`);
    if (!read.ok) throw new Error(`${name}.yaml:${read.problem.line ?? 1}: ${read.problem.message}`);
    if (read.value.name !== name) throw new Error(`${name}.yaml holds the profile ${read.value.name}`);
    return read.value;
  });
  return profiles;
}

/** The text of a shipped profile, comments and all; null where there is none of that name. */
export function shippedProfileText(name: string): string | null {
  return TEXTS[name] ?? null;
}
