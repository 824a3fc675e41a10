// `import`: files into the workspace, as one action: when one is refused, none of them is written.
import path from 'node:path';
import type { ImportRequest, ImportView } from '../../../../shared/contract/engine-api.ts';
import type { EngineClient } from '../../../../shared/contract/engine-client.ts';
import { rejectsCsv } from '../../../../shared/importing/rejects-csv.ts';
import { ENCODINGS, type Encoding, type Reject } from '../../../../shared/model/import.ts';
import type { Problem, Result } from '../../../../shared/model/problem.ts';
import { SOURCES, type Source } from '../../../../shared/model/record.ts';
import { type CommandResult, done } from '../answer.ts';
import { oneOf } from '../arguments.ts';
import type { CommandHost, CommandModule } from '../host.ts';
import { readBytes } from '../input-file.ts';
import { type ImportedFile, importedFileJson, importedFilesText } from '../output/import.ts';
import { readyFolder, writeWholeFile } from '../output-file.ts';

interface ImportOptions {
  readonly source?: Source;
  readonly channel?: string;
  readonly profile: string;
  readonly encoding?: Encoding;
  readonly rejects?: string;
}

const REJECTS_PAGE = 10_000;

export const importCommand: CommandModule = (program, host) => {
  program
    .command('import')
    .description('import files; when one of them is refused, none is written')
    .argument('<workspace>', 'path of the workspace file')
    .argument('<files...>', 'files to import')
    .option('--source <source>', `${SOURCES.join(', ')} (default: detected)`, oneOf(SOURCES))
    .option('--channel <code>', 'the channel of files that do not name one')
    .option('--profile <profile>', 'how to read the file', 'auto')
    .option('--encoding <encoding>', `${ENCODINGS.join(', ')} (default: detected)`, oneOf(ENCODINGS))
    .option('--rejects <dir>', 'write the rejected lines of each file to DIR/FILE.rejects.csv')
    .action((workspace: string, files: string[], options: ImportOptions) =>
      host.run(() => host.withWorkspace(workspace, (engine) => importFiles(engine, host, files, options))),
    );
};

async function importFiles(
  engine: EngineClient,
  host: CommandHost,
  paths: readonly string[],
  options: ImportOptions,
): Promise<CommandResult> {
  const unready = options.rejects === undefined ? null : readyFolder(options.rejects);
  if (unready !== null) return { ok: false, problem: unready };
  const files: ImportRequest[] = [];
  for (const file of paths) {
    const asked = request(file, options);
    if (!asked.ok) return asked;
    files.push(asked.value);
  }
  const kept = await engine.call('importFiles', { files });
  if (!kept.ok) return { ok: false, problem: nothingWritten(asGiven(kept.problem, paths), files.length) };
  const imported: ImportedFile[] = [];
  for (const [index, view] of kept.value.entries()) {
    const asked = files[index];
    if (asked === undefined) continue;
    host.terminal.progress(`rejects of ${view.file}`);
    const one = await withRejects(engine, view, asked, options.rejects);
    if (!one.ok) return one;
    imported.push(one.value);
  }
  return done({ files: imported.map(importedFileJson) }, importedFilesText(imported));
}

/** The engine knows files by name; the command line names them as they were given. */
function asGiven(problem: Problem, paths: readonly string[]): Problem {
  const given = paths.find((file) => path.basename(file) === problem.file);
  return given === undefined ? problem : { ...problem, file: given };
}

function nothingWritten(problem: Problem, files: number): Problem {
  return files === 1
    ? problem
    : { ...problem, message: `${problem.message} (none of the ${files} files was imported)` };
}

function request(file: string, options: ImportOptions): Result<ImportRequest> {
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  return {
    ok: true,
    value: {
      fileName: path.basename(file),
      bytes: bytes.value,
      source: options.source ?? null,
      channel: options.channel ?? null,
      profile: options.profile === 'auto' ? null : options.profile,
      encoding: options.encoding ?? null,
    },
  };
}

/** The files are imported by now: a rejects file that cannot be written says so without undoing that. */
async function withRejects(
  engine: EngineClient,
  view: ImportView,
  asked: ImportRequest,
  folder: string | undefined,
): Promise<Result<ImportedFile>> {
  const rejects = await allRejects(engine, view);
  if (!rejects.ok) return rejects;
  let rejectsFile = '';
  if (folder !== undefined && rejects.value.length > 0) {
    rejectsFile = path.join(folder, `${view.file}.rejects.csv`);
    const preview = await engine.call('importPreview', { ...asked, offset: 0, limit: 0 });
    const header = preview.ok ? preview.value.header : [];
    const written = await writeWholeFile(rejectsFile, rejectsCsv({ header, rejects: rejects.value }));
    if (!written.ok) {
      const message = `${written.problem.message} (${view.file} is imported as import ${view.id} all the same)`;
      return { ok: false, problem: { ...written.problem, message } };
    }
  }
  return { ok: true, value: { view, rejects: rejects.value, rejectsFile } };
}

async function allRejects(engine: EngineClient, view: ImportView): Promise<Result<readonly Reject[]>> {
  if (view.rejects.length === view.rejected) return { ok: true, value: view.rejects };
  const rejects: Reject[] = [];
  while (rejects.length < view.rejected) {
    const page = await engine.call('rejects', { importId: view.id, offset: rejects.length, limit: REJECTS_PAGE });
    if (!page.ok) return page;
    if (page.value.rows.length === 0) break;
    rejects.push(...page.value.rows);
  }
  return { ok: true, value: rejects };
}
