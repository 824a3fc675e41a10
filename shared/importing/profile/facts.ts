// What a file states about itself in lines that are no rows, and in its name: totals, dates, the account. The latest value of a name counts.
import type { FactPlace, Profile } from '../../model/profile.ts';
import { cleanCell } from '../values/key.ts';
import { compileTemplate, type Template } from '../values/template.ts';
import { type Cells, resolveColumns } from './columns.ts';

/** A value that was stated: under which name, and as which label of the file ("" where only the profile has a name for it). */
export interface Stated {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** Stated by nothing but a number: what a line with words states counts more. */
  readonly isWordless?: boolean;
}

interface LineTemplate {
  readonly template: Template;
  /** The text that such a line begins with, up to its first blank or place. */
  readonly begin: string;
  /** The template is nothing but a value: only a plain number fits. */
  readonly isBare: boolean;
  /** The template has no word of its own: a row that was cut may fit it, so that it counts only where no row can stand. */
  readonly isWordless: boolean;
  /** The template spells the delimiter out: its values do not hold it. */
  readonly apart: string | null;
}

interface FootRow {
  readonly begins: readonly string[];
  readonly columns: readonly (readonly [name: string, index: number])[];
}

const NUMBER = /^[+-]?\d[\d.,]*$/;
const BLANKS = /^[\s\u3000]+/;

export class Facts {
  readonly #values = new Map<string, string>();
  readonly #lines: readonly LineTemplate[];
  readonly #pairs: ReadonlyMap<string, string>;
  readonly #tables: ReadonlyMap<string, string>;
  readonly #rowPlaces: readonly Extract<FactPlace, { place: 'row' }>[];
  #rows: readonly FootRow[] = [];
  /** The labels of a line whose values stand in the next. */
  #pending: readonly string[] | null = null;

  constructor(profile: Profile, fileName: string) {
    const { layout } = profile;
    const delimiter = layout.type === 'delimited' && layout.delimiter !== 'blanks' ? layout.delimiter : null;
    this.#lines = placesOf(profile, 'line').map(({ template }) => lineTemplate(template, delimiter));
    this.#pairs = labelsOf(placesOf(profile, 'pairs'));
    this.#tables = labelsOf(placesOf(profile, 'table'));
    this.#rowPlaces = placesOf(profile, 'row');
    const base = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    for (const { template } of placesOf(profile, 'file')) {
      const values = compileTemplate(template).match(base);
      for (const [name, value] of Object.entries(values ?? {})) this.#values.set(name, value);
    }
  }

