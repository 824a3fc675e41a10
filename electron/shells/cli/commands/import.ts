// `import`: files into the workspace, as one action: when one is refused, none of them is written. With --replace, one in place of another.

import path from 'node:path';
import type { ImportView } from '../../../../shared/contract/engine-api.ts';
import type { EngineClient } from '../../../../shared/contract/engine-client.ts';
import { rejectsCsv } from '../../../../shared/importing/rejects-csv.ts';
import { ENCODINGS, type Reject } from '../../../../shared/model/import.ts';
import type { Problem, Result } from '../../../../shared/model/problem.ts';
import { SOURCES } from '../../../../shared/model/record.ts';
import { type CommandResult, done, usage } from '../answer.ts';
import { oneOf, wholeNumberArgument } from '../arguments.ts';
import type { CommandHost, CommandModule } from '../host.ts';
import { type ImportedFile, importedFileJson, importedFilesText } from '../output/import.ts';
import { problemJson } from '../output/problem.ts';
import { readyFolder, writeWholeFile } from '../output-file.ts';
import { type NamedFile, namedFiles, type ReadingOptions } from './import-files.ts';
import { type ReplaceOptions, replaceOne } from './import-replace.ts';

interface ImportOptions extends ReadingOptions {
  readonly rejects?: string;
  readonly replace?: number;
  readonly dryRun?: boolean;
  readonly as?: string;
}

const REJECTS_PAGE = 10_000;

export const importCommand: CommandModule = (program, host) => {
  program
    .command('import')
    .description('import files, archives, workbooks and folders of them; when one of them is refused, none is written')
    .argument('<workspace>', 'path of the workspace file')
    .argument('<files...>', 'files to import; of a folder every file that is a statement')
    .option('--source <source>', `${SOURCES.join(', ')} (default: detected)`, oneOf(SOURCES))
    .option('--channel <code>', 'the channel of files that do not name one')
    .option('--profile <profile>', 'how to read the file', 'auto')
    .option('--encoding <encoding>', `${ENCODINGS.join(', ')} (default: detected)`, oneOf(ENCODINGS))
    .option('--rejects <dir>', 'write the rejected lines of each file to DIR/FILE.rejects.csv')
    .option(
      '--replace <import_id>',
      'the import that the file corrects and takes the place of',
      wholeNumberArgument(1, 999_999_999),
    )
    .option('--dry-run', 'with --replace: only show what would change, row by row')
    .option('--as <user>', 'with --replace: who replaces it')
    .action((workspace: string, files: string[], options: ImportOptions) =>
      host.run(async () => {
        const asked = replacing(options, files);
        if (asked !== null && !asked.ok) return asked;
        const replace = asked?.value;
        return host.withWorkspace(
          workspace,
          (engine) => importAll(engine, host, files, options, replace),
          replace?.dryRun === true,
        );
      }),
    );
};

/** Null without --replace. */
function replacing(options: ImportOptions, files: readonly string[]): Result<ReplaceOptions> | null {
  const { replace: importId, dryRun = false, as: user = '' } = options;
  if (importId === undefined) return dryRun ? usage('--dry-run goes with --replace') : null;
  if (files.length !== 1) return usage('--replace takes one file');
  if (user === '' && !dryRun) return usage('--replace needs --as USER: who replaces it');
  return { ok: true, value: { importId, dryRun, user } };
}

async function importAll(
  engine: EngineClient,
  host: CommandHost,
  paths: readonly string[],
  options: ImportOptions,
  replace: ReplaceOptions | undefined,
): Promise<CommandResult> {
  const unready = options.rejects === undefined ? null : readyFolder(options.rejects);
  if (unready !== null) return { ok: false, problem: unready };
  const named = namedFiles(paths, options);
  if (!named.ok) return named;
  const { files, leftOut } = named.value;
  if (replace !== undefined) {
    const replaced = await replaceOne(engine, files, replace);
    if (!replaced.ok) return { ok: false, problem: asGiven(replaced.problem, files) };
    if (replaced.value.type === 'preview') return { ok: true, value: replaced.value.answer };
    return answer(engine, host, [replaced.value.view], [], options);
  }
  const kept = await engine.call('importFiles', { files: files.map(({ request }) => request) });
  if (!kept.ok) return { ok: false, problem: nothingWritten(asGiven(kept.problem, files), files.length) };
  return answer(engine, host, kept.value.imports, [...leftOut, ...kept.value.leftOut], options);
}

async function answer(
  engine: EngineClient,
  host: CommandHost,
  views: readonly ImportView[],
  leftOut: readonly Problem[],
  options: ImportOptions,
): Promise<CommandResult> {
  const imported: ImportedFile[] = [];
  for (const view of views) {
    host.terminal.progress(`rejects of ${view.file}`);
    const one = await withRejects(engine, view, options.rejects);
    if (!one.ok) return one;
    imported.push(one.value);
  }
  return done(
    { files: imported.map(importedFileJson), not_imported: leftOut.map(problemJson) },
    importedFilesText(imported, leftOut),
  );
}

/** The engine knows files by name; the command line names them as they were given, members of archives behind them. */
function asGiven(problem: Problem, files: readonly NamedFile[]): Problem {
  const { file } = problem;
  if (file === undefined) return problem;
  for (const { path: given, request } of files) {
    if (file === request.fileName) return { ...problem, file: given };
    if (file.startsWith(`${request.fileName}/`))
      return { ...problem, file: `${given}${file.slice(request.fileName.length)}` };
  }
  return problem;
}

function nothingWritten(problem: Problem, files: number): Problem {
  return files === 1
    ? problem
    : { ...problem, message: `${problem.message} (none of the ${files} files was imported)` };
}

/** The files are imported by now: a rejects file that cannot be written says so without undoing that. */
async function withRejects(
  engine: EngineClient,
  view: ImportView,
  folder: string | undefined,
): Promise<Result<ImportedFile>> {
  const all = await allRejects(engine, view);
  if (!all.ok) return all;
  const { rejects, header } = all.value;
  let rejectsFile = '';
  if (folder !== undefined && rejects.length > 0) {
    rejectsFile = path.join(folder, `${plainName(view.file)}.rejects.csv`);
    const written = await writeWholeFile(rejectsFile, rejectsCsv({ header, rejects }));
    if (!written.ok) {
      const message = `${written.problem.message} (${view.file} is imported as import ${view.id} all the same)`;
      return { ok: false, problem: { ...written.problem, message } };
    }
  }
  return { ok: true, value: { view, rejects, rejectsFile } };
}

/** Members of archives bring their folders along; beside each other they stand under one name each. */
function plainName(file: string): string {
  return file.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_');
}

async function allRejects(
  engine: EngineClient,
  view: ImportView,
): Promise<Result<{ readonly rejects: readonly Reject[]; readonly header: readonly string[] }>> {
  const rejects: Reject[] = [];
  let header: readonly string[] = [];
  while (rejects.length < view.rejected) {
    const page = await engine.call('rejects', { importId: view.id, offset: rejects.length, limit: REJECTS_PAGE });
    if (!page.ok) return page;
    if (page.value.rows.length === 0) break;
    rejects.push(...page.value.rows);
    header = page.value.header;
  }
  return { ok: true, value: { rejects, header } };
}
