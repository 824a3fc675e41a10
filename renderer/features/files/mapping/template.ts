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

/** `header` as the file has it. Formats without one are told by what the guess found: beginnings of rows, file names. */
export function templateOf(draft: Profile, name: string, title: string, header: readonly string[]): Profile {
  const columns = draft.layout.type === 'delimited' && draft.layout.header === null ? header.filter(Boolean) : [];
  const recognise = columns.length === 0 ? draft.recognise : { ...draft.recognise, columns: [...new Set(columns)] };
  return { ...draft, name, title, version: 1, proven: 'none', recognise };
}
