// A profile in the short form that people write: defaults left out, shorthands used. The inverse of schema.ts.
import type { Condition, FactPlace, FieldSource, Layout, Profile, RowSort, Total } from '../../model/profile.ts';
import type { Source } from '../../model/record.ts';

type Short = string | number | boolean | null | Short[] | { [key: string]: Short };
type ShortMap = { [key: string]: Short };

const one = (list: readonly string[]): Short => (list.length === 1 ? (list[0] ?? '') : [...list]);

/** Without the keys whose value is the default. */
function without(map: Readonly<Record<string, Short | undefined>>, defaults: ShortMap): ShortMap {
  return Object.fromEntries(
    Object.entries(map).flatMap(([key, value]): [string, Short][] =>
      value === undefined || JSON.stringify(value) === JSON.stringify(defaults[key]) ? [] : [[key, value]],
    ),
  );
}

const isEmpty = (value: object) => Object.keys(value).length === 0;
const filled = (map: ShortMap): ShortMap | undefined => (isEmpty(map) ? undefined : map);
const listed = (list: readonly string[]): Short | undefined => (list.length === 0 ? undefined : one(list));

function shortCondition(condition: Condition): ShortMap {
  if ('is' in condition) return { column: condition.column, is: one(condition.is) };
  if ('begins' in condition) return { column: condition.column, begins: one(condition.begins) };
  return { ...condition };
}

function shortConditions(conditions: readonly Condition[]): Short | undefined {
  if (conditions.length === 0) return undefined;
  const columns = new Set(conditions.map(({ column }) => column));
  if (columns.size < conditions.length || columns.has('column')) return conditions.map(shortCondition);
  return Object.fromEntries(
    conditions.map((condition): [string, Short] => {
      const { column: _, ...rest } = shortCondition(condition);
      return [condition.column, 'is' in condition ? one(condition.is) : rest];
    }),
  );
}

function shortField(field: FieldSource, source: Source): Short {
  const map = without(
    {
      from: listed(field.from),
      join: listed(field.join),
      with: field.with,
      sum: listed(field.sum),
      always: field.always,
      strip: listed(field.strip),
      take: field.take,
      words: filled({ ...field.words }),
      empty: field.empty,
      sign: field.sign,
    },
    { with: ' ', always: null, take: null, empty: null, sign: source === 'funds' ? 'any' : 'plus' },
  );
  const { from } = map;
  return Object.keys(map).length === 1 && from !== undefined ? from : map;
}

function shortFields(fields: Profile['fields'], source: Source): ShortMap | undefined {
  return filled(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, shortField(field, source)])));
}

function shortRow(row: RowSort, source: Source): ShortMap {
  return without(
    {
      when: shortConditions(row.when),
      kind: row.kind,
      skip: row.skip,
      status: row.status,
      fields: shortFields(row.fields, source),
    },
    { kind: null, skip: null, status: null },
  );
}

function shortFact(place: FactPlace): ShortMap {
  switch (place.place) {
    case 'line':
      return { line: place.template };
    case 'file':
      return { file: place.template };
    case 'pairs':
      return { pairs: { ...place.labels } };
    case 'table':
      return { table: { ...place.labels } };
    case 'row':
      return { row: one(place.begins), columns: { ...place.columns } };
  }
}

function shortTotal(total: Total): Short {
  const map = without(
    {
      title: total.title,
      measure: total.measure,
      column: total.column,
      kinds: listed(total.kinds),
      when: shortConditions(total.when),
      over: total.over,
      absolute: total.absolute,
      leftOut: total.leftOut,
    },
    { title: '', column: null, over: 'file', absolute: false, leftOut: false },
  );
  return Object.keys(map).length === 1 ? total.measure : map;
}

