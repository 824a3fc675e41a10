// `package`: waiting decisions go to their checker as a signed file, and the checker's signed answer comes back.
import path from 'node:path';
import type { MadeFile, OpenedPackage, PackageVerdict } from '../../../../shared/contract/engine-api.ts';
import type { Problem, Result } from '../../../../shared/model/problem.ts';
import { type CommandResult, done, usage } from '../answer.ts';
import { wholeNumberArgument } from '../arguments.ts';
import type { CommandHost, CommandModule } from '../host.ts';
import { readBytes } from '../input-file.ts';
import { openedPackageJson, openedPackageText, packageJson, packageTable } from '../output/package.ts';
import { lines } from '../output/table.ts';
import { readyFolder, writeWholeFile } from '../output-file.ts';

const decisionId = wholeNumberArgument(1, 999_999_999);
const decisionIds = (text: string, before: readonly number[] = []) => [...before, decisionId(text)];

interface MakeOptions {
  readonly as: string;
  readonly out: string;
  readonly note: string;
}

interface AnswerOptions extends MakeOptions {
  readonly approve?: readonly number[];
  readonly reject?: readonly number[];
  readonly all?: boolean;
}

export const packageCommand: CommandModule = (program, host) => {
  const packages = program
    .command('package')
    .description('decision packages between a maker and a checker who work apart');
  packages
    .command('list')
    .description('packages made or answered here')
    .argument('<workspace>', 'path of the workspace file')
    .action((workspace: string) =>
      host.run(() =>
        host.withWorkspace(
          workspace,
          async (engine) => {
            const found = await engine.call('packages', undefined);
            return found.ok ? done({ packages: found.value.map(packageJson) }, packageTable(found.value)) : found;
          },
          true,
        ),
      ),
    );
  packages
    .command('make')
    .description('write waiting decisions as a signed package for their checker')
    .argument('<workspace>', 'path of the workspace file')
    .argument('<decision_id...>', 'waiting decisions of the maker', decisionIds)
    .requiredOption('--as <user>', 'their maker')
    .requiredOption('--out <file>', 'where to write the package')
    .option('--note <text>', 'what the checker should know', '')
    .action((workspace: string, ids: number[], options: MakeOptions) =>
      host.run(() => make(host, workspace, ids, options)),
    );
  packages
    .command('open')
    .description("look at another's package and replay it on this workspace")
    .argument('<workspace>', 'path of the workspace file')
    .argument('<file>', 'the package')
    .action((workspace: string, file: string) => host.run(() => open(host, workspace, file)));
  packages
    .command('answer')
    .description('approve or reject each decision of a package, in a signed answer for its maker')
    .argument('<workspace>', "path of the checker's workspace file")
    .argument('<file>', 'the package')
    .requiredOption('--as <user>', 'the checker; another person than the maker')
    .requiredOption('--out <file>', 'where to write the answer')
    .option('--approve <decision_id...>', 'decisions to approve, by their numbers in the package', decisionIds)
    .option('--reject <decision_id...>', 'decisions to reject', decisionIds)
    .option('--all', 'approve all that are not rejected')
    .option('--note <text>', 'why; kept with each decision', '')
    .action((workspace: string, file: string, options: AnswerOptions) =>
      host.run(() => answer(host, workspace, file, options)),
    );
  packages
    .command('merge')
    .description('bring the answer to a package home, once')
    .argument('<workspace>', "path of the maker's workspace file")
    .argument('<file>', 'the answer')
    .requiredOption('--as <user>', 'who brings it')
    .action((workspace: string, file: string, options: { readonly as: string }) =>
      host.run(() => merge(host, workspace, file, options.as)),
    );
};

async function make(
  host: CommandHost,
  workspace: string,
  ids: number[],
  { as: user, out, note }: MakeOptions,
): Promise<CommandResult> {
  const unready = readyFolder(path.dirname(path.resolve(out)));
  if (unready !== null) return { ok: false, problem: unready };
  return host.withWorkspace(workspace, async (engine) => {
    const made = await engine.call('makePackage', { decisionIds: ids, user, note });
    if (!made.ok) return made;
    const opened = await engine.call('openPackage', { bytes: made.value.bytes });
    return opened.ok ? written(made.value, out, { package: openedPackageJson(opened.value) }) : opened;
  });
}

async function open(host: CommandHost, workspace: string, file: string): Promise<CommandResult> {
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  return host.withWorkspace(
    workspace,
    async (engine) => {
      const opened = await engine.call('openPackage', { bytes: bytes.value });
      if (!opened.ok) return inFile(opened.problem, file);
      return done({ package: openedPackageJson(opened.value) }, openedPackageText(opened.value));
    },
    true,
  );
}

async function answer(
  host: CommandHost,
  workspace: string,
  file: string,
  options: AnswerOptions,
): Promise<CommandResult> {
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  const unready = readyFolder(path.dirname(path.resolve(options.out)));
  if (unready !== null) return { ok: false, problem: unready };
  return host.withWorkspace(workspace, async (engine) => {
    const opened = await engine.call('openPackage', { bytes: bytes.value });
    if (!opened.ok) return inFile(opened.problem, file);
    const verdicts = verdictsOf(opened.value, options);
    if (!verdicts.ok) return verdicts;
    const answered = await engine.call('answerPackage', {
      ...{ bytes: bytes.value, verdicts: verdicts.value, user: options.as },
    });
    if (!answered.ok) return inFile(answered.problem, file);
    const said = verdicts.value.map(({ postingKey, approve, note }) => ({ posting_key: postingKey, approve, note }));
    return written(answered.value, options.out, { package_id: opened.value.packageId, verdicts: said });
  });
}

function verdictsOf(
  { decisions }: OpenedPackage,
  { approve = [], reject = [], all = false, note }: AnswerOptions,
): Result<PackageVerdict[]> {
  const known = new Set(decisions.map(({ decisionId }) => decisionId));
  const stranger = [...approve, ...reject].find((id) => !known.has(id));
  if (stranger !== undefined) return usage(`the package has no decision ${stranger}`);
  const both = approve.find((id) => reject.includes(id));
  if (both !== undefined) return usage(`decision ${both} is both approved and rejected; say one`);
  const missing = decisions.find(({ decisionId: id }) => !all && !approve.includes(id) && !reject.includes(id));
  if (missing !== undefined)
    return usage(
      `decision ${missing.decisionId} has no verdict; name it with --approve or --reject, or approve the rest with --all`,
    );
  return {
    ok: true,
    value: decisions.map(({ postingKey, decisionId: id }) => ({ postingKey, approve: !reject.includes(id), note })),
  };
}

async function merge(host: CommandHost, workspace: string, file: string, user: string): Promise<CommandResult> {
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  return host.withWorkspace(workspace, async (engine) => {
    const merged = await engine.call('mergePackage', { bytes: bytes.value, user });
    if (!merged.ok) return inFile(merged.problem, file);
    const { packageId, checker, approved, rejected, leftOut } = merged.value;
    return done(
      { package_id: packageId, checker, approved, rejected, left_out: leftOut },
      lines(`package ${packageId}: ${approved} approved, ${rejected} rejected by ${checker}`, ...leftOut),
    );
  });
}

async function written(made: MadeFile, out: string, json: Record<string, unknown>): Promise<CommandResult> {
  const saved = await writeWholeFile(out, made.bytes);
  return saved.ok ? done({ file: out, ...json }, `wrote ${out}`) : saved;
}

function inFile(problem: Problem, file: string): CommandResult {
  return { ok: false, problem: { ...problem, file } };
}
