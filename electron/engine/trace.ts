// `trace`: finds records by any key and tells each one's whole life, from the bytes of its file to the exported line.
// The same life is found from either end: a posting key or a batch leads back to the records that caused it.
import type { TraceLife, TraceReport } from '../../shared/contract/engine-api.ts';
import { ok, type Result, refuse } from '../../shared/model/problem.ts';
import type { SourceRecord } from '../../shared/model/record.ts';
import { recordsById } from '../workspace/tables/records.ts';
import type { EngineContext } from './engine-context.ts';
import { rawTexts } from './files/raw-text.ts';
import { recordViews } from './record-view.ts';
import { bookSteps } from './trace-books.ts';
import { recordIdsOf } from './trace-find.ts';
import { fileSteps, resultSteps, resultsOf, settlementOf, settlementSteps } from './trace-steps.ts';

/** A settlement or a batch can hold a whole day: this many lives are told, the others by their own keys. */
const LIVES_TOLD = 100;

/** A key that nothing carries is refused with code not-found. */
export function trace(context: EngineContext, args: { readonly key: string }): Result<TraceReport> {
  const key = args.key.trim();
  const ids = recordIdsOf(context, key);
  if (ids.length === 0)
    return refuse({
      code: 'not-found',
      message:
        'nothing carries this key; give an order_no, channel_no, bank_ref, entry_no, settlement key, break id, posting key, batch id or import:line',
      field: 'key',
      value: key,
    });
  const records = recordsById(context.workspace.database, ids.slice(0, LIVES_TOLD));
  const views = recordViews(context, records);
  const raw = rawTexts(context, records);
  const lives = records.flatMap((record, index): TraceLife[] => {
    const view = views[index];
    return view === undefined ? [] : [{ record: view, raw: raw[index] ?? '', steps: stepsOf(context, record) }];
  });
  return ok({ key, lives });
}

function stepsOf(context: EngineContext, record: SourceRecord): TraceLife['steps'] {
  const results = resultsOf(context, record);
  const settlement = settlementOf(context, record);
  return [
    ...fileSteps(context, record),
    ...resultSteps(results),
    ...(settlement === null ? [] : settlementSteps(context, settlement)),
    ...bookSteps(context, record, results, settlement),
  ];
}
