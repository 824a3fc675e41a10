// Which channel a file belongs to, where the file does not say it itself.
import { ok, type Result, refuse } from '../model/problem.ts';
import type { ChannelSettings, Settings } from '../model/settings.ts';
import type { Profile } from './profile.ts';

export function findChannel(settings: Settings, code: string): ChannelSettings | undefined {
  return settings.channels.find((channel) => channel.code === code);
}

/** The channel that was named, else the only one of the settings whose code or name fits the format. Several or none: refused, naming --channel. */
export function chooseChannel(
  fileName: string,
  asked: string | null,
  profile: Profile,
  settings: Settings,
): Result<ChannelSettings> {
  if (asked !== null) {
    const channel = findChannel(settings, asked);
    return channel === undefined ? refuse(unknownChannel(fileName, asked, settings)) : ok(channel);
  }
  const fitting = settings.channels.filter(
    ({ code, name }) =>
      profile.channel.codeBegins.some((begin) => code.toUpperCase().startsWith(begin)) ||
      profile.channel.nameHolds.some((part) => name.includes(part)),
  );
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return ok(only);
  const found =
    fitting.length === 0 ? 'no channel of the settings fits' : `${fitting.map(({ code }) => code).join(', ')} fit`;
  return refuse({
    code: 'input-refused',
    message: `${fileName}: ${profile.title} does not name its channel and ${found}; name it with --channel.`,
    file: fileName,
    field: 'channel',
  });
}

export function unknownChannel(fileName: string, asked: string, settings: Settings) {
  return {
    code: 'usage' as const,
    message: `The channel ${asked} is not in the settings; known are ${settings.channels.map(({ code }) => code).join(', ') || 'none'}.`,
    file: fileName,
    field: 'channel',
    value: asked,
  };
}
