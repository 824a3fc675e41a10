// `profiles`: the formats that can be read; users' own ones shown, added, removed; a first guess at an unknown file.
import path from 'node:path';
import type { ProfileView } from '../../../../shared/contract/engine-api.ts';
import type { EngineClient } from '../../../../shared/contract/engine-client.ts';
import { profileToYaml } from '../../../../shared/importing/profile/yaml.ts';
import { ENCODINGS, type Encoding } from '../../../../shared/model/import.ts';
import { SOURCES, type Source } from '../../../../shared/model/record.ts';
import { type CommandResult, done, usage } from '../answer.ts';
import { oneOf } from '../arguments.ts';
import type { CommandModule } from '../host.ts';
import { readBytes, readTextFile } from '../input-file.ts';
import { left, lines, renderTable, right } from '../output/table.ts';

interface ProfilesOptions {
  readonly show?: string;
  readonly add?: string;
  readonly remove?: string;
  readonly draft?: string;
  readonly source?: Source;
  readonly encoding?: Encoding;
  readonly as: string;
}

export const profilesCommand: CommandModule = (program, host) => {
  program
    .command('profiles')
    .description(
      'the formats that can be read; your own ones are added, shown and removed, an unknown file is guessed at',
    )
    .argument('<workspace>', 'path of the workspace file')
    .option('--show <name>', 'print a profile as YAML')
    .option('--add <file>', 'save a profile from a YAML file; one of the same name gets a new version')
    .option('--remove <name>', 'remove a profile of your own; what was imported by it stays')
    .option('--draft <file>', 'print a first guess at how an unknown file is read, as YAML')
    .option('--source <source>', `with --draft: ${SOURCES.join(', ')} (default: guessed)`, oneOf(SOURCES))
    .option('--encoding <encoding>', `with --draft: ${ENCODINGS.join(', ')} (default: detected)`, oneOf(ENCODINGS))
    .option('--as <user>', 'with --add and --remove: who does it', 'cli')
    .action((workspace: string, options: ProfilesOptions) =>
      host.run(async () => {
        const asked = [options.show, options.add, options.remove, options.draft].filter((one) => one !== undefined);
        if (asked.length > 1) return usage('take one of --show, --add, --remove and --draft at a time');
        const writes = options.add !== undefined || options.remove !== undefined;
        return host.withWorkspace(workspace, (engine) => answer(engine, options), !writes);
      }),
    );
};

function answer(engine: EngineClient, options: ProfilesOptions): Promise<CommandResult> {
  if (options.show !== undefined) return show(engine, options.show);
  if (options.add !== undefined) return add(engine, options.add, options.as);
  if (options.remove !== undefined) return remove(engine, options.remove, options.as);
  if (options.draft !== undefined) return draft(engine, options.draft, options);
  return list(engine);
}

async function list(engine: EngineClient): Promise<CommandResult> {
  const profiles = await engine.call('profiles', undefined);
  if (!profiles.ok) return profiles;
  const table = renderTable(
    [
      left('name'),
      left('title'),
      left('source'),
      left('proven by'),
      left('origin'),
      right('version'),
      left('saved'),
      left('by'),
    ],
    profiles.value.map((one) => [
      ...[one.name, one.title, one.source, one.proven, one.origin],
      ...[one.origin === 'user' ? String(one.version) : '', one.savedAt, one.savedBy],
    ]),
  );
  return done({ profiles: profiles.value.map(profileJson) }, table);
}

function profileJson(one: ProfileView): Record<string, unknown> {
  return {
    name: one.name,
    title: one.title,
    source: one.source,
    proven: one.proven,
    origin: one.origin,
    version: one.version,
    saved_at: one.savedAt,
    saved_by: one.savedBy,
    is_data: one.isData,
  };
}

async function show(engine: EngineClient, name: string): Promise<CommandResult> {
  const shown = await engine.call('profile', { name });
  return shown.ok
    ? done({ name, profile: shown.value.profile, text: shown.value.text }, shown.value.text.trimEnd())
    : shown;
}

async function add(engine: EngineClient, file: string, user: string): Promise<CommandResult> {
  const text = readTextFile(file);
  if (!text.ok) return text;
  const saved = await engine.call('saveProfile', { text: text.value, user });
  if (!saved.ok) return { ok: false, problem: { ...saved.problem, file } };
  const { name, version } = saved.value;
  return done({ profile: profileJson(saved.value) }, `saved ${name}, version ${version}`);
}

async function remove(engine: EngineClient, name: string, user: string): Promise<CommandResult> {
  const left = await engine.call('removeProfile', { name, user });
  return left.ok ? done({ removed: name }, `removed ${name}; what was imported by it stays`) : left;
}

async function draft(
  engine: EngineClient,
  file: string,
  { source = null, encoding = null }: { readonly source?: Source | null; readonly encoding?: Encoding | null },
): Promise<CommandResult> {
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  const staged = await engine.call('stageFiles', { files: [{ fileName: path.basename(file), bytes: bytes.value }] });
  if (!staged.ok) return staged;
  const [first, ...others] = staged.value;
  if (first === undefined || others.length > 0)
    return usage(`${file} holds ${staged.value.length} files; unpack it and name the one to be guessed at`);
  const drafted = await engine.call('profileDraft', {
    ...{ stagedId: first.id, source, encoding, layout: null, headerLine: null },
  });
  if (!drafted.ok) return drafted;
  const { profile, columns, missing } = drafted.value;
  const guesses = columns.map(
    ({ column, field, confidence, because }) =>
      `# ${column}: ${field === '' ? '-' : field} (${confidence} %, ${because})`,
  );
  const wanted = missing.length === 0 ? '' : `# still missing: ${missing.join(', ')}`;
  return done({ profile, columns, missing }, lines(...guesses, wanted, profileToYaml(profile).trimEnd()));
}
