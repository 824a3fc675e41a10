// A profile's table looked for in a text: where its header is, or that the text cannot be this format.
import type { DelimitedLayout, Profile } from '../../../model/profile.ts';
import { foldName, HEADER_SEARCH_LINES } from '../../header.ts';
import type { SourceText } from '../../source-text.ts';
import { resolveColumns } from '../columns.ts';
import { type FoundHeader, headersIn, layoutReader, openDelimited } from './delimited.ts';
import { openElements } from './elements.ts';
import { openFixed } from './fixed.ts';
import type { OpenTable } from './records.ts';
import { openRuler, rulersIn } from './ruler.ts';

/** The possible headers of a text under each delimiter, found once for all profiles that ask. */
export class HeaderSearch {
  readonly #found = new Map<string, readonly FoundHeader[]>();

  constructor(readonly text: SourceText) {}

  headers(layout: DelimitedLayout): readonly FoundHeader[] {
    const delimiter = layout.headerDelimiter ?? layout.delimiter;
    const key = `${delimiter} ${layout.quote}`;
    let found = this.#found.get(key);
    if (found === undefined) {
      found = headersIn(
        this.text,
        layoutReader(this.text, { ...layout, cells: 'plain' }, delimiter),
        HEADER_SEARCH_LINES,
      );
      this.#found.set(key, found);
    }
    return found;
  }
}

/** What workbooks, and texts that spreadsheets saved, have between their cells whatever the issuer had. */
const SPREADSHEET_DELIMITERS = [',', '\t'];

/** The layout as the issuer writes it, then as spreadsheets do. */
function spellingsOf(layout: DelimitedLayout): readonly DelimitedLayout[] {
  const saved = SPREADSHEET_DELIMITERS.filter((delimiter) => delimiter !== layout.delimiter);
  return [
    layout,
    ...saved.map((delimiter): DelimitedLayout => ({ ...layout, delimiter, headerDelimiter: null, quote: 'double' })),
  ];
}

/** null where the text has no header that holds all the columns the profile is recognised by. */
export function openTable(search: HeaderSearch, profile: Profile): OpenTable | null {
  const { layout } = profile;
  const holds = (header: readonly string[]) => {
    const columns = resolveColumns(profile, header);
    return profile.recognise.columns.every((name) => columns.has(name));
  };
  switch (layout.type) {
    case 'fixed':
      return openFixed(search.text, layout);
    case 'ruler': {
      const ruler = rulersIn(search.text, layout).find(({ header }) => holds(header));
      return ruler === undefined ? null : openRuler(search.text, layout, ruler);
    }
    case 'delimited': {
      if (layout.header !== null) return openDelimited(search.text, layout, null);
      const mark = layout.marks === null ? null : foldName(layout.marks.header);
      for (const spelling of spellingsOf(layout)) {
        const header = search
          .headers(spelling)
          .filter(({ cells }) => mark === null || foldName(cells[0] ?? '') === mark)
          .find(({ cells }) => holds(cells));
        if (header !== undefined) return openDelimited(search.text, spelling, header);
      }
      return null;
    }
    case 'elements':
      return openElements(search.text, layout);
  }
}
