// The written form of a profile (YAML or JSON) to the Profile of the model: what may be left out gets its default, shorthands become whole.
// Shorthands: one text for a list of one; `columns: { amt: 金额 }`; a field as its column (`amount: amt`), as several of which the first filled counts
// (`memo: [note, text]`), or whole (`{ always: CNY }`, `{ join: [date, clock] }`); `when: { state: [A, B], amount: { sign: minus } }`;
// facts as `{ line: "共{rows}笔" }`, `{ pairs: { 总笔数: rows } }`, `{ table: … }`, `{ row: 合计, columns: { amt: sum } }`, `{ file: … }`;
// totals as their measure (`rows: rows`) or their column (`{ column: fee }`); fixed fields as `{ code: 3, agent: 11 }`; `balance: left`;
// `groups: { title: payout, column: batch, currency: cur, when: { kind: PAYOUT }, plus: net }`.
import { z } from 'zod';
import { ENCODINGS } from '../../model/import.ts';
import { KINDS, SOURCES, STATUSES } from '../../model/record.ts';

const LONGEST = 1000;
const MAP_WANTED = 'write keys and values here';

const text = z.string('write a text here').max(LONGEST, `at most ${LONGEST} characters`);
const filledText = text.min(1, 'write a text here; it is empty');
const DELIMITER_WANTED = 'write one character that is no letter and no digit, in quotes, such as "|", or blanks';
const delimiterCharacter = text.length(1, DELIMITER_WANTED).regex(/^[^\p{L}\p{N}]$/u, DELIMITER_WANTED);

function oneOf<const T extends readonly [string, ...string[]]>(choices: T) {
  return z.enum(choices, `write one of ${choices.join(', ')}`);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list, for which its only item may stand. */
function listOf<T extends z.ZodType>(item: T) {
  return z.preprocess(
    (value) => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]),
    z.array(item, 'write a list here'),
  );
}

function mapOf<T extends z.ZodType>(item: T) {
  return z.preprocess((value) => value ?? {}, z.record(z.string(), item, MAP_WANTED));
}

const texts = listOf(text);
const wholeNumber = z.preprocess(
  (value) => (typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value),
  z.int('write a whole number such as 1').min(0, 'write a number that is not below 0').max(999_999, 'at most 999999'),
);

const condition = z.union(
  [
    z.strictObject({ column: filledText, is: texts }),
    z.strictObject({ column: filledText, begins: texts }),
    z.strictObject({ column: filledText, filled: z.boolean() }),
    z.strictObject({ column: filledText, sign: oneOf(['plus', 'minus']) }),
  ],
  'write a column with its values, or one of begins, filled, sign',
);

/** `{ state: [A, B] }` is a list of conditions that must all be met. */
const conditions = z.preprocess(
  (value) => {
    if (value === undefined || value === null) return [];
    if (!isMap(value) || 'column' in value) return Array.isArray(value) ? value : [value];
    return Object.entries(value).map(([column, wanted]) =>
      isMap(wanted) ? { column, ...wanted } : { column, is: wanted },
    );
  },
  z.array(condition, MAP_WANTED),
);

const fieldSource = z.preprocess(
  (value) => (typeof value === 'string' || Array.isArray(value) ? { from: value } : value),
  z.strictObject(
    {
      from: texts,
      join: texts,
      with: text.default(' '),
      sum: texts,
      always: text.nullable().default(null),
      strip: listOf(oneOf(['zeros', 'brackets', 'quotes', 'blanks'])),
      take: text.includes('{key}', { message: 'write a template with {key}' }).nullable().default(null),
      words: mapOf(text),
      empty: text.nullable().default(null),
      sign: oneOf(['plus', 'minus', 'any', 'signed', 'flip']).optional(),
    },
    'write a column, a list of columns, or keys such as from, join, sum, always',
  ),
);

const fields = mapOf(fieldSource);

const rowSort = z.strictObject(
  {
    when: conditions,
    kind: oneOf(KINDS).nullable().default(null),
    skip: filledText.nullable().default(null),
    status: oneOf(STATUSES).nullable().default(null),
    fields,
  },
  MAP_WANTED,
);

