// Reads a delimited file from its first line to its last: every line becomes a row, a reject or a header/footer line, and is counted.
import type { DeclaredTotal, Reject } from '../model/import.ts';
import { ok, type Problem, type Result, refuse } from '../model/problem.ts';
import type { Source, SourcePosition, SourceRow } from '../model/record.ts';
import { type CsvDialect, type CsvRecord, recordReader } from './csv-record.ts';
import { trimCells } from './header.ts';
import type { SourceText } from './source-text.ts';
import { Fault, toReject, wrongWidth } from './values.ts';

/** How one file is read, once its format and header are known. */
export interface TablePlan {
  readonly profile: string;
  readonly source: Source;
  /** '' where rows name their own channel. */
  readonly channel: string;
  readonly dialect: CsvDialect;
  /** The physical line of the header, from 0. */
  readonly headerLine: number;
  readonly header: readonly string[];
  /** Empty cells that a row may have beyond the header: more could be a shifted row. */
  readonly trailingCells: number;
  readonly mapping: readonly { readonly column: string; readonly field: string }[];
  /** Takes a line that stands before the header. */
  preamble(cells: readonly string[]): void;
  /** Whether a line after the header is a row; `refuse` where the line shows that the whole file must not be read. */
  classify(cells: readonly string[]): 'row' | 'header-footer' | { readonly refuse: string };
  read(cells: readonly string[], position: SourcePosition): SourceRow | Fault;
  /** After the last line. */
  declared(): readonly DeclaredTotal[];
  readonly warnings: readonly Problem[];
}

/** The lines of a file, told apart. */
export interface FileBody {
  readonly profile: string;
  readonly source: Source;
  readonly channel: string;
  readonly rows: readonly SourceRow[];
  readonly rejects: readonly Reject[];
  readonly headerFooter: number;
  readonly declared: readonly DeclaredTotal[];
  readonly warnings: readonly Problem[];
  readonly header: readonly string[];
  readonly mapping: readonly { readonly column: string; readonly field: string }[];
}

export interface Control {
  onProgress(done: number, total: number): void;
  isCancelled(): boolean;
}

const LINES_BETWEEN_REPORTS = 4096;

export function cancelled(fileName: string): Problem {
  return { code: 'cancelled', message: `${fileName}: the import was cancelled; nothing was kept.`, file: fileName };
}

export function damagedLine(text: SourceText): Fault {
  return new Fault(
    '',
    '',
    `The line holds bytes that are not ${text.encoding}; it was damaged on the way. Download the file again.`,
  );
}

export function readTable(text: SourceText, plan: TablePlan, control: Control): Result<FileBody> {
  const readRecord = recordReader(text, plan.dialect);
  const width = plan.header.length;
  const rows: SourceRow[] = [];
  const rejects: Reject[] = [];
  let headerFooter = 0;
  let nextReport = 0;

  const take = (record: CsvRecord): Problem | null => {
    const kind = plan.classify(record.cells);
    if (typeof kind === 'object') {
      return {
        code: 'input-refused',
        message: `${text.fileName}: ${kind.refuse}`,
        file: text.fileName,
        line: record.line + 1,
      };
    }
    if (kind === 'header-footer') {
      headerFooter += record.lines;
      return null;
    }
    const last = record.line + record.lines - 1;
    const position = {
      line: record.line + 1,
      byteStart: text.byteStart(record.line),
      byteEnd: text.byteEnd(last),
    };
    const outcome = isDamaged(text, record) ? damagedLine(text) : readRow(record, width, plan, position);
    if (outcome instanceof Fault) rejects.push(toReject(outcome, position.line, text.span(record.line, last)));
    else rows.push(outcome);
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
    const record = readRecord(line, line > plan.headerLine ? width : 0);
    if (line <= plan.headerLine) {
      headerFooter += record.lines;
      if (line < plan.headerLine) plan.preamble(record.cells);
    } else {
      const problem = take(record);
      if (problem !== null) return refuse(problem);
    }
    line += record.lines;
  }
  control.onProgress(text.lineCount, text.lineCount);
  return ok({
    profile: plan.profile,
    source: plan.source,
    channel: plan.channel,
    rows,
    rejects,
    headerFooter,
    declared: plan.declared(),
    warnings: plan.warnings,
    header: plan.header,
    mapping: plan.mapping,
  });
}

function isDamaged(text: SourceText, record: CsvRecord): boolean {
  if (text.damaged.size === 0) return false;
  for (let line = record.line; line < record.line + record.lines; line += 1) {
    if (text.damaged.has(line)) return true;
  }
  return false;
}

/** Empty cells beyond the header are trailing delimiters where the format has them; anything else beyond it, or too few cells, is a fault. */
function readRow(record: CsvRecord, width: number, plan: TablePlan, position: SourcePosition): SourceRow | Fault {
  if (record.fault !== null) return new Fault('', '', record.fault);
  const found = record.cells.length;
  if (found === width) return plan.read(record.cells, position);
  const isTrailing = found > width && found <= width + plan.trailingCells && trimCells(record.cells).length <= width;
  return isTrailing ? plan.read(record.cells, position) : wrongWidth(found, width);
}
