// What is said of a file before and after it is kept.
import type { EarlierImport, ImportView } from '../../../shared/contract/engine-api.ts';
import type { ParsedFile } from '../../../shared/model/import.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { SourceRow } from '../../../shared/model/record.ts';
import type { HeldFile } from './held-file.ts';

type Facts = Omit<ImportView, 'id' | 'importedAt' | 'undone' | 'replaces' | 'replacedBy' | 'rejects'>;

export function factsOf(held: HeldFile, parsed: ParsedFile): Facts {
  return {
    file: held.file,
    sha256: held.sha256,
    profile: parsed.profile,
    title: parsed.title,
    source: parsed.source,
    channel: parsed.channel,
    encoding: parsed.encoding,
    bytes: held.bytes.length,
    container: held.container === null ? null : { file: held.container.file, sha256: held.container.sha256 },
    dates: datesOf(parsed.rows),
    linesRead: parsed.linesRead,
    rows: parsed.rows.length,
    rejected: parsed.rejects.length,
    headerFooter: parsed.headerFooter,
    sums: parsed.sums,
    declared: parsed.declared,
    proof: parsed.proof,
    warnings: parsed.warnings,
    evidence: parsed.evidence,
    leftOut: parsed.leftOut,
    statements: parsed.statements,
  };
}

/** Clearing dates of rows (value dates of account entries), sorted, each once. */
export function datesOf(rows: readonly SourceRow[]): string[] {
  return [...new Set(rows.map((row) => (row.source === 'funds' ? row.valueDate : row.clearingDate)))].sort();
}

export function earlierImport(view: ImportView | null): EarlierImport | null {
  return view === null ? null : { id: view.id, file: view.file, importedAt: view.importedAt };
}

export function noImport(importId: number): Problem {
  return { code: 'not-found', message: `there is no import ${importId}`, value: String(importId) };
}
