// Reading a staged file once per reading: settings or users' profiles that change make it read anew.
import type { Reading } from '../../../shared/contract/engine-api.ts';
import type { Result } from '../../../shared/model/problem.ts';
import { profileChanges } from '../../workspace/tables/profiles.ts';
import { newestSettingsVersion } from '../../workspace/tables/settings-history.ts';
import type { EngineContext } from '../engine-context.ts';
import { type ReadFile, readFile } from './read-file.ts';
import type { StagedEntry } from './staging.ts';

export function readStaged(context: EngineContext, entry: StagedEntry, reading: Reading): Result<ReadFile> {
  const { staging } = context;
  return staging.parse(entry.id, readingKey(context, entry, reading), () =>
    readFile(context, entry.held, reading, staging.siblingsOf(entry)),
  );
}

/** Equal keys mean equal parses. */
export function readingKey({ workspace }: EngineContext, entry: StagedEntry, reading: Reading): string {
  const { database } = workspace;
  const { source, channel, profile, encoding, draft } = reading;
  return JSON.stringify([
    ...[entry.id, newestSettingsVersion(database), profileChanges(database)],
    ...[source, channel, profile, encoding, draft],
  ]);
}