const labels = mapOf(filledText);
const PLACES = ['line', 'pairs', 'table', 'row', 'file'] as const;

const factPlace = z.preprocess(
  (value) => {
    if (!isMap(value) || 'place' in value) return value;
    const place = PLACES.find((name) => name in value);
    if (place === undefined) return value;
    const { [place]: content, ...rest } = value;
    const key = place === 'line' || place === 'file' ? 'template' : place === 'row' ? 'begins' : 'labels';
    return { place, [key]: content, ...rest };
  },
  z.discriminatedUnion(
    'place',
    [
      z.strictObject({ place: z.literal('line'), template: filledText }),
      z.strictObject({ place: z.literal('pairs'), labels }),
      z.strictObject({ place: z.literal('table'), labels }),
      z.strictObject({ place: z.literal('row'), begins: listOf(filledText), columns: labels }),
      z.strictObject({ place: z.literal('file'), template: filledText }),
    ],
    'write one of line, pairs, table, row, file',
  ),
);

const MEASURES = ['rows', 'column', 'amount', 'fee', 'net', 'net-or-gross', 'credit', 'debit', 'signed'] as const;

const total = z.preprocess(
  (value) => {
    if (typeof value === 'string') return { measure: value };
    return isMap(value) && 'column' in value && !('measure' in value) ? { measure: 'column', ...value } : value;
  },
  z.strictObject(
    {
      title: text.default(''),
      measure: oneOf(MEASURES),
      column: filledText.nullable().default(null),
      kinds: listOf(oneOf([...KINDS, 'C', 'D'])),
      when: conditions,
      over: oneOf(['file', 'section']).default('file'),
      absolute: z.boolean('write true or false').default(false),
      leftOut: z.boolean('write true or false').default(false),
    },
    `write one of ${MEASURES.join(', ')}, or keys and values`,
  ),
);

const delimited = z.strictObject({
  type: z.literal('delimited'),
  delimiter: z.union([delimiterCharacter, z.literal('blanks')], DELIMITER_WANTED).default(','),
  headerDelimiter: z
    .union([delimiterCharacter, z.literal('blanks')], DELIMITER_WANTED)
    .nullable()
    .default(null),
  quote: oneOf(['double', 'none']).default('double'),
  cells: oneOf(['plain', 'backtick']).default('plain'),
  header: z.array(text, 'write a list here').min(1, 'write at least one name').nullable().default(null),
  optional: wholeNumber.default(0),
  trailing: wholeNumber.default(0),
  marks: z
    .strictObject({ header: text, rows: listOf(filledText) }, MAP_WANTED)
    .nullable()
    .default(null),
});

const fixedFields = z.preprocess(
  (value, context) => {
    if (!isMap(value)) return value;
    if (Object.keys(value).some((name) => /^\d+$/.test(name))) {
      context.addIssue({
        code: 'custom',
        message: 'write a list of { name, length }: names that are numbers have no order in a map',
      });
    }
    return Object.entries(value).map(([name, length]) => ({ name, length }));
  },
  z
    .array(z.strictObject({ name: filledText, length: wholeNumber }), 'write names with their lengths in bytes')
    .min(1, 'write at least one field')
    .superRefine((list, context) => {
      const seen = new Set<string>();
      for (const [index, { name }] of list.entries()) {
        if (seen.has(name))
          context.addIssue({
            code: 'custom',
            path: [index, 'name'],
            message: 'two fields have this name; give one of them another name',
          });
        seen.add(name);
      }
    }),
);

const fixed = z
  .strictObject({
    type: z.literal('fixed'),
    separator: wholeNumber.default(0),
    fields: fixedFields,
    needed: filledText.optional(),
  })
  .transform((layout) => ({ ...layout, needed: layout.needed ?? layout.fields.at(-1)?.name ?? '' }))
  .refine(({ fields: list, needed }) => list.some(({ name }) => name === needed), {
    path: ['needed'],
    message: 'write the name of one of the fields',
  });

