// A taught format as a template: named, and recognised next time by its whole header, wherever the columns stand.
import type { Profile } from '../../../../shared/model/profile.ts';

const LONGEST = 50;

/** [a-z0-9-] of a title; other letters become their code, so that Chinese titles stay apart. '' for no title. */
export function templateName(title: string): string {
  const plain = title.trim().toLowerCase();
  const name = [...plain]
    .map((character) =>
      /[a-z0-9]/.test(character)
        ? character
        : /\p{L}/u.test(character)
          ? (character.codePointAt(0) ?? 0).toString(36)
          : '-',
    )
    .join('')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '');
  return name.slice(0, LONGEST);
}

export interface TemplateWords {
  readonly name: string;
  readonly title: string;
  /** The channel that a person named for files that name none. */
  readonly channel: string | null;
  /** As the file has it. */
  readonly header: readonly string[];
}

/** Formats without a header are told by what the guess found: beginnings of rows. */
export function templateOf(draft: Profile, { name, title, channel, header }: TemplateWords): Profile {
  const { layout, recognise } = draft;
  const hasHeader = layout.type === 'delimited' && layout.header === null;
  const columns = hasHeader ? [...new Set(header.filter((column) => column !== ''))] : [];
  return {
    ...draft,
    name,
    title,
    version: 1,
    proven: 'none',
    channel: channel === null ? draft.channel : { codes: [channel], names: [] },
    recognise: columns.length === 0 ? recognise : { ...recognise, columns },
  };
}
