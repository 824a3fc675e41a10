// The steps of one record's life up to its results: where it stands in its file, its import, what each stage said, its settlement.
import type { TraceStep } from '../../shared/contract/engine-api.ts';
import type { ExpectedSettlement } from '../../shared/model/outcome.ts';
import { rowName, type SourceRecord } from '../../shared/model/record.ts';
import { formatPlain } from '../../shared/money/format.ts';
import { importById } from '../workspace/tables/imports.ts';
import { resultsOfRecords, resultsOfSettlement, type StoredResult } from '../workspace/tables/results.ts';
import { settlementOfRow } from '../workspace/tables/settlements.ts';
import type { EngineContext } from './engine-context.ts';

export function fileSteps({ workspace }: EngineContext, record: SourceRecord): TraceStep[] {
  const file = importById(workspace.database, record.importId);
  if (file === null) return [];
  return [
    {
      step: 'file',
      date: '',
      text: `${file.file} line ${record.line}, bytes ${record.byteStart}-${record.byteEnd}, sha256 ${file.sha256}`,
      reference: rowName(record),
    },
    {
      step: 'import',
      date: file.importedAt,
      text: `import ${file.id} as ${file.source}${file.channel === '' ? '' : ` of ${file.channel}`}, profile ${file.profile}, totals ${file.proof}`,
      reference: String(file.id),
    },
  ];
}

/** The settlement that counts a bank row, or null for every other record. */
export function settlementOf({ workspace }: EngineContext, record: SourceRecord): ExpectedSettlement | null {
  if (record.source !== 'bank' || record.status !== 'success') return null;
  return settlementOfRow(workspace.database, record.channel, record.clearingDate, record.id);
}

/** What every stage of every run said about a record. */
export function resultsOf({ workspace }: EngineContext, record: SourceRecord): StoredResult[] {
  return resultsOfRecords(workspace.database, [record.id]);
}

export function resultSteps(results: readonly StoredResult[]): TraceStep[] {
  return results.map(({ id, result }) => ({
    step: 'result',
    date: result.clearingDate,
    text: [
      `${result.stage}: ${result.outcome}`,
      result.reason === '' ? '' : `(${result.reason})`,
      `by ${result.rule}:`,
      `${sideText(result.upstreamKeys)} against ${sideText(result.downstreamKeys)}`,
      result.difference === null
        ? ''
        : `difference ${formatPlain(result.difference, result.currency)} ${result.currency}`,
    ]
      .filter((part) => part !== '')
      .join(' '),
    reference: result.breakId === '' ? `result ${id}` : result.breakId,
  }));
}

function sideText(keys: readonly string[]): string {
  return keys.length === 0 ? 'nothing' : keys.join('|');
}

/** The settlement a bank row is counted in, and what became of it. */
export function settlementSteps(context: EngineContext, settlement: ExpectedSettlement): TraceStep[] {
  const { key, settleDate, dueDate, signedAmount, currency, rowIds } = settlement;
  return [
    {
      step: 'settlement',
      date: settleDate,
      text: `counted in settlement ${key}: ${formatPlain(signedAmount, currency)} ${currency} over ${rowIds.length} rows, due ${dueDate}`,
      reference: key,
    },
    ...resultSteps(resultsOfSettlement(context.workspace.database, settlement.id)),
  ];
}
