// A held file read: detected or as the reading says. What unpacking showed stands before what reading shows.
import type { Reading } from '../../../shared/contract/engine-api.ts';
import type { SiblingFile } from '../../../shared/importing/format.ts';
import { parseFile } from '../../../shared/importing/parse-file.ts';
import { normaliseProfile } from '../../../shared/importing/profile/yaml.ts';
import { sniff } from '../../../shared/importing/sniff.ts';
import type { ParsedFile } from '../../../shared/model/import.ts';
import { ok, type Problem, type Result, refuse } from '../../../shared/model/problem.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { EngineContext } from '../engine-context.ts';
import { controlOf, type HeldFile } from './held-file.ts';

export const DETECTED: Reading = { source: null, channel: null, profile: null, encoding: null, draft: null };

/** A parse, and the users' profile that it was read by: null for shipped ones and programs. */
export interface ReadFile {
  readonly parsed: ParsedFile;
  readonly profile: Profile | null;
}

export function readFile(
  context: EngineContext,
  held: HeldFile,
  reading: Reading,
  siblings: readonly SiblingFile[],
): Result<ReadFile> {
  if (held.refused !== null) return refuse(held.refused);
  const draft = reading.draft === null ? ok(null) : normaliseProfile(reading.draft);
  if (!draft.ok) return draft;
  const profiles = context.profiles();
  const control = controlOf(context, held.file);
  const parsed = parseFile({
    fileName: held.file,
    bytes: held.bytes,
    source: reading.source,
    channel: reading.channel,
    profile: reading.profile,
    encoding: reading.encoding,
    draft: draft.value,
    profiles,
    siblings,
    settings: context.settings(),
    today: context.now().slice(0, 10),
    onProgress: control.onProgress,
    isCancelled: control.isCancelled,
  });
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  return ok({
    parsed: {
      ...value,
      evidence: [...held.evidence, ...value.evidence],
      warnings: [...held.warnings, ...value.warnings],
    },
    profile: draft.value ?? profiles.find(({ name }) => name === value.profile) ?? null,
  });
}

/** True where a file is no statement at all, as pictures and notes in an archive are, unlike a statement that is refused. */
export function isNoStatement(problem: Problem, bytes: Uint8Array): boolean {
  return problem.code === 'not-recognised' || (problem.code === 'input-refused' && sniff(bytes) !== null);
}

/** Name and bytes of the files around one, names without folders. */
export function siblingsAmong(files: readonly HeldFile[], held: HeldFile): SiblingFile[] {
  return files.flatMap((other) =>
    other === held || other.refused !== null
      ? []
      : [{ name: other.file.split('/').at(-1) ?? other.file, bytes: other.bytes }],
  );
}
