// Files in memory: taken in, recognised with evidence, previewed line by line, put away. The workspace does not change.
import type { StagedFile } from '../../../shared/contract/engine-api.ts';
import { profileNames } from '../../../shared/importing/parse-file.ts';
import { previewLines } from '../../../shared/importing/preview-lines.ts';
import { ENCODINGS } from '../../../shared/model/import.ts';
import { ok, type Problem, type Result, refuse } from '../../../shared/model/problem.ts';
import type { EngineContext } from '../engine-context.ts';
import { recordView, viewing } from '../record-view.ts';
import type { UseCase, UseCases } from '../use-case.ts';
import { type HeldFile, holdFile } from './held-file.ts';
import { datesOf, earlierImport, factsOf } from './import-facts.ts';
import { sameContent } from './keep-file.ts';
import { knownKeys } from './known-keys.ts';
import { DETECTED } from './read-file.ts';
import { readStaged } from './read-staged.ts';
import { sharedKeys } from './shared-keys.ts';
import type { StagedEntry } from './staging.ts';
import { gapsBeside } from './statement-gaps.ts';

/** A preview's rejects beyond these are seen line by line. */
const FIRST_REJECTS = 50;
/** What may wait in memory at once, unpacked. */
const MOST_BYTES = 2_000_000_000;

const stageFiles: UseCase<'stageFiles'> = (context, { files }) => {
  const held: HeldFile[] = [];
  for (const [done, { fileName, bytes }] of files.entries()) {
    context.throwIfCancelled();
    context.progress({ task: 'import', phase: fileName, done, total: files.length });
    const inside = holdFile(context, fileName, bytes, true);
    if (!inside.ok) return inside;
    held.push(...inside.value);
  }
  const { staging } = context;
  const waiting = staging.all().reduce((sum, entry) => sum + entry.held.bytes.length, 0);
  const coming = held.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (waiting + coming > MOST_BYTES) return refuse(tooMuch(waiting + coming));
  const added = staging.add(held);
  try {
    return ok(added.map((entry) => stagedFile(context, entry)));
  } catch (error) {
    staging.remove(added.map(({ id }) => id));
    throw error;
  }
};

const staged: UseCase<'staged'> = (context) => ok(context.staging.all().map((entry) => stagedFile(context, entry)));

const unstage: UseCase<'unstage'> = (context, { ids }) => {
  context.staging.remove(ids);
  return staged(context, undefined);
};

const importPreview: UseCase<'importPreview'> = (context, { stagedId, reading, offset, limit }) => {
  const entry = stagedEntry(context, stagedId);
  if (!entry.ok) return entry;
  const { held } = entry.value;
  const read = readStaged(context, entry.value, reading);
  if (!read.ok) return read;
  const { parsed } = read.value;
  const look = { ...viewing(context), files: new Map([[0, held.file]]) };
  const lines = previewLines(parsed, held.bytes, offset, limit);
  const facts = factsOf(held, parsed);
  return ok({
    view: {
      ...facts,
      rejects: parsed.rejects.slice(0, FIRST_REJECTS),
      warnings: [...facts.warnings, ...gapsBeside(context, held.file, parsed.statements)],
    },
    header: parsed.header,
    mapping: parsed.mapping,
    profiles: [...profileNames(), ...context.profiles().map(({ name }) => name)],
    encodings: ENCODINGS,
    lines: {
      total: lines.total,
      offset,
      rows: lines.rows.map(({ row, ...line }) => ({
        ...line,
        record: row === null ? null : recordView({ ...row, id: 0, importId: 0 }, look),
      })),
    },
    duplicateOf: earlierImport(sameContent(context.workspace.database, held)),
    sharedKeys: sharedKeys(context, parsed),
    knownKeys: knownKeys(context, parsed),
  });
};

export const stagingCases: UseCases<'stageFiles' | 'staged' | 'unstage' | 'importPreview'> = {
  stageFiles,
  staged,
  unstage,
  importPreview,
};

/** A file that waits, or a problem that says it does not. */
export function stagedEntry(context: EngineContext, id: number): Result<StagedEntry> {
  const entry = context.staging.find(id);
  return entry === null ? refuse(notStaged(id)) : ok(entry);
}

/** Read by detection; what was read before is not read again. Throws Cancelled where the user stops it. */
function stagedFile(context: EngineContext, entry: StagedEntry): StagedFile {
  const { held } = entry;
  const read = readStaged(context, entry, DETECTED);
  if (!read.ok && read.problem.code === 'cancelled') context.throwIfCancelled();
  return {
    id: entry.id,
    file: held.file,
    container: held.container?.file ?? null,
    bytes: held.bytes.length,
    sha256: held.sha256,
    recognised: read.ok
      ? {
          profile: read.value.parsed.profile,
          title: read.value.parsed.title,
          source: read.value.parsed.source,
          channel: read.value.parsed.channel,
          encoding: read.value.parsed.encoding,
          dates: datesOf(read.value.parsed.rows),
          rows: read.value.parsed.rows.length,
          rejected: read.value.parsed.rejects.length,
          proof: read.value.parsed.proof,
          evidence: read.value.parsed.evidence,
        }
      : null,
    problem: read.ok ? null : read.problem,
    duplicateOf: earlierImport(sameContent(context.workspace.database, held)),
  };
}

function notStaged(id: number): Problem {
  return {
    code: 'not-found',
    message: `there is no file ${id} waiting to be imported; it was put away or imported, add it again`,
    value: String(id),
  };
}

function tooMuch(bytes: number): Problem {
  return {
    code: 'input-refused',
    message: `the files that wait come to ${bytes} bytes, more than the ${MOST_BYTES} that are held at once; import or put away some of them first`,
  };
}
