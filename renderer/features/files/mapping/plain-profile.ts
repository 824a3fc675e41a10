// A profile that takes every line as text and makes a record of none: how a file is looked at whose own reading is refused.
import type { AmountFormat, FieldSource, Profile, TimeFormat } from '../../../../shared/model/profile.ts';
import type { Source } from '../../../../shared/model/record.ts';

export const PLAIN_AMOUNTS: AmountFormat = {
  unit: 'major',
  decimal: '.',
  group: ',',
  letters: null,
  symbols: [],
  nothing: [],
  finer: 'fault',
};

export const PLAIN_TIMES: TimeFormat = { order: 'ymd', year: null, zone: null, cutoff: null };

/** A field fed by these columns, with nothing special about it. */
export function fieldFrom(from: readonly string[]): FieldSource {
  return {
    from,
    join: [],
    with: ' ',
    sum: [],
    always: null,
    strip: [],
    take: null,
    words: {},
    empty: null,
    sign: 'any',
  };
}

/** Stands between no two values of a text file. */
const NO_DELIMITER = '\u001f';

export function plainProfile(source: Source): Profile {
  return {
    name: '',
    version: 1,
    title: '',
    source,
    proven: 'none',
    channel: { codes: [], names: [] },
    recognise: { columns: [], texts: [], begins: [], files: [] },
    encoding: null,
    layout: {
      type: 'delimited',
      delimiter: NO_DELIMITER,
      headerDelimiter: null,
      quote: 'none',
      cells: 'plain',
      header: ['line'],
      optional: 0,
      trailing: 0,
      marks: null,
    },
    columns: { line: ['line'] },
    required: [],
    headers: [],
    notes: [],
    facts: [],
    totals: {},
    amounts: PLAIN_AMOUNTS,
    times: PLAIN_TIMES,
    fields: {},
    rows: [{ when: [], kind: null, skip: 'not read yet', status: null, fields: {} }],
    kind: '',
    balance: null,
    groups: null,
    companion: null,
  };
}
