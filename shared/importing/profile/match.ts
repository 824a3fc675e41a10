// Which profiles a text can be, and what speaks for each: the columns of its header, texts at its beginning, or rows that read as rows.
import type { Profile } from '../../model/profile.ts';
import type { Settings } from '../../model/settings.ts';
import { HEADER_SEARCH_LINES } from '../header.ts';
import type { SourceText } from '../source-text.ts';
import { compileTemplate } from '../values/template.ts';
import { Fault } from '../values.ts';
import { resolveColumns } from './columns.ts';
import { findCompanion } from './companion.ts';
import { HeaderSearch, openTable } from './layouts/open.ts';
import type { OpenTable } from './layouts/records.ts';
import { profilePlan } from './plan.ts';

const TRIAL_ROWS = 40;
/** Whether rows read does not depend on the year of their dates. */
const ANY_DAY = '2000-01-01';
/** Columns named as evidence. */
const MOST_NAMED = 6;
/** Of each of the first lines: a document may be one long line. */
const LONGEST_SEARCHED = 65_536;
/** Of the first rows of a format without a header, this share must read as rows. */
const LEAST_SHARE = 0.5;
/** The same where nothing but the shape of its rows tells the format; one row may always be strange. */
const LEAST_SHARE_BY_SHAPE = 0.8;

export interface ProfileMatch {
  readonly profile: Profile;
  /** null for the companion that holds the totals of another file. */
  readonly table: OpenTable | null;
  /** Greater is better. A header with its columns counts more than rows that read well. */
  readonly score: number;
  readonly because: string;
}

/** Looks for a profile in one text; what profiles share is searched once. */
export class ProfileMatcher {
  readonly #text: SourceText;
  readonly #settings: Settings;
  readonly #search: HeaderSearch;
  #head: string | null = null;

  constructor(text: SourceText, settings: Settings) {
    this.#text = text;
    this.#settings = settings;
    this.#search = new HeaderSearch(text);
  }

  /** null where the text is not of the profile. */
  match(profile: Profile): ProfileMatch | null {
    const { recognise, layout } = profile;
    const hint = this.#fitsFileName(profile) ? 0.5 : 0;
    if (!recognise.texts.every((text) => this.#headText().includes(text))) return this.#companion(profile, hint);
    const hasHeader = layout.type === 'ruler' || (layout.type === 'delimited' && layout.header === null);
    const table = openTable(this.#search, profile);
    if (table === null) return this.#companion(profile, hint);
    if (layout.type === 'elements' && !holdsAll(profile, table)) return null;
    if (hasHeader || layout.type === 'elements') {
      const names = recognise.columns.map((name) => profile.columns[name]?.[0] ?? name);
      const shown = `${names.slice(0, MOST_NAMED).join(', ')}${names.length > MOST_NAMED ? ' …' : ''}`;
      return {
        profile,
        table,
        score: 100 * recognise.columns.length + 100 * recognise.texts.length + hint,
        because: hasHeader ? `Its header has the columns ${shown}.` : `Its elements have ${shown}.`,
      };
    }
    return this.#trial(profile, table, hint);
  }

  /** As `match`, for a profile that was named: only its table must be there. */
  open(profile: Profile): ProfileMatch | null {
    const table = openTable(this.#search, profile);
    return table === null
      ? this.#companion(profile, 0)
      : { profile, table, score: 0, because: 'The format was named.' };
  }

  #companion(profile: Profile, hint: number): ProfileMatch | null {
    if (findCompanion(profile, this.#text) === null) return null;
    return {
      profile,
      table: null,
      score: 100 * (profile.companion?.columns.length ?? 0) + hint,
      because: 'It holds the totals of another file and no rows of its own.',
    };
  }

  /** Without a header: reads the first lines as the profile would. */
  #trial(profile: Profile, table: OpenTable, hint: number): ProfileMatch | null {
    const { begins, texts } = profile.recognise;
    const isByShape = begins.length + texts.length === 0;
    const plan = profilePlan({
      text: this.#text,
      profile,
      table,
      channel: { code: '', timezone: this.#settings.timezone, cutoff: '24:00', linkKey: null },
      settings: this.#settings,
      siblings: [],
      today: ANY_DAY,
    });
    let tried = 0;
    let read = 0;
    let line = 0;
    for (; line < this.#text.lineCount && tried < TRIAL_ROWS && line < TRIAL_ROWS + HEADER_SEARCH_LINES; ) {
      const raw = this.#text.line(line);
      const record = plan.readRow(line);
      line += record.lines;
      if (raw.trim() === '' || this.#text.damaged.has(record.line)) continue;
      const sort = plan.classify(record);
      if (sort !== 'row') {
        if (sort instanceof Fault) tried += 1;
        continue;
      }
      tried += 1;
      if (begins.length > 0 && !begins.some((begin) => raw.trimStart().startsWith(begin))) continue;
      const width = record.cells.length;
      // Of bytes: another length is another format.
      if (isByShape && profile.layout.type === 'fixed' && (record.cells.at(-1) ?? '').trim() !== '') continue;
      if (record.fault !== null || width < plan.fewest || width > plan.most) continue;
      if (!(plan.read(record.cells, { line, byteStart: 0, byteEnd: 0 }) instanceof Fault)) read += 1;
    }
    const because = `${read} of its first ${tried} lines read as rows of this format.`;
    if (texts.length > 0 && tried === 0)
      return { profile, table, score: 100 * texts.length + hint, because: 'Its first lines are those of the format.' };
    if (read === 0 || read < tried * LEAST_SHARE) return null;
    if (isByShape && read < Math.min(tried * LEAST_SHARE_BY_SHAPE, Math.max(1, tried - 1))) return null;
    return {
      profile,
      table,
      score: 100 * texts.length + 10 * begins.length * (begins.length > 0 ? 1 : 0) + (50 * read) / tried + hint,
      because,
    };
  }

  #headText(): string {
    this.#head ??= Array.from({ length: Math.min(HEADER_SEARCH_LINES, this.#text.lineCount) }, (_, line) =>
      this.#text.line(line).slice(0, LONGEST_SEARCHED),
    ).join('\n');
    return this.#head;
  }

  #fitsFileName(profile: Profile): boolean {
    const { fileName } = this.#text;
    const base = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    return profile.recognise.files.some((template) => compileTemplate(template).match(base) !== null);
  }
}

function holdsAll(profile: Profile, table: OpenTable): boolean {
  const columns = resolveColumns(profile, table.header);
  return profile.recognise.columns.every((name) => columns.has(name));
}
