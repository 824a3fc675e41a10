// The names that a profile uses, held against those it declares: a field that takes a column nobody named would silently read nothing.
import type { Condition, FactPlace, FieldSource, Layout, Profile } from '../../model/profile.ts';
import { compileTemplate } from '../values/template.ts';

export interface WrongName {
  readonly path: readonly (string | number)[];
  readonly name: string;
  /** What the name should have been declared as. */
  readonly wanted: 'column' | 'field' | 'total';
}

/** Names that the engine itself gives a layout's cells. */
export function layoutNames(layout: Layout): readonly string[] {
  if (layout.type === 'fixed') return [...layout.fields.map(({ name }) => name), 'tail'];
  return layout.type === 'delimited' ? (layout.header ?? []) : [];
}

function namesOfPlace(place: FactPlace): readonly string[] {
  switch (place.place) {
    case 'line':
    case 'file':
      return compileTemplate(place.template).names;
    case 'pairs':
    case 'table':
      return Object.values(place.labels);
    case 'row':
      return Object.values(place.columns);
  }
}

/** Names of values that the file states about itself. */
export function factNames(profile: Pick<Profile, 'facts'>): readonly string[] {
  return profile.facts.flatMap((place) => namesOfPlace(place));
}

/** The canonical fields of each source: what `fields` may name. */
export const FIELDS_OF = {
  orders: [
    'order_no',
    'channel',
    'channel_no',
    'kind',
    'status',
    'amount',
    'currency',
    'fee',
    'time',
    'merchant_no',
    'memo',
  ],
  channel: [
    'channel_no',
    'order_no',
    'channel',
    'kind',
    'status',
    'amount',
    'currency',
    'fee',
    'time',
    'bank_ref',
    'merchant_no',
    'memo',
  ],
  bank: [
    'bank_ref',
    'channel_no',
    'order_no',
    'channel',
    'kind',
    'status',
    'amount',
    'currency',
    'fee',
    'fee_currency',
    'time',
    'settle_date',
    'batch_no',
    'merchant_no',
    'memo',
  ],
  funds: [
    'entry_no',
    'account_no',
    'direction',
    'amount',
    'debit',
    'credit',
    'currency',
    'value_date',
    'balance',
    'reference',
    'memo',
  ],
} as const;

function namesOfSource(source: FieldSource): readonly (readonly [key: string, index: number, name: string])[] {
  return (['from', 'join', 'sum'] as const).flatMap((key) =>
    source[key].map((name, index): [string, number, string] => [key, index, name]),
  );
}

/** Every name that is used and not declared, with where it stands. */
export function wrongNames(profile: Profile): WrongName[] {
  const columns = new Set([...Object.keys(profile.columns), ...layoutNames(profile.layout)]);
  const known = new Set([...columns, ...factNames(profile)]);
  const wrong: WrongName[] = [];
  const check = (path: readonly (string | number)[], name: string, names: ReadonlySet<string> = known) => {
    if (!names.has(name)) wrong.push({ path, name, wanted: 'column' });
  };
  const checkConditions = (path: readonly (string | number)[], conditions: readonly Condition[]) => {
    for (const { column } of conditions) check([...path, column], column);
  };
  const canonical: ReadonlySet<string> = new Set(FIELDS_OF[profile.source]);
  const checkFields = (path: readonly (string | number)[], fields: Profile['fields']) => {
    for (const [field, source] of Object.entries(fields)) {
      if (!canonical.has(field)) wrong.push({ path: [...path, field], name: field, wanted: 'field' });
      for (const [key, index, name] of namesOfSource(source)) check([...path, field, key, index], name);
    }
  };
  profile.recognise.columns.forEach((name, index) => {
    check(['recognise', 'columns', index], name, columns);
  });
  profile.required.forEach((name, index) => {
    check(['required', index], name, columns);
  });
  checkFields(['fields'], profile.fields);
  profile.rows.forEach((row, index) => {
    checkConditions(['rows', index, 'when'], row.when);
    checkFields(['rows', index, 'fields'], row.fields);
  });
  profile.facts.forEach((place, index) => {
    if (place.place === 'row') {
      for (const name of Object.keys(place.columns)) check(['facts', index, 'columns', name], name, columns);
    }
  });
  for (const [name, total] of Object.entries(profile.totals)) {
    if (total.column !== null) check(['totals', name, 'column'], total.column);
    if (total.measure === 'column' && total.column === null)
      wrong.push({ path: ['totals', name], name: '', wanted: 'column' });
    checkConditions(['totals', name, 'when'], total.when);
  }
  if (profile.kind !== '') check(['kind'], profile.kind);
  if (profile.times.year !== null) check(['times', 'year'], profile.times.year);
  if (profile.times.zone !== null && 'column' in profile.times.zone)
    check(['times', 'zone'], profile.times.zone.column);
  if (profile.balance !== null) {
    check(['balance'], profile.balance.column);
    profile.balance.apart.forEach((name, index) => {
      check(['balance', 'apart', index], name);
    });
  }
  if (profile.groups !== null) {
    const { column, currency, when, plus, minus } = profile.groups;
    check(['groups', 'column'], column);
    check(['groups', 'currency'], currency);
    checkConditions(['groups', 'when'], when);
    plus.forEach((name, index) => {
      check(['groups', 'plus', index], name);
    });
    minus.forEach((name, index) => {
      check(['groups', 'minus', index], name);
    });
  }
  for (const [label, name] of Object.entries(profile.companion?.totals ?? {})) {
    if (profile.totals[name] === undefined) wrong.push({ path: ['companion', 'totals', label], name, wanted: 'total' });
  }
  return wrong;
}
