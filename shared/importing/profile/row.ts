// One row of a profile's table to a record, to the reason for which the format leaves it out, or to the fault that keeps it from being one.
import type { Profile, RowSort } from '../../model/profile.ts';
import type { SourcePosition, SourceRow } from '../../model/record.ts';
import { LeftOutRow } from '../left-out.ts';
import { Fault } from '../values.ts';
import type { Cells, ProfileColumns } from './columns.ts';
import { entryReader } from './entry.ts';
import { conditionTest } from './fields.ts';
import { type RowContext, transactionReader } from './transaction.ts';

export type RowReader = (cells: Cells, position: SourcePosition) => SourceRow | LeftOutRow | Fault;

const UNKNOWN = 'Unknown kind of row for this format; check it at the source and import the file again.';

export function profileRowReader(profile: Profile, columns: ProfileColumns, context: RowContext): RowReader {
  const sorts = profile.rows.map((sort) => ({
    fits: conditionTest(sort.when, columns),
    read: sort.skip === null ? sortReader(profile, sort, columns, context) : leftOut(sort.skip),
  }));
  const kindName = profile.kind === '' ? (profile.rows[0]?.when[0]?.column ?? '') : profile.kind;
  const readKind = columns.reader(kindName);
  return (cells, position) => {
    for (const sort of sorts) if (sort.fits(cells)) return sort.read(cells, position);
    return new Fault(columns.nameOf(kindName), readKind(cells), UNKNOWN);
  };
}

function leftOut(reason: string): RowReader {
  const row = new LeftOutRow(reason);
  return () => row;
}

function sortReader(profile: Profile, sort: RowSort, columns: ProfileColumns, context: RowContext): RowReader {
  const fields = { ...profile.fields, ...sort.fields };
  return profile.source === 'funds'
    ? entryReader(profile, fields, columns, context)
    : transactionReader(profile, profile.source, sort, fields, columns, context);
}
