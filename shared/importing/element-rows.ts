// Reads a table of XML elements: every element is a row, a reject or left out; lines that no row and no reject touches are header and footer.
import type { Reject } from '../model/import.ts';
import { ok, type Result, refuse } from '../model/problem.ts';
import type { SourceRow } from '../model/record.ts';
import type { Control, FileBody } from './format.ts';
import { LeftOutLines, LeftOutRow } from './left-out.ts';
import type { ElementTable } from './profile/layouts/elements.ts';
import type { SourceText } from './source-text.ts';
import { cancelled, type TablePlan } from './table.ts';
import { Fault, toReject } from './values.ts';
import { type Place, untouchedLines } from './xml/places.ts';

const RECORDS_BETWEEN_REPORTS = 4096;

export function readElementRows(
  text: SourceText,
  plan: TablePlan,
  { records, broken }: ElementTable,
  control: Control,
): Result<FileBody> {
  const rows: SourceRow[] = [];
  const rejects: Reject[] = [];
  const leftOut = new LeftOutLines();
  const places: Place[] = [];
  const firstLine = (records[0]?.place.line ?? 1) - 1;
  for (let line = 0; line < firstLine; line += 1) plan.head(plan.readHead(line));
  for (const [index, { cells, place, raw, fault }] of records.entries()) {
    if (index % RECORDS_BETWEEN_REPORTS === 0) {
      control.onProgress(place.line, text.lineCount);
      if (control.isCancelled()) return refuse(cancelled(text.fileName));
    }
    const outcome = fault === null ? plan.read(cells, place) : new Fault('', '', fault);
    if (outcome instanceof LeftOutRow) {
      leftOut.add(outcome.reason, place.line);
      continue;
    }
    places.push(place);
    if (outcome instanceof Fault) rejects.push(toReject(outcome, place.line, raw));
    else rows.push(outcome);
  }
  control.onProgress(text.lineCount, text.lineCount);
  const { profile, title, source, channel, header, mapping } = plan;
  const findings = plan.finish();
  const warnings = [...findings.warnings];
  if (broken !== null) {
    warnings.push({
      code: 'warning',
      message: `${text.fileName}: the document is broken in line ${broken.line} (${broken.what}); rows behind it are read one by one. Download the file again.`,
      file: text.fileName,
      line: broken.line,
    });
  }
  return ok({
    profile,
    title,
    source,
    channel,
    rows,
    rejects,
    headerFooter: untouchedLines(text.lineCount, places),
    ...findings,
    warnings,
    leftOut: leftOut.all(),
    header,
    mapping,
  });
}
