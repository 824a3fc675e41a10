// Reads a table of lines from its first line to its last: every line becomes a row, a reject or a header/footer line, and is counted.
import type { DeclaredTotal, Evidence, LeftOut, Reject, StatementBalance } from '../model/import.ts';
import { ok, type Problem, type Result, refuse } from '../model/problem.ts';
import type { Source, SourcePosition, SourceRow } from '../model/record.ts';
import type { Control, FileBody } from './format.ts';
import { trimCells } from './header.ts';
import { LeftOutLines, LeftOutRow } from './left-out.ts';
import type { ElementTable } from './profile/layouts/elements.ts';
import type { TableRecord } from './profile/layouts/records.ts';
import type { SourceText } from './source-text.ts';
import { Fault, toReject, wrongWidth } from './values.ts';

/** What a plan knows only after the last line. */
export interface TableFindings {
  readonly declared: readonly DeclaredTotal[];
  readonly warnings: readonly Problem[];
  readonly evidence: readonly Evidence[];
  readonly statements: readonly StatementBalance[];
}

/** How one file is read, once its format and header are known. Lines count from 0. */
export interface TablePlan {
  readonly profile: string;
  readonly title: string;
  readonly source: Source;
  /** '' where rows name their own channel. */
  readonly channel: string;
  /** Lines up to this one are head; -1 where there is none. */
  readonly headEnd: number;
  readonly header: readonly string[];
  /** Cells of a row, at least and at most: those beyond the header must be empty, more could be a shifted row. */
  readonly fewest: number;
  readonly most: number;
  readonly mapping: readonly { readonly column: string; readonly field: string }[];
  readHead(line: number): TableRecord;
  readRow(line: number): TableRecord;
  /** Rows that are elements and not lines; null for tables of lines. */
  readonly elements: ElementTable | null;
  /** Takes a record that stands before the table. */
  head(record: TableRecord): void;
  /** Whether a record of the table is a row; a fault where it is to be rejected; `refuse` where it shows that the whole file must not be read. */
  classify(record: TableRecord): 'row' | 'header-footer' | Fault | { readonly refuse: string };
  read(cells: readonly string[], position: SourcePosition): SourceRow | LeftOutRow | Fault;
  finish(): TableFindings;
}

const LINES_BETWEEN_REPORTS = 4096;

export function cancelled(fileName: string): Problem {
  return { code: 'cancelled', message: `${fileName}: the import was cancelled; nothing was kept.`, file: fileName };
}

export function damagedLine(text: SourceText): Fault {
  return new Fault(
    '',
    '',
    `The line holds bytes that are no ${text.encoding} text; it was damaged on the way. Download the file again.`,
  );
}

export function readTable(text: SourceText, plan: TablePlan, control: Control): Result<FileBody> {
  const rows: SourceRow[] = [];
  const rejects: Reject[] = [];
  const leftOut = new LeftOutLines();
  let headerFooter = 0;
  let nextReport = 0;

  const take = (record: TableRecord): Problem | null => {
    const sort = plan.classify(record);
    if (sort === 'header-footer') {
      headerFooter += record.lines;
      return null;
    }
    if (typeof sort === 'object' && 'refuse' in sort) {
      return {
        code: 'input-refused',
        message: `${text.fileName}: ${sort.refuse}`,
        file: text.fileName,
        line: record.line + 1,
      };
    }
    const last = record.line + record.lines - 1;
    const position = {
      line: record.line + 1,
      byteStart: text.byteStart(record.line),
      byteEnd: text.byteEnd(last),
    };
    const outcome = isDamaged(text, record)
      ? damagedLine(text)
      : sort instanceof Fault
        ? sort
        : readRow(record, plan, position);
    if (outcome instanceof Fault) rejects.push(toReject(outcome, position.line, text.span(record.line, last)));
    else if (outcome instanceof LeftOutRow) {
      leftOut.add(outcome.reason, position.line);
      headerFooter += record.lines;
    } else rows.push(outcome);
    return null;
  };

  for (let line = 0; line < text.lineCount; ) {
    if (line >= nextReport) {
      nextReport = line + LINES_BETWEEN_REPORTS;
      control.onProgress(line, text.lineCount);
      if (control.isCancelled()) return refuse(cancelled(text.fileName));
    }
    if (text.line(line).trim() === '') {
      headerFooter += 1;
      line += 1;
      continue;
    }
    if (line <= plan.headEnd) {
      const record = plan.readHead(line);
      headerFooter += record.lines;
      if (line < plan.headEnd) plan.head(record);
      line += record.lines;
      continue;
    }
    const record = plan.readRow(line);
    const problem = take(record);
    if (problem !== null) return refuse(problem);
    line += record.lines;
  }
  control.onProgress(text.lineCount, text.lineCount);
  const { profile, title, source, channel, header, mapping } = plan;
  const found: readonly LeftOut[] = leftOut.all();
  return ok({
    profile,
    title,
    source,
    channel,
    rows,
    rejects,
    headerFooter,
    ...plan.finish(),
    leftOut: found,
    header,
    mapping,
  });
}

function isDamaged(text: SourceText, record: TableRecord): boolean {
  if (text.damaged.size === 0) return false;
  for (let line = record.line; line < record.line + record.lines; line += 1) {
    if (text.damaged.has(line)) return true;
  }
  return false;
}

/** Empty cells beyond the header are trailing delimiters where the format has them; anything else beyond it, or too few cells, is a fault. */
function readRow(record: TableRecord, plan: TablePlan, position: SourcePosition): SourceRow | LeftOutRow | Fault {
  if (record.fault !== null) return new Fault('', '', record.fault);
  const found = record.cells.length;
  // Layouts by bytes show no header, but their rows have as many cells as they have fields.
  const width = Math.max(plan.header.length, plan.fewest);
  if (found === width || (found < width && found >= plan.fewest)) return plan.read(record.cells, position);
  const isTrailing = found > width && found <= plan.most && trimCells(record.cells).length <= width;
  return isTrailing ? plan.read(record.cells, position) : wrongWidth(found, width);
}
