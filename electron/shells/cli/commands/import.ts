// `import`: files into the workspace. All files are parsed before the first is kept: when one is refused, none of them is written.
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
import { writeWholeFile } from '../output-file.ts';

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
  files: readonly string[],
  options: ImportOptions,
): Promise<CommandResult> {
  if (files.length > 1) {
    const refused = await firstRefusal(engine, files, options);
    if (refused !== null) return { ok: false, problem: refused };
  }
  const imported: ImportedFile[] = [];
  for (const file of files) {
    host.terminal.progress(`importing ${file}`);
    const one = await importOne(engine, file, options);
    if (!one.ok) return { ok: false, problem: namingKept(one.problem, imported) };
    imported.push(one.value);
  }
  return done({ files: imported.map(importedFileJson) }, importedFilesText(imported));
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

async function firstRefusal(
  engine: EngineClient,
  files: readonly string[],
  options: ImportOptions,
): Promise<Problem | null> {
  const seen = new Map<string, string>();
  for (const file of files) {
    const asked = request(file, options);
    if (!asked.ok) return asked.problem;
    const preview = await engine.call('importPreview', { ...asked.value, offset: 0, limit: 0 });
    if (!preview.ok) return nothingWritten({ file, ...preview.problem }, files.length);
    const { view, duplicateOf } = preview.value;
    const twin = duplicateOf === null ? seen.get(view.sha256) : `import ${duplicateOf.id} (${duplicateOf.file})`;
    if (twin !== undefined) {
      const message = `this file's content is the same as that of ${twin}; import it once`;
      return nothingWritten({ code: 'already-imported', message, file }, files.length);
    }
    seen.set(view.sha256, file);
  }
  return null;
}

function nothingWritten(problem: Problem, files: number): Problem {
  return { ...problem, message: `${problem.message} (none of the ${files} files was imported)` };
}

/** Only what no preview can foresee gets here, a full disk for one: says which files are in the workspace by now. */
function namingKept(problem: Problem, imported: readonly ImportedFile[]): Problem {
  if (imported.length === 0) return problem;
  const kept = imported.map(({ view }) => `${view.file} as import ${view.id}`).join(', ');
  return { ...problem, message: `${problem.message} (already imported by this command: ${kept})` };
}

async function importOne(engine: EngineClient, file: string, options: ImportOptions): Promise<Result<ImportedFile>> {
  const asked = request(file, options);
  if (!asked.ok) return asked;
  const answer = await engine.call('importFile', asked.value);
  if (!answer.ok) return { ok: false, problem: { file, ...answer.problem } };
  const rejects = await allRejects(engine, answer.value);
  if (!rejects.ok) return rejects;
  let rejectsFile = '';
  if (options.rejects !== undefined && rejects.value.length > 0) {
    rejectsFile = path.join(options.rejects, `${path.basename(file)}.rejects.csv`);
    const preview = await engine.call('importPreview', { ...asked.value, offset: 0, limit: 0 });
    const header = preview.ok ? preview.value.header : [];
    const written = await writeWholeFile(rejectsFile, rejectsCsv({ header, rejects: rejects.value }));
    if (!written.ok) return written;
  }
  return { ok: true, value: { view: answer.value, rejects: rejects.value, rejectsFile } };
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
