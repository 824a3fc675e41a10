// A profile describes a delimited statement format as data: how it is recognised, named columns, what its rows mean, the totals it states.
// The engine (profile-table.ts) knows no format; a new format is a new profile in formats/.
import { z } from 'zod';
import { KINDS, SOURCES, STATUSES } from '../model/record.ts';

/** Names of the profile's own columns, resolved against the header. */
const columnName = z.string().min(1);

const condition = z.union([
  z.strictObject({ column: columnName, oneOf: z.array(z.string()).min(1) }),
  /** The cell holds something else than nothing: not empty, not zero. */
  z.strictObject({ column: columnName, filled: z.boolean() }),
]);

const status = z.union([
  z.enum(STATUSES),
  z.strictObject({ column: columnName, words: z.record(z.string(), z.enum(STATUSES)), empty: z.enum(STATUSES) }),
]);

/** What one sort of row means. Lists of columns: the first that is filled. */
const rowType = z.strictObject({
  when: z.array(condition),
  kind: z.enum(KINDS),
  status,
  channelNo: z.array(columnName).min(1),
  bankRef: z.array(columnName),
  merchantNo: z.array(columnName),
  memo: z.array(columnName),
  /** Where the cells are joined by a blank: date and time in two columns. */
  time: z.array(columnName).min(1),
  timeFallback: z.array(columnName),
  amount: columnName,
  fee: columnName.nullable(),
  /** negative: the issuer writes this row's fee with a minus sign (it is given back). */
  feeSign: z.enum(['positive', 'negative']),
});

const total = z.strictObject({
  labels: z.array(z.string()).min(1),
  /**
   * rows: number of rows; column: plain sum of a column; amount: sum of the amounts of the kinds;
   * net-or-gross: payments less the rest, or all together (issuers differ and do not say).
   */
  measure: z.enum(['rows', 'column', 'amount', 'net-or-gross']),
  column: columnName.nullable(),
  kinds: z.array(z.enum(KINDS)),
});

const profileSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/),
  /** How people call the format, for messages. */
  title: z.string(),
  source: z.enum(SOURCES).exclude(['funds']),
  /** How the one channel of such files is told among the channels of the settings, where none was named. */
  channel: z.strictObject({ codeBegins: z.array(z.string()), nameHolds: z.array(z.string()) }),
  delimiter: z.string().length(1),
  /** Every value begins with a backtick and nothing is quoted. */
  backtick: z.boolean(),
  /** Rows may end in a delimiter even where the header does not. */
  trailingDelimiter: z.boolean(),
  columns: z.record(columnName, z.array(z.string()).min(1)),
  /** Columns whose presence together means this format. */
  recognisedBy: z.array(columnName).min(2),
  /** Columns without which a recognised file is refused. */
  required: z.array(columnName),
  rows: z.array(rowType).min(1),
  /** Shown as the field when no row type fits. */
  kindColumn: columnName,
  currency: z.union([z.strictObject({ column: columnName }), z.strictObject({ always: z.string().length(3) })]),
  /** major: "12.34"; minor: "1234". */
  unit: z.enum(['major', 'minor']),
  /** The clearing date: named once in the head, else the row's date by the channel's cut-off. */
  settleDateLabels: z.array(z.string()),
  /** Totals of the head stand as label,value,label,value; totals of the foot as a line of labels over a line of values. */
  headTotals: z.array(total),
  footTotals: z.array(total),
  /** Beginnings of lines that are neither rows nor totals. */
  notes: z.array(z.string()),
});

export type Profile = z.infer<typeof profileSchema>;
export type RowType = Profile['rows'][number];
export type StatedTotal = z.infer<typeof total>;

/** Validates a profile and that it names only its own columns. Throws on a faulty one: profiles are part of the program. */
export function defineProfile(profile: z.input<typeof profileSchema>): Profile {
  const valid = profileSchema.parse(profile);
  const used = [
    ...valid.recognisedBy,
    ...valid.required,
    valid.kindColumn,
    ...('column' in valid.currency ? [valid.currency.column] : []),
    ...valid.rows.flatMap((row) => [
      ...row.when.map((condition) => condition.column),
      ...(typeof row.status === 'string' ? [] : [row.status.column]),
      ...columnsOf(row),
    ]),
    ...[...valid.headTotals, ...valid.footTotals].flatMap(({ column }) => (column === null ? [] : [column])),
  ];
  const unknown = used.filter((name) => valid.columns[name] === undefined);
  if (unknown.length > 0) throw new Error(`profile ${valid.name} names unknown columns: ${unknown.join(', ')}`);
  return valid;
}

/** The columns whose values a row type takes into a record's own fields. */
export function columnsOf(row: RowType): readonly string[] {
  return [
    ...row.channelNo,
    ...row.bankRef,
    ...row.merchantNo,
    ...row.memo,
    ...row.time,
    ...row.timeFallback,
    row.amount,
    ...(row.fee === null ? [] : [row.fee]),
  ];
}
