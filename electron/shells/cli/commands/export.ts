// `export`: books the date and writes adjustments.csv, journal.csv and manifest.json into a folder.
// A file of that name with other content is never overwritten unless --force says so: an earlier batch may not have been taken over yet.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CalendarDate } from '../../../../shared/calendar/date.ts';
import type { ExportMode, ExportResult } from '../../../../shared/contract/engine-api.ts';
import type { EngineClient } from '../../../../shared/contract/engine-client.ts';
import type { Result } from '../../../../shared/model/problem.ts';
import { type CommandResult, done, usage } from '../answer.ts';
import { dateArgument, oneOf } from '../arguments.ts';
import type { CommandModule } from '../host.ts';
import { left, lines, renderTable, right } from '../output/table.ts';
import { readyFolder, writeWholeFile } from '../output-file.ts';

const TARGETS = ['generic'] as const;
const FILE_NAMES = ['adjustments.csv', 'journal.csv', 'manifest.json'];

interface ExportOptions {
  readonly date: CalendarDate;
  readonly out: string;
  readonly summary?: boolean;
  readonly detail?: boolean;
  readonly as: string;
  readonly again?: boolean;
  readonly force?: boolean;
}

export const exportCommand: CommandModule = (program, host) => {
  program
    .command('export')
    .description('book a date and write the adjustment file, the journal file and the manifest')
    .argument('<workspace>', 'path of the workspace file')
    .requiredOption('--date <date>', 'clearing date, YYYY-MM-DD', dateArgument)
    .requiredOption('--out <dir>', 'folder to write to')
    .option('--format <format>', TARGETS.join(', '), oneOf(TARGETS), 'generic')
    .option('--summary', 'summary vouchers 汇总记账 (default)')
    .option('--detail', 'one voucher line pair per entry')
    .option('--as <user>', 'who exports', 'cli')
    .option('--again', 'write the last batch of the date once more')
    .option('--force', 'overwrite files that have other content')
    .action((workspace: string, options: ExportOptions) =>
      host.run(async () => {
        if (options.summary === true && options.detail === true) return usage('give --summary or --detail, not both');
        return host.withWorkspace(workspace, (engine) => exportDay(engine, options));
      }),
    );
};

async function exportDay(engine: EngineClient, options: ExportOptions): Promise<CommandResult> {
  const unready = readyFolder(options.out);
  if (unready !== null) return { ok: false, problem: unready };
  const taken = await takenFile(engine, options);
  if (!taken.ok) return taken;
  if (taken.value !== null)
    return usage(
      `${taken.value} exists already; choose an empty folder for this batch, or give --force to overwrite it`,
    );
  const exported = await engine.call('exportDay', {
    date: options.date,
    mode: modeOf(options),
    user: options.as,
    again: options.again === true,
  });
  if (!exported.ok) return exported;
  const written: { name: string; path: string; bytes: number }[] = [];
  for (const { name, bytes } of exported.value.files) {
    const file = path.join(options.out, name);
    if (!isSame(file, bytes)) {
      if (existsSync(file) && options.force !== true) {
        return usage(`${file} has other content; choose an empty folder, or give --force to overwrite it`);
      }
      const saved = await writeWholeFile(file, bytes);
      if (!saved.ok) return { ok: false, problem: withBatch(saved.problem, exported.value) };
    }
    written.push({ name, path: file, bytes: bytes.byteLength });
  }
  return done(exportJson(exported.value, written), exportText(exported.value, written));
}

/** A file in the way of a batch that would be booked; told before anything is booked. */
async function takenFile(engine: EngineClient, options: ExportOptions): Promise<Result<string | null>> {
  const taken = FILE_NAMES.map((name) => path.join(options.out, name)).find((file) => existsSync(file)) ?? null;
  if (taken === null || options.force === true || options.again === true) return { ok: true, value: null };
  const preview = await engine.call('exportPreview', { date: options.date, mode: modeOf(options) });
  if (!preview.ok) return preview;
  return { ok: true, value: preview.value.files.some(({ lines }) => lines > 0) ? taken : null };
}

function modeOf(options: ExportOptions): ExportMode {
  return options.detail === true ? 'detail' : 'summary';
}

function isSame(file: string, bytes: Uint8Array): boolean {
  return existsSync(file) && readFileSync(file).equals(bytes);
}

/** The batch is booked by now; only the files are missing. */
function withBatch<T extends { readonly message: string }>(problem: T, result: ExportResult): T {
  const batch = result.batch?.batchId ?? '';
  return { ...problem, message: `${problem.message}; batch ${batch} is booked, write its files with export --again` };
}

function exportJson(result: ExportResult, files: readonly { name: string; path: string; bytes: number }[]): unknown {
  const { batch } = result;
  return {
    batch:
      batch === null
        ? null
        : {
            batch_id: batch.batchId,
            date: batch.date,
            mode: batch.mode,
            at: batch.at,
            by: batch.by,
            lines: batch.lines,
            sha256: batch.sha256,
          },
    files,
    messages: result.messages,
  };
}

function exportText(result: ExportResult, files: readonly { path: string; bytes: number }[]): string {
  const head =
    result.batch === null
      ? ''
      : `batch ${result.batch.batchId}, ${result.batch.lines} lines, sha256 ${result.batch.sha256}`;
  const table =
    files.length === 0
      ? ''
      : renderTable(
          [left('file'), right('bytes')],
          files.map((file) => [file.path, String(file.bytes)]),
        );
  return lines(...result.messages, head, table);
}
