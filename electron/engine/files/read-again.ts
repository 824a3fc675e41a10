// A kept file read once more, as it was read when it was imported: whatever was saved since, by the profile as it was then.
import type { ImportView } from '../../../shared/contract/engine-api.ts';
import { ok, type Result, refuse } from '../../../shared/model/problem.ts';
import { profileOfImport } from '../../workspace/tables/imports.ts';
import { containerContent, originalContent } from '../../workspace/tables/originals.ts';
import type { EngineContext } from '../engine-context.ts';
import type { HeldFile } from './held-file.ts';
import { noImport } from './import-facts.ts';
import { type ReadFile, readFile } from './read-file.ts';

/** The settings in force count: a channel or a cut-off that changed since reads it differently. Files that came with it are not looked at. */
export function readAgain(
  context: EngineContext,
  view: ImportView,
): Result<{ readonly held: HeldFile; readonly read: ReadFile }> {
  const held = heldAgain(context, view);
  if (held === null) return refuse(noImport(view.id));
  const draft = profileOfImport(context.workspace.database, view.id);
  const { source, encoding } = view;
  const channel = view.channel === '' ? null : view.channel;
  const profile = draft === null ? view.profile : null;
  const read = readFile(context, held, { source, channel, profile, encoding, draft }, []);
  return read.ok ? ok({ held, read: read.value }) : read;
}

function heldAgain({ workspace: { database } }: EngineContext, view: ImportView): HeldFile | null {
  const bytes = originalContent(database, view.id);
  if (bytes === null) return null;
  const containerBytes = view.container === null ? null : containerContent(database, view.id);
  const container =
    view.container === null || containerBytes === null ? null : { ...view.container, bytes: containerBytes };
  const evidence = view.evidence.filter((one) => one.of === 'wrapper');
  return { file: view.file, bytes, sha256: view.sha256, container, evidence, warnings: [], refused: null };
}
