// A corrected file in place of an import: shown row by row first, then one action. Nothing that rests on the old rows is dropped:
// decisions stay and are flagged, runs are stale, exports stay as they were written.
import type { ImportView, Reading, ReplaceDifference } from '../../../shared/contract/engine-api.ts';
import type { Reject } from '../../../shared/model/import.ts';
import { ok, type Problem, type Result, refuse } from '../../../shared/model/problem.ts';
import { naturalKey } from '../../../shared/model/record.ts';
import { rejectPage } from '../../workspace/tables/imports.ts';
import { revision } from '../../workspace/tables/meta.ts';
import { recordsOfImport } from '../../workspace/tables/records.ts';
import { decisionsOnRecords, exportsOfRecords } from '../../workspace/tables/touched.ts';
import type { EngineContext } from '../engine-context.ts';
import { recordAction } from '../history/record-action.ts';
import { recordView, viewing } from '../record-view.ts';
import type { UseCase, UseCases } from '../use-case.ts';
import { type Comparison, compareRows } from './compare-rows.ts';
import { contentProblem, keepFile } from './keep-file.ts';
import type { ReadFile } from './read-file.ts';
import { readingKey, readStaged } from './read-staged.ts';
import type { StagedEntry } from './staging.ts';
import { stagedEntry } from './staging-cases.ts';
import { withGaps } from './statement-gaps.ts';
import { importInForce, standingImport, takeBack } from './undo-import.ts';

const replacePreview: UseCase<'replacePreview'> = (context, { importId, stagedId, reading, offset, limit }) => {
  const pair = correction(context, standingImport(context, importId), stagedId, reading);
  if (!pair.ok) return pair;
  const { before, entry, read } = pair.value;
  const { parsed } = read;
  const { database } = context.workspace;
  const key = JSON.stringify([importId, readingKey(context, entry, reading), revision(database)]);
  const { comparison, touched } = context.staging.compare(key, () => {
    const found = compareRows(recordsOfImport(database, importId), parsed.rows);
    return { comparison: found, touched: touchedBy(context, found) };
  });
  const look = viewing(context);
  const coming = { ...look, files: new Map([[0, entry.held.file]]) };
  const page = comparison.differences.slice(offset, offset + limit);
  const oldRejects = rejectPage(database, importId, 0, REJECTS_SEARCHED);
  const count = (type: ReplaceDifference['type']) => comparison.differences.filter((one) => one.type === type).length;
  return ok({
    before,
    after: {
      rows: parsed.rows.length,
      rejected: parsed.rejects.length,
      rejects: parsed.rejects.slice(0, REJECTS_SHOWN),
      declared: parsed.declared,
      proof: parsed.proof,
    },
    counts: { added: count('added'), removed: count('removed'), changed: count('changed'), same: comparison.same },
    differences: {
      total: comparison.differences.length,
      offset,
      rows: page.map(({ type, before: old, after, fields }) => ({
        type,
        before: old === null ? null : recordView(old, look),
        after: after === null ? null : recordView({ ...after, id: 0, importId: 0 }, coming),
        fields,
        rejected:
          after === null && old !== null
            ? rejectOf(parsed.rejects, naturalKey(old))
            : old === null && after !== null
              ? rejectOf(oldRejects, naturalKey(after))
              : null,
      })),
    },
    touched,
  });
};

const REJECTS_SHOWN = 20;
const REJECTS_SEARCHED = 500;
const WORD = /[\p{L}\p{N}]/u;

/** The first rejected line that holds the key as a whole word. */
function rejectOf(rejects: readonly Reject[], key: string): Reject | null {
  return key === '' ? null : (rejects.slice(0, REJECTS_SEARCHED).find(({ raw }) => holds(raw, key)) ?? null);
}

function holds(raw: string, key: string): boolean {
  for (let at = raw.indexOf(key); at >= 0; at = raw.indexOf(key, at + 1)) {
    const around = [raw[at - 1] ?? '', raw[at + key.length] ?? ''];
    if (!around.some((one) => WORD.test(one))) return true;
  }
  return false;
}

const replaceImport: UseCase<'replaceImport'> = (context, { importId, stagedId, reading, user }) => {
  const { workspace, staging } = context;
  const pair = correction(context, importInForce(context, importId, user), stagedId, reading);
  if (!pair.ok) return pair;
  const { entry, read } = pair.value;
  const kept = recordAction(
    context,
    { action: 'replace', user, subject: `${importId} ${pair.value.before.file} -> ${entry.held.file}` },
    () => {
      const same = contentProblem(workspace.database, entry.held);
      if (same !== null) return refuse(same);
      takeBack(context, importId, user);
      return keepFile(context, entry.held, read, importId);
    },
    () => context.progress({ task: 'save', phase: entry.held.file, done: 0, total: 1 }),
  );
  if (!kept.ok) return kept;
  staging.remove([stagedId]);
  return ok(withGaps(context, [kept.value])[0] ?? kept.value);
};

export const replacingCases: UseCases<'replacePreview' | 'replaceImport'> = { replacePreview, replaceImport };

/** The import and the file that is to take its place, read; they must be of one source and one channel. */
function correction(
  context: EngineContext,
  before: Result<ImportView>,
  stagedId: number,
  reading: Reading,
): Result<{ readonly before: ImportView; readonly entry: StagedEntry; readonly read: ReadFile }> {
  if (!before.ok) return before;
  const entry = stagedEntry(context, stagedId);
  if (!entry.ok) return entry;
  const read = readStaged(context, entry.value, reading);
  if (!read.ok) return read;
  const other = otherKind(before.value, entry.value.held.file, read.value);
  return other === null ? ok({ before: before.value, entry: entry.value, read: read.value }) : refuse(other);
}

function otherKind(before: ImportView, file: string, { parsed }: ReadFile): Problem | null {
  const isOtherChannel = before.channel !== '' && parsed.channel !== '' && before.channel !== parsed.channel;
  if (before.source === parsed.source && !isOtherChannel) return null;
  const name = (source: string, channel: string) => (channel === '' ? source : `${source} of ${channel}`);
  return {
    code: 'not-allowed',
    message: `import ${before.id} (${before.file}) is ${name(before.source, before.channel)}, but ${file} is ${name(parsed.source, parsed.channel)}; choose the import that it corrects`,
    file,
    value: String(before.id),
  };
}

function touchedBy({ workspace: { database } }: EngineContext, { differences }: Comparison): string[] {
  const ids = differences.flatMap(({ before }) => before?.id ?? []);
  return [
    ...decisionsOnRecords(database, ids).map(
      ({ id, decision, state, breakId }) => `decision ${id} (${decision}, ${state}) on break ${breakId}`,
    ),
    ...exportsOfRecords(database, ids).map(
      ({ batchId, entries }) => `export ${batchId} carried ${entries} entries of these rows`,
    ),
  ];
}
