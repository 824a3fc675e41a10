// The answer of `import`: the contract's JSON per file, and control totals for people.
import type { ImportView } from '../../../../shared/contract/engine-api.ts';
import type { Reject, StatementBalance } from '../../../../shared/model/import.ts';
import type { Problem } from '../../../../shared/model/problem.ts';
import { amountJson, amountText } from './amount.ts';
import { problemJson, problemLine } from './problem.ts';
import { blocks, left, lines, remainder, renderTable, right } from './table.ts';

export interface ImportedFile {
  readonly view: ImportView;
  /** Every reject of the file. */
  readonly rejects: readonly Reject[];
  /** The rejects file that was written, or ''. */
  readonly rejectsFile: string;
}

const SHOWN_REJECTS = 20;
/** Of left-out rows. */
const SHOWN_LINES = 5;

export function importedFileJson({ view, rejects, rejectsFile }: ImportedFile): Record<string, unknown> {
  return {
    import_id: view.id,
    file: view.file,
    sha256: view.sha256,
    profile: view.profile,
    title: view.title,
    container: view.container,
    source: view.source,
    channel: view.channel,
    encoding: view.encoding,
    dates: view.dates,
    lines_read: view.linesRead,
    rows: view.rows,
    rejected: view.rejected,
    header_footer: view.headerFooter,
    sums: view.sums.map((sum) => ({
      kind: sum.kind,
      ...(sum.direction === null ? {} : { direction: sum.direction }),
      currency: sum.currency,
      count: sum.count,
      amount: amountJson(sum.amount, sum.currency),
      ...(sum.fee === null ? {} : { fee: amountJson(sum.fee, sum.currency) }),
    })),
    declared: view.declared.map(({ what, declared, computed, agrees }) => ({ what, declared, computed, agrees })),
    proof: view.proof,
    rejects: rejects.map(({ line, field, value, reason }) => ({ line, field, value, reason })),
    ...(rejectsFile === '' ? {} : { rejects_file: rejectsFile }),
    warnings: view.warnings.map(problemJson),
    evidence: view.evidence,
    left_out: view.leftOut,
    ...(view.statements.length === 0 ? {} : { statements: view.statements.map(statementJson) }),
    ...(view.replaces === null ? {} : { replaces: view.replaces }),
  };
}

function statementJson(statement: StatementBalance): Record<string, unknown> {
  return {
    account_no: statement.accountNo,
    currency: statement.currency,
    number: statement.number,
    opening_date: statement.openingDate,
    opening: amountJson(statement.opening, statement.currency),
    closing_date: statement.closingDate,
    closing: amountJson(statement.closing, statement.currency),
  };
}

export function importedFilesText(files: readonly ImportedFile[], leftOut: readonly Problem[]): string {
  const views = files.map((file) => file.view);
  const totals = renderTable(
    [
      right('import'),
      left('file'),
      left('source'),
      left('channel'),
      left('profile'),
      left('encoding'),
      right('lines read'),
      right('rows'),
      right('rejected'),
      right('header+footer'),
      left('declared totals'),
    ],
    views.map((view) => [
      String(view.id),
      view.file,
      view.source,
      view.channel,
      view.profile,
      view.encoding,
      String(view.linesRead),
      String(view.rows),
      String(view.rejected),
      String(view.headerFooter),
      view.proof,
    ]),
  );
  const sums = renderTable(
    [right('import'), left('kind'), left('currency'), right('count'), right('amount'), right('fee')],
    views.flatMap((view) =>
      view.sums.map((sum) => [
        String(view.id),
        sum.kind ?? (sum.direction === 'C' ? 'money in' : 'money out'),
        sum.currency,
        String(sum.count),
        amountText(sum.amount, sum.currency),
        amountText(sum.fee, sum.currency),
      ]),
    ),
  );
  return blocks(
    totals,
    lines(...views.map(recognition)),
    lines(...views.flatMap(leftOutRows)),
    sums,
    ...files.map(troubles),
    lines(...leftOut.map(notImported)),
  );
}

/** What the file was taken for, and why. */
function recognition(view: ImportView): string {
  const why = view.evidence.map(({ text }) => text).join('; ');
  return `${view.file}: ${view.title}${why === '' ? '' : ` (${why})`}`;
}

/** "bill.csv: 3 left out (lines 4, 5, 9): failed attempt", a line for each reason. */
function leftOutRows(view: ImportView): string[] {
  return view.leftOut.map(({ reason, count, lines: places }) => {
    const shown = places.slice(0, SHOWN_LINES);
    const rest = count > shown.length ? ', …' : '';
    return `${view.file}: ${count} left out (${count === 1 ? 'line' : 'lines'} ${shown.join(', ')}${rest}): ${reason}`;
  });
}

function notImported(problem: Problem): string {
  return `not imported: ${problemLine(problem)}`;
}

function troubles({ view, rejects, rejectsFile }: ImportedFile): string {
  return lines(
    ...view.warnings.map((warning) => problemLine({ file: view.file, ...warning })),
    ...rejects
      .slice(0, SHOWN_REJECTS)
      .map(
        (reject) =>
          `${view.file}:${reject.line}: rejected: ${reject.field} ${JSON.stringify(reject.value.slice(0, 80))}: ${reject.reason}`,
      ),
    remainder(rejects.length, SHOWN_REJECTS),
    rejectsFile === '' ? '' : `rejected lines written to ${rejectsFile}`,
  );
}