  /** Foot rows stand in the table's own columns. */
  setHeader(profile: Profile, header: readonly string[]): void {
    const columns = resolveColumns(profile, header);
    this.#rows = this.#rowPlaces.map(({ begins, columns: names }) => ({
      begins,
      columns: Object.entries(names).flatMap(([column, name]) => {
        const index = columns.get(column);
        return index === undefined ? [] : [[name, index] as const];
      }),
    }));
  }

  readonly value = (name: string): string => this.#values.get(name) ?? '';

  #isStated(name: string): boolean {
    return this.#values.has(name);
  }

  /** What a line before the table states. */
  head(raw: string, cells: Cells): readonly Stated[] {
    if (this.#pending !== null) return this.#keep(this.#tableValues(cells));
    const stated = [...this.#fromLine(raw, cells, true), ...this.#fromPairs(cells)];
    const labelled = cells.filter((cell) => this.#tables.has(cleanCell(cell))).length;
    if (labelled > 1 || (labelled === 1 && this.#tables.has(firstFilled(cells)))) this.#pending = cells.map(cleanCell);
    return this.#keep(stated);
  }

  /** What a line among or behind the rows states; null where it states nothing and may be a row. `isRow` says whether the line has all that a row has. */
  body(raw: string, cells: Cells, isRow: () => boolean, mayBeWordless: boolean): readonly Stated[] | null {
    const first = firstFilled(cells);
    if (this.#tables.has(first)) {
      this.#pending = cells.map(cleanCell);
      return [];
    }
    if (this.#pending !== null) {
      if (!isRow()) return this.#keep(this.#tableValues(cells));
      this.#pending = null;
    }
    if (this.#pairs.size > 0 && this.#pairs.has(labelIn(first))) return this.#keep(this.#fromPairs(cells));
    const line = this.#fromLine(raw, cells, mayBeWordless);
    if (line.length > 0 && !isRow()) return this.#keep(line);
    for (const { begins, columns } of this.#rows) {
      if (!begins.some((begin) => first.startsWith(begin) || raw.trimStart().startsWith(begin))) continue;
      return this.#keep(columns.map(([name, index]) => ({ name, label: '', value: cleanCell(cells[index] ?? '') })));
    }
    return null;
  }

  #keep(stated: readonly Stated[]): readonly Stated[] {
    for (const { name, value } of stated) if (value !== '') this.#values.set(name, value);
    return stated;
  }

  #tableValues(cells: Cells): Stated[] {
    const labels = this.#pending ?? [];
    this.#pending = null;
    return labels.flatMap((label, index) => {
      const name = this.#tables.get(label);
      return name === undefined ? [] : [{ name, label, value: cleanCell(cells[index] ?? '') }];
    });
  }

  #fromPairs(cells: Cells): Stated[] {
    if (this.#pairs.size === 0) return [];
    const stated: Stated[] = [];
    const parts = cells
      .flatMap((cell) => cell.split(/\t|[ \u3000]{2,}/))
      .map(cleanCell)
      .filter((part) => part !== '');
    parts.forEach((part, index) => {
      const colon = part.search(/[:：]/);
      const label = colon === -1 ? part : part.slice(0, colon).trim();
      const name = this.#pairs.get(label);
      if (name === undefined) return;
      const own = colon === -1 ? '' : cleanCell(part.slice(colon + 1));
      const next = parts[index + 1] ?? '';
      stated.push({ name, label, value: own === '' ? next : own });
    });
    return stated;
  }

  #fromLine(raw: string, cells: Cells, mayBeWordless: boolean): Stated[] {
    if (this.#lines.length === 0) return [];
    const text = raw.replace(BLANKS, '');
    for (const { template, begin, isBare, isWordless, apart } of this.#lines) {
      if (isWordless && (!mayBeWordless || template.names.some((name) => this.#isStated(name)))) continue;
      if (isBare && !NUMBER.test(text.trim())) continue;
      const values = text.startsWith(begin) ? template.match(text) : null;
      const found =
        values ?? (apart !== null && text.includes('"') ? template.match(cells.map(cleanCell).join(apart)) : null);
      if (found === null) continue;
      const stated = Object.entries(found).map(([name, value]) => ({
        name,
        label: '',
        value: cleanCell(value),
        isWordless,
      }));
      if (apart !== null && stated.some(({ value }) => value.includes(apart))) continue;
      return stated.length === 0 ? [{ name: '', label: '', value: '' }] : stated;
    }
    return [];
  }
}

function placesOf<P extends FactPlace['place']>(profile: Profile, place: P): Extract<FactPlace, { place: P }>[] {
  return profile.facts.filter((fact): fact is Extract<FactPlace, { place: P }> => fact.place === place);
}

function labelsOf(
  places: readonly { readonly labels: Readonly<Record<string, string>> }[],
): ReadonlyMap<string, string> {
  return new Map(places.flatMap(({ labels }) => Object.entries(labels)));
}

function lineTemplate(text: string, delimiter: string | null): LineTemplate {
  const literal = text.replace(/\{[^{}]*\}/g, '');
  return {
    template: compileTemplate(text),
    begin: /^[^\s\u3000{（）：，；]*/.exec(text.replace(BLANKS, ''))?.[0] ?? '',
    isBare: literal.trim() === '',
    isWordless: !/\p{L}/u.test(literal),
    apart: delimiter !== null && literal.includes(delimiter) ? delimiter : null,
  };
}

function firstFilled(cells: Cells): string {
  for (const cell of cells) {
    const clean = cleanCell(cell);
    if (clean !== '') return clean;
  }
  return '';
}

function labelIn(text: string): string {
  const colon = text.search(/[:：]/);
  return colon === -1 ? text : text.slice(0, colon).trim();
}
