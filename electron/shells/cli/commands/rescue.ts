// `rescue`: what can still be read of a damaged workspace, as a new workspace, with a report of what is missing.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { EngineClient } from '../../../../shared/contract/engine-client.ts';
import type { Result } from '../../../../shared/model/problem.ts';
import { type RescueReport, rescueFile } from '../../../worker/keeping/rescue.ts';
import { type CommandResult, done, usage } from '../answer.ts';
import type { CommandModule } from '../host.ts';
import { left, lines, renderTable, right } from '../output/table.ts';
import { writeWholeFile } from '../output-file.ts';

interface RescueOptions {
  readonly out: string;
  readonly originals?: string;
}

/** What the new workspace itself says. */
interface Checked {
  readonly untied: readonly { readonly kind: string; readonly from: string; readonly to: string }[];
  readonly originals: readonly string[];
}

export const rescueCommand: CommandModule = (program, host) => {
  program
    .command('rescue')
    .description(
      'read what a damaged workspace still holds, and its backups, into a new workspace; the damaged file stays as it is',
    )
    .argument('<workspace>', 'path of the damaged file')
    .requiredOption('--out <file>', 'path of the new workspace; an existing file is refused')
    .option('--originals <dir>', 'also write every kept file that is whole by its hash into this folder')
    .action((workspace: string, { out, originals }: RescueOptions) =>
      host.run(async () => {
        if (!existsSync(workspace)) return usage(`there is no file at ${workspace}`);
        const rescued = await host.secret.opening((passphrase) => rescueFile(workspace, out, passphrase));
        if (!rescued.ok) return rescued;
        const report = rescued.value;
        return host.withWorkspace(
          out,
          async (engine) => {
            const checked = await look(engine, report, originals ?? null);
            return checked.ok ? reported(out, report, checked.value) : checked;
          },
          true,
        );
      }),
    );
};

async function look(engine: EngineClient, { files }: RescueReport, folder: string | null): Promise<Result<Checked>> {
  const check = await engine.call('check', { date: null });
  // Where even that can't be computed the tables say why.
  const untied = check.ok
    ? check.value.links.flatMap(({ kind, from, to, ok }) => (ok ? [] : [{ kind, from, to }]))
    : [];
  const originals: string[] = [];
  for (const { importId, isWhole } of files) {
    if (folder === null || !isWhole) continue;
    const original = await engine.call('originalFile', { importId, container: false });
    if (!original.ok) continue;
    const file = path.join(folder, `${importId}-${path.basename(original.value.file)}`);
    const written = await writeWholeFile(file, original.value.bytes);
    if (!written.ok) return written;
    originals.push(file);
  }
  return { ok: true, value: { untied, originals } };
}

function reported(out: string, report: RescueReport, { untied, originals }: Checked): CommandResult {
  const missing = report.tables.filter(({ isWhole }) => !isWhole);
  const broken = report.files.filter(({ isWhole }) => !isWhole);
  const json = {
    file: out,
    whole: missing.length === 0 && broken.length === 0 && report.brokenAuditEntry === null,
    tables: report.tables.map(({ table, rows, lost, isWhole, fromBackups, unproven }) => ({
      table,
      rows,
      lost,
      whole: isWhole,
      from_backups: fromBackups,
      unproven,
    })),
    backups: report.backups,
    files: report.files.map(({ importId, file, isWhole }) => ({ import_id: importId, file, whole: isWhole })),
    broken_audit_entry: report.brokenAuditEntry,
    untied,
    originals,
  };
  const table = renderTable(
    [left('table'), right('rows read'), left('rows lost'), right('rows from backups')],
    report.tables.map(({ table: name, rows, lost, isWhole, fromBackups }) => [
      name,
      String(rows),
      isWhole ? '' : lost.map(({ from, to }) => `${from}-${to ?? ''}`).join(' ') || 'some',
      String(fromBackups),
    ]),
  );
  return done(
    json,
    lines(
      table,
      `${report.files.length - broken.length} of ${report.files.length} kept files are whole by their hash`,
      ...broken.map(({ importId, file }) => `file ${importId} ${file} is lost or damaged`),
      ...report.tables.flatMap(({ table: name, unproven }) =>
        unproven.map(
          ({ backup, rows }) =>
            `${name}: ${rows} rows of the backup ${backup} may be among the lost ones; that is not proven, so they were left out`,
        ),
      ),
      report.brokenAuditEntry === null
        ? 'the audit log is whole'
        : `the audit log is broken at entry ${report.brokenAuditEntry}`,
      ...untied.map(({ kind, from, to }) => `does not tie: ${kind}: ${from} -> ${to}`),
      ...(originals.length === 0 ? [] : [`${originals.length} kept files written`]),
      `${out}: look it over before you go on in it`,
    ),
  );
}