const layout = z.preprocess(
  (value) =>
    value === undefined || value === null
      ? { type: 'delimited' }
      : isMap(value) && !('type' in value)
        ? { type: 'delimited', ...value }
        : value,
  z.discriminatedUnion(
    'type',
    [
      delimited,
      fixed,
      z.strictObject({ type: z.literal('ruler'), dash: oneOf(['-', '=']).default('-') }),
      z.strictObject({ type: z.literal('elements'), element: filledText }),
    ],
    'write type: delimited, fixed, ruler or elements',
  ),
);

const amounts = z.preprocess(
  (value) => value ?? {},
  z
    .strictObject(
      {
        unit: oneOf(['major', 'minor', 'hundredth', 'thousandth']).default('major'),
        decimal: oneOf(['.', ',']).default('.'),
        group: oneOf(['', ',', '.', ' ', "'"]).default(''),
        letters: z.strictObject({ plus: text, minus: text }, MAP_WANTED).nullable().default(null),
        symbols: texts,
        nothing: texts,
        finer: oneOf(['fault', 'round']).default('fault'),
      },
      MAP_WANTED,
    )
    .refine(({ decimal, group }) => decimal !== group, {
      path: ['group'],
      message: 'the decimal mark and the thousands separator are the same; write "" for none',
    }),
);

const times = z.preprocess(
  (value) => value ?? {},
  z.strictObject(
    {
      order: oneOf(['ymd', 'dmy', 'mdy']).default('ymd'),
      year: filledText.nullable().default(null),
      zone: z
        .preprocess(
          (value) => (typeof value === 'string' ? { always: value } : value),
          z
            .union(
              [z.strictObject({ always: filledText }), z.strictObject({ column: filledText })],
              'write a time zone, or { column: … }',
            )
            .nullable(),
        )
        .default(null),
      cutoff: text
        .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'write a time HH:MM between "00:00" and "24:00"')
        .nullable()
        .default(null),
    },
    MAP_WANTED,
  ),
);

/** The whole shape. Its output is a Profile but for the signs of amounts, which depend on the source. */
export const profileShape = z.strictObject(
  {
    name: text.regex(/^[a-z0-9-]{0,60}$/, 'write small letters, digits and hyphens only'),
    version: wholeNumber.default(1),
    title: text.default(''),
    source: oneOf(SOURCES),
    proven: oneOf(['sample', 'document', 'peer', 'none']).default('none'),
    channel: z.preprocess((value) => value ?? {}, z.strictObject({ codes: texts, names: texts }, MAP_WANTED)),
    recognise: z.preprocess(
      (value) => value ?? {},
      z.strictObject({ columns: texts, texts, begins: texts, files: texts }, MAP_WANTED),
    ),
    encoding: oneOf(ENCODINGS).nullable().default(null),
    layout,
    columns: mapOf(listOf(filledText).pipe(z.array(filledText).min(1, 'write at least one spelling'))),
    required: texts,
    headers: z.preprocess(
      (value) => value ?? [],
      z.array(z.array(text, 'write a list of columns'), 'write a list of headers'),
    ),
    notes: listOf(filledText),
    facts: listOf(factPlace),
    totals: mapOf(total),
    amounts,
    times,
    fields,
    rows: z.preprocess(
      (value) => value ?? [{}],
      z.array(rowSort, 'write a list here').min(1, 'write at least one sort of row'),
    ),
    kind: text.default(''),
    balance: z.preprocess(
      (value) => (typeof value === 'string' ? { column: value } : (value ?? null)),
      z.strictObject({ column: filledText, apart: texts }, MAP_WANTED).nullable(),
    ),
    groups: z
      .strictObject(
        { title: filledText, column: filledText, currency: filledText, when: conditions, plus: texts, minus: texts },
        MAP_WANTED,
      )
      .nullable()
      .default(null),
    companion: z.strictObject({ columns: texts, row: filledText, totals: labels }, MAP_WANTED).nullable().default(null),
  },
  'write keys and values, beginning with name and source',
);

export type ProfileDocument = z.output<typeof profileShape>;
