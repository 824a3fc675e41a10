// `audit`: the audit log. Shows the newest rows, writes it as files that others verify without this program, or compares such a file with it.
import path from 'node:path';
import type { AuditComparison, AuditEntry } from '../../../../shared/contract/engine-api.ts';
import type { EngineClient } from '../../../../shared/contract/engine-client.ts';
import { type CommandResult, done, usage } from '../answer.ts';
import { wholeNumberArgument } from '../arguments.ts';
import type { CommandModule } from '../host.ts';
import { readBytes } from '../input-file.ts';
import { writeMadeFiles } from '../output/made-files.ts';
import { blocks, left, lines, renderTable, right } from '../output/table.ts';
import { readyFolder } from '../output-file.ts';

const SHOWN = 20;
const MOST_SHOWN = 100_000;
const MOST_LETTERS = 80;

interface AuditOptions {
  readonly limit: number;
  readonly out?: string;
  readonly verify?: string;
}

export const auditCommand: CommandModule = (program, host) => {
  program
    .command('audit')
    .description('the audit log: who did what, when and why; newest first')
    .argument('<workspace>', 'path of the workspace file')
    .option('--limit <n>', 'show at most this many rows', wholeNumberArgument(1, MOST_SHOWN), SHOWN)
    .option('--out <dir>', 'write audit.jsonl and a program that verifies it into this folder')
    .option('--verify <file>', 'compare an exported audit.jsonl, or the manifest.json of an export, with the log')
    .action((workspace: string, options: AuditOptions) =>
      host.run(async () => {
        if (options.out !== undefined && options.verify !== undefined) return usage('give --out or --verify, not both');
        return host.withWorkspace(workspace, (engine) => audit(engine, options), true);
      }),
    );
};

async function audit(engine: EngineClient, { limit, out, verify }: AuditOptions): Promise<CommandResult> {
  if (verify !== undefined) return compare(engine, verify);
  if (out !== undefined) {
    const unready = readyFolder(out);
    if (unready !== null) return { ok: false, problem: unready };
    const files = await engine.call('auditFiles', undefined);
    if (!files.ok) return files;
    const script = path.join(out, 'verify-audit.py');
    return writeMadeFiles(files.value, out, `verify with: python3 ${script} ${path.join(out, 'audit.jsonl')}`);
  }
  const page = await engine.call('auditLog', { offset: 0, limit });
  if (!page.ok) return page;
  const { total, rows } = page.value;
  return done({ total, rows: rows.map(rowJson) }, blocks(rowTable(rows), `${rows.length} of ${total} rows`));
}

async function compare(engine: EngineClient, file: string): Promise<CommandResult> {
  const read = readBytes(file);
  if (!read.ok) return read;
  const compared = await engine.call('verifyAuditFile', { bytes: read.value });
  if (!compared.ok) return compared;
  const { verdict, lines: count, rows, line, said } = compared.value;
  const json = { ok: isTrue(compared.value), verdict, lines: count, rows, line, said };
  return { ok: true, value: { json, text: lines(`${verdict}: ${said}`), exitCode: isTrue(compared.value) ? 0 : 4 } };
}

const isTrue = ({ verdict }: AuditComparison) => verdict === 'same' || verdict === 'prefix';

function rowJson(row: AuditEntry): unknown {
  const { sequence, at, user, action, subject, why, before, after, signer, signature, previousHash, hash } = row;
  return {
    ...{ sequence, at, user, action, subject, why, before: facts(before), after: facts(after) },
    ...{ signer, signature, previous_hash: previousHash, hash },
  };
}

/** As JSON where it is, else as it stands: a damaged row is shown too. */
function facts(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function rowTable(rows: readonly AuditEntry[]): string {
  return renderTable(
    [right('row'), left('at'), left('user'), left('action'), left('subject'), left('why'), left('signed')],
    rows.map(({ sequence, at, user, action, subject, why, signer }) => [
      ...[String(sequence), at, user, action, shortened(subject), shortened(why), signer === '' ? '' : 'yes'],
    ]),
  );
}

/** The whole stands in the JSON and in the files. */
function shortened(text: string): string {
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
}
