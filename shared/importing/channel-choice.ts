// Which channel a file belongs to, where the file does not say it itself.
import { ok, type Problem, type Result, refuse } from '../model/problem.ts';
import type { Profile } from '../model/profile.ts';
import type { ChannelSettings, Settings } from '../model/settings.ts';

export function findChannel(settings: Settings, code: string): ChannelSettings | undefined {
  return settings.channels.find((channel) => channel.code === code);
}

/** `because` is a sentence for people; '' where there is no channel to choose. */
export interface ChannelChoice {
  readonly channel: ChannelSettings | null;
  readonly because: string;
}

/**
 * The channel that was named, else the only one of the settings whose code or name fits the format, else the only one there is for a format
 * that fits any. Several or none: refused, naming --channel. Account statements have none; formats whose rows name theirs need none.
 */
export function chooseChannel(
  fileName: string,
  asked: string | null,
  profile: Profile,
  settings: Settings,
): Result<ChannelChoice> {
  if (profile.source === 'funds') return ok({ channel: null, because: '' });
  if (asked !== null) {
    const channel = findChannel(settings, asked);
    if (channel === undefined) return refuse(unknownChannel(fileName, asked, settings));
    return ok({ channel, because: `The channel ${channel.code} was asked for.` });
  }
  const { codes, names } = profile.channel;
  const fitsAny = codes.length === 0 && names.length === 0;
  const alike = settings.channels.filter(
    ({ code, name }) =>
      fitsAny ||
      codes.some((begin) => code.toUpperCase().startsWith(begin.toUpperCase())) ||
      names.some((part) => name.includes(part)),
  );
  // CMB is the code of one bank and the beginning of another's: a code that is the whole of a hint counts more.
  const exact = alike.filter(({ code }) => codes.some((whole) => code.toUpperCase() === whole.toUpperCase()));
  const fitting = exact.length === 1 ? exact : alike;
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) {
    const because = fitsAny
      ? `The channel ${only.code} is the only one of the settings.`
      : `The channel ${only.code} is the only one of the settings that fits this format.`;
    return ok({ channel: only, because });
  }
  if (namesChannelPerRow(profile)) return ok({ channel: null, because: 'Each row names its channel.' });
  const found =
    fitting.length === 0 ? 'no channel of the settings fits' : `${fitting.map(({ code }) => code).join(', ')} fit`;
  return refuse({
    code: 'input-refused',
    message: `${fileName}: ${profile.title || profile.name} does not name its channel and ${found}; name it with --channel.`,
    file: fileName,
    field: 'channel',
  });
}

function namesChannelPerRow(profile: Profile): boolean {
  return [profile.fields, ...profile.rows.map(({ fields }) => fields)].some((fields) => fields.channel !== undefined);
}

export function unknownChannel(fileName: string, asked: string, settings: Settings): Problem {
  return {
    code: 'usage',
    message: `The channel ${asked} is not in the settings; known are ${settings.channels.map(({ code }) => code).join(', ') || 'none'}.`,
    file: fileName,
    field: 'channel',
    value: asked,
  };
}
