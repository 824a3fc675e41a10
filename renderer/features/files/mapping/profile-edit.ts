// Changes to a profile that is being made, each as a new profile: which column feeds which field. Refuses nothing; what is missing is told apart.
import type { FieldSource, Profile } from '../../../../shared/model/profile.ts';
import { withKindBy, withKindColumn } from './kind-words.ts';
import { fieldFrom } from './plain-profile.ts';
import { usualMeanings } from './usual-words.ts';

/** The profile's own name of a column of the file; a column it does not know keeps the file's name. */
export function columnName(profile: Profile, column: string): string {
  const found = Object.entries(profile.columns).find(
    ([name, spellings]) => name === column || spellings.includes(column),
  );
  return found?.[0] ?? column;
}

/** The field that a column feeds, '' for none. */
export function fieldOfColumn(profile: Profile, column: string): string {
  const name = columnName(profile, column);
  const feeds = (source: FieldSource) =>
    source.from.includes(name) || source.join.includes(name) || source.sum.includes(name);
  const own = Object.entries(profile.fields).find(([, source]) => feeds(source));
  if (own !== undefined) return own[0];
  const ofSorts = profile.rows.flatMap((row) => Object.entries(row.fields)).find(([, source]) => feeds(source));
  return ofSorts?.[0] ?? '';
}

/** Layouts without a header name their columns themselves. */
function withColumn(profile: Profile, column: string): Profile {
  const name = columnName(profile, column);
  const named = profile.layout.type === 'delimited' && profile.layout.header === null;
  if (!named || Object.hasOwn(profile.columns, name)) return profile;
  return { ...profile, columns: { ...profile.columns, [name]: [column] } };
}

function withoutColumn(source: FieldSource, name: string): FieldSource {
  const without = (list: readonly string[]) => list.filter((each) => each !== name);
  return { ...source, from: without(source.from), join: without(source.join), sum: without(source.sum) };
}

const columnsOf = (source: FieldSource) => source.from.length + source.join.length + source.sum.length;

/** Takes the column out of every field; fields that nothing feeds any more go, and so does a demand for the column. */
function unmapped(profile: Profile, name: string): Profile {
  const wasKind = profile.fields.kind?.from.includes(name) === true;
  const cleaned = (fields: Profile['fields']) =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([field, source]): [string, FieldSource][] => {
        const next = withoutColumn(source, name);
        return columnsOf(source) > 0 && columnsOf(next) === 0 && source.always === null ? [] : [[field, next]];
      }),
    );
  const rows = profile.rows.map((row) => ({ ...row, fields: cleaned(row.fields) }));
  const required = profile.required.filter((each) => each !== name);
  const balance = profile.balance?.column === name ? null : profile.balance;
  const next = { ...profile, fields: cleaned(profile.fields), rows, required, balance };
  return wasKind ? withKindBy(next, 'none') : next;
}

/** Fields that say the same thing in another way. */
const INSTEAD: Readonly<Record<string, readonly string[]>> = {
  amount: ['debit', 'credit'],
  debit: ['amount', 'direction'],
  credit: ['amount', 'direction'],
  direction: ['debit', 'credit'],
};

/** `words`: values of the column, as far as they are known, for fields whose words have a meaning. */
export function mapColumn(profile: Profile, column: string, field: string, words: readonly string[]): Profile {
  const named = withColumn(profile, column);
  const name = columnName(named, column);
  const free = unmapped(named, name);
  if (field === '') return free;
  if (field === 'kind') return withKindColumn(free, name, words);
  const others = Object.entries(free.fields).filter(([each]) => INSTEAD[field]?.includes(each) !== true);
  const before = free.fields[field] ?? fieldFrom([]);
  const meanings = { ...usualMeanings(field, words), ...before.words };
  const source = { ...before, from: [name], join: [], sum: [], always: null, words: meanings };
  return opened({ ...free, fields: { ...Object.fromEntries(others), [field]: source } }, field);
}

/** The same value in every row; '' takes it away. */
export function withConstant(profile: Profile, field: string, value: string): Profile {
  const { [field]: _, ...others } = profile.fields;
  if (value === '') return { ...profile, fields: others };
  return opened({ ...profile, fields: { ...others, [field]: { ...fieldFrom([]), always: value } } }, field);
}

/** A status that rows have of themselves would hide the column's. */
function opened(profile: Profile, field: string): Profile {
  if (field !== 'status') return profile;
  return { ...profile, rows: profile.rows.map((row) => (row.skip === null ? { ...row, status: null } : row)) };
}

/** Credit and debit change places: the other way of looking at the same account. */
export function withDirectionTurned(profile: Profile): Profile {
  const { direction, debit, credit, amount, ...others } = profile.fields;
  if (debit !== undefined || credit !== undefined) {
    const turned = { ...(debit && { credit: debit }), ...(credit && { debit: credit }) };
    return { ...profile, fields: { ...others, ...turned } };
  }
  if (direction !== undefined) {
    const turned = (side: string) => (side === 'C' ? 'D' : 'C');
    const words = Object.fromEntries(Object.entries(direction.words).map(([word, side]) => [word, turned(side)]));
    const always = direction.always === null ? null : turned(direction.always);
    return { ...profile, fields: { ...profile.fields, direction: { ...direction, always, words } } };
  }
  if (amount === undefined) return profile;
  const sign = amount.sign === 'flip' ? 'any' : 'flip';
  return { ...profile, fields: { ...profile.fields, amount: { ...amount, sign } } };
}

/** What tells the direction of an account entry in this profile. */
export function directionBy(profile: Profile): 'columns' | 'words' | 'sign' {
  const { direction, debit, credit } = profile.fields;
  if (debit !== undefined || credit !== undefined) return 'columns';
  return direction === undefined ? 'sign' : 'words';
}
