// Names the rows in which an import and the workspace differ: the kept file is read again and compared line by line.
// Costs a whole parse, so it is only asked where the control totals of an import do not balance.
import type { ImportView } from '../../shared/contract/engine-api.ts';
import { naturalKey, type SourceRow } from '../../shared/model/record.ts';
import { recordsOfImport } from '../workspace/tables/records.ts';
import type { EngineContext } from './engine-context.ts';
import { readAgain } from './files/read-again.ts';

export interface DifferingRow {
  readonly currency: string;
  /** "import id:line key (what is wrong)". */
  readonly name: string;
}

/** Never empty: what cannot be compared is named as such. */
export function differingRows(context: EngineContext, view: ImportView): DifferingRow[] {
  const kept = new Map<number, SourceRow[]>();
  for (const record of recordsOfImport(context.workspace.database, view.id)) {
    const ofLine = kept.get(record.line);
    if (ofLine === undefined) kept.set(record.line, [record]);
    else ofLine.push(record);
  }
  const original = rowsReadAgain(context, view);
  if (original === null) return [unnamed(view, 'the kept file cannot be read again with the settings in force')];
  const found: DifferingRow[] = [];
  const differs = (row: SourceRow, what: string) =>
    found.push({ currency: row.currency, name: `${view.id}:${row.line} ${naturalKey(row)} (${what})` });
  for (const row of original) {
    const twin = kept.get(row.line)?.shift();
    if (twin === undefined) differs(row, 'in the file, not in the workspace');
    else if (facts(twin) !== facts(row)) differs(row, `${facts(row)} in the file, ${facts(twin)} in the workspace`);
  }
  for (const surplus of kept.values()) for (const row of surplus) differs(row, 'in the workspace, not in the file');
  return found.length > 0
    ? found
    : [unnamed(view, 'its rows agree with the file; the totals kept with the import do not')];
}

function rowsReadAgain(context: EngineContext, view: ImportView): readonly SourceRow[] | null {
  const read = readAgain(context, view);
  return read.ok ? read.value.read.parsed.rows : null;
}

function facts(row: SourceRow): string {
  const kind = row.source === 'funds' ? row.direction : row.kind;
  const fee = row.source === 'funds' || row.fee === null ? '' : ` fee ${row.fee}`;
  return `${kind} ${row.amount}${fee} ${row.currency}`;
}

function unnamed(view: ImportView, what: string): DifferingRow {
  return { currency: view.sums[0]?.currency ?? '', name: `${view.id} ${view.file} (${what})` };
}