function shortLayout(layout: Layout): ShortMap | undefined {
  switch (layout.type) {
    case 'delimited':
      return filled(
        without(
          {
            delimiter: layout.delimiter,
            headerDelimiter: layout.headerDelimiter,
            quote: layout.quote,
            cells: layout.cells,
            header: layout.header === null ? null : [...layout.header],
            optional: layout.optional,
            trailing: layout.trailing,
            marks: layout.marks === null ? null : { header: layout.marks.header, rows: one(layout.marks.rows) },
          },
          {
            delimiter: ',',
            headerDelimiter: null,
            quote: 'double',
            cells: 'plain',
            header: null,
            optional: 0,
            trailing: 0,
            marks: null,
          },
        ),
      );
    case 'fixed':
      return {
        type: 'fixed',
        separator: layout.separator,
        fields: layout.fields.map(({ name, length }) => ({ name, length })),
        needed: layout.needed,
      };
    case 'ruler':
      return { type: 'ruler', dash: layout.dash };
    case 'elements':
      return { type: 'elements', element: layout.element };
  }
}

/** Readable by profileShape and equal to the profile when it is read. */
export function compactProfile(profile: Profile): ShortMap {
  const { source, amounts, times } = profile;
  const map: Record<string, Short | undefined> = {
    name: profile.name,
    version: profile.version,
    title: profile.title,
    source,
    proven: profile.proven,
    channel: filled(without({ codes: listed(profile.channel.codes), names: listed(profile.channel.names) }, {})),
    recognise: filled(
      without(
        {
          columns: listed(profile.recognise.columns),
          texts: listed(profile.recognise.texts),
          begins: listed(profile.recognise.begins),
          files: listed(profile.recognise.files),
        },
        {},
      ),
    ),
    encoding: profile.encoding,
    layout: shortLayout(profile.layout),
    columns: filled(
      Object.fromEntries(Object.entries(profile.columns).map(([name, spellings]) => [name, one(spellings)])),
    ),
    required: listed(profile.required),
    headers: profile.headers.length === 0 ? undefined : profile.headers.map((header) => [...header]),
    notes: listed(profile.notes),
    facts: profile.facts.length === 0 ? undefined : profile.facts.map(shortFact),
    totals: filled(
      Object.fromEntries(Object.entries(profile.totals).map(([name, total]) => [name, shortTotal(total)])),
    ),
    amounts: filled(
      without(
        {
          unit: amounts.unit,
          decimal: amounts.decimal,
          group: amounts.group,
          letters: amounts.letters === null ? null : { ...amounts.letters },
          symbols: listed(amounts.symbols),
          nothing: listed(amounts.nothing),
          finer: amounts.finer,
        },
        { unit: 'major', decimal: '.', group: '', letters: null, finer: 'fault' },
      ),
    ),
    times: filled(
      without(
        {
          order: times.order,
          year: times.year,
          zone: times.zone === null ? null : 'always' in times.zone ? times.zone.always : { ...times.zone },
          cutoff: times.cutoff,
        },
        { order: 'ymd', year: null, zone: null, cutoff: null },
      ),
    ),
    fields: shortFields(profile.fields, source),
    rows: profile.rows.map((row) => shortRow(row, source)),
    kind: profile.kind,
    balance:
      profile.balance === null
        ? null
        : profile.balance.apart.length === 0
          ? profile.balance.column
          : { column: profile.balance.column, apart: one(profile.balance.apart) },
    groups:
      profile.groups === null
        ? null
        : without(
            {
              title: profile.groups.title,
              column: profile.groups.column,
              currency: profile.groups.currency,
              when: shortConditions(profile.groups.when),
              plus: listed(profile.groups.plus),
              minus: listed(profile.groups.minus),
            },
            {},
          ),
    companion:
      profile.companion === null
        ? null
        : {
            columns: one(profile.companion.columns),
            row: profile.companion.row,
            totals: { ...profile.companion.totals },
          },
  };
  return without(map, {
    version: 1,
    title: '',
    proven: 'none',
    encoding: null,
    rows: [{}],
    kind: '',
    balance: null,
    groups: null,
    companion: null,
  });
}
