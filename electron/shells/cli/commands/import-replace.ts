// `import --replace`: a corrected file in place of an import, or only what that would change.
import type {
  ImportView,
  Reading,
  ReplaceDifference,
  ReplacePreview,
  StagedFile,
} from '../../../../shared/contract/engine-api.ts';
import type { EngineClient } from '../../../../shared/contract/engine-client.ts';
import type { Problem, Result } from '../../../../shared/model/problem.ts';
import type { CommandAnswer } from '../answer.ts';
import { replaceJson, replaceText } from '../output/replace.ts';
import type { NamedFile } from './import-files.ts';

export interface ReplaceOptions {
  readonly importId: number;
  readonly dryRun: boolean;
  /** '' only for a dry run. */
  readonly user: string;
}

export type Replaced =
  | { readonly type: 'preview'; readonly answer: CommandAnswer }
  | { readonly type: 'done'; readonly view: ImportView };

const PAGE = 10_000;

export async function replaceOne(
  engine: EngineClient,
  files: readonly NamedFile[],
  { importId, dryRun, user }: ReplaceOptions,
): Promise<Result<Replaced>> {
  const staged = await engine.call('stageFiles', {
    files: files.map(({ request: { fileName, bytes } }) => ({ fileName, bytes })),
  });
  if (!staged.ok) return staged;
  const one = onlyStatement(staged.value);
  if (!one.ok) return one;
  const imports = await engine.call('imports', undefined);
  if (!imports.ok) return imports;
  const before = imports.value.find(({ id }) => id === importId);
  const reading = readingOf(files[0], one.value, before);
  const args = { importId, stagedId: one.value.id, reading };
  if (!dryRun) {
    const view = await engine.call('replaceImport', { ...args, user });
    return view.ok ? { ok: true, value: { type: 'done', view: view.value } } : view;
  }
  const preview = await wholePreview(engine, args);
  if (!preview.ok) return preview;
  const { preview: first, differences } = preview.value;
  const json = replaceJson(one.value.file, first, differences);
  const text = replaceText(one.value.file, first, differences);
  return { ok: true, value: { type: 'preview', answer: { json, text, exitCode: 0 } } };
}

/** What was asked for; where detection finds no file like the import that is replaced, the rest as that one was read. */
function readingOf(file: NamedFile | undefined, staged: StagedFile, before: ImportView | undefined): Reading {
  const { source = null, channel = null, profile = null, encoding = null } = file?.request ?? {};
  const asked: Reading = { source, channel, profile, encoding, draft: null };
  const { recognised } = staged;
  const isAlike =
    recognised !== null &&
    recognised.source === before?.source &&
    (recognised.channel === before.channel || recognised.channel === '' || before.channel === '');
  if (isAlike || before === undefined) return asked;
  return {
    source: source ?? (profile === null ? before.source : null),
    channel: channel ?? (before.channel === '' ? null : before.channel),
    profile: profile ?? (source === null ? before.profile : null),
    encoding,
    draft: null,
  };
}

/** A file that stands alone is taken as it is: it may need a channel or a profile that detection does not know. */
function onlyStatement(staged: readonly StagedFile[]): Result<StagedFile> {
  const statements = staged.filter(({ recognised }) => recognised !== null);
  const readable = staged.filter(({ bytes, problem }) => bytes > 0 && problem?.code !== 'not-recognised');
  const others = staged.length === 1 ? staged : readable;
  const candidates = statements.length > 0 ? statements : others;
  const [first] = candidates;
  if (first !== undefined && candidates.length === 1) return { ok: true, value: first };
  const problem: Problem =
    first === undefined
      ? (staged.find(({ problem: refused }) => refused !== null)?.problem ?? {
          code: 'input-refused',
          message: 'nothing in it is a statement',
        })
      : {
          code: 'usage',
          message: `it holds ${candidates.length} statements (${candidates.map(({ file }) => file).join(', ')}); unpack it and name the one that replaces the import`,
        };
  return { ok: false, problem };
}

async function wholePreview(
  engine: EngineClient,
  args: { readonly importId: number; readonly stagedId: number; readonly reading: Reading },
): Promise<Result<{ readonly preview: ReplacePreview; readonly differences: readonly ReplaceDifference[] }>> {
  const differences: ReplaceDifference[] = [];
  for (;;) {
    const page = await engine.call('replacePreview', { ...args, offset: differences.length, limit: PAGE });
    if (!page.ok) return page;
    differences.push(...page.value.differences.rows);
    if (differences.length >= page.value.differences.total || page.value.differences.rows.length === 0)
      return { ok: true, value: { preview: page.value, differences } };
  }
}
