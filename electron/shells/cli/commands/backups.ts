// Backups of a workspace: `backup` makes one, `backups` lists and checks them, `restore` goes back to one.
import type { BackupView, KeepingView } from '../../../../shared/contract/engine-api.ts';
import type { EngineClient } from '../../../../shared/contract/engine-client.ts';
import { type CommandResult, done } from '../answer.ts';
import type { CommandModule } from '../host.ts';
import { left, lines, renderTable, right } from '../output/table.ts';

export const backupCommand: CommandModule = (program, host) => {
  program
    .command('backup')
    .description(
      'make a checked copy of the workspace in the folder of its backups; it is never deleted by the program',
    )
    .argument('<workspace>', 'path of the workspace file')
    .option('--as <user>', 'who asks for it', 'cli')
    .action((workspace: string, { as: user }: { as: string }) =>
      host.run(() =>
        host.withWorkspace(workspace, async (engine) => {
          const kept = await engine.call('makeBackup', { user });
          if (!kept.ok) return kept;
          const made = kept.value.backups.find(({ reason }) => reason === 'asked');
          if (made?.verified === false)
            return { ok: false, problem: { code: 'workspace-damaged', message: made.problem } };
          return done(
            { folder: kept.value.folder, backup: made === undefined ? null : backupJson(made) },
            made?.name ?? '',
          );
        }),
      ),
    );
};

export const backupsCommand: CommandModule = (program, host) => {
  program
    .command('backups')
    .description('list the backups of a workspace')
    .argument('<workspace>', 'path of the workspace file')
    .option('--verify', 'open each of them and check it')
    .action((workspace: string, { verify = false }: { verify?: boolean }) =>
      host.run(() =>
        host.withWorkspace(
          workspace,
          async (engine) => {
            const kept = await (verify ? engine.call('verifyBackups', undefined) : engine.call('keeping', undefined));
            return kept.ok ? listed(kept.value, verify) : kept;
          },
          !verify,
        ),
      ),
    );
};

export const restoreCommand: CommandModule = (program, host) => {
  program
    .command('restore')
    .description('put a backup in the place of what the workspace holds now, which becomes a backup first')
    .argument('<workspace>', 'path of the workspace file')
    .argument('<backup>', 'its name, as in backups')
    .requiredOption('--as <user>', 'who restores it')
    .action((workspace: string, name: string, { as: user }: { as: string }) =>
      host.run(() => host.withWorkspace(workspace, (engine) => restored(engine, name, user))),
    );
};

async function restored(engine: EngineClient, name: string, user: string): Promise<CommandResult> {
  const kept = await engine.call('restoreBackup', { name, user });
  if (!kept.ok) return kept;
  const before = kept.value.backups.find(({ reason }) => reason === 'restore');
  return done(
    { restored: name, before: before?.name ?? '', backups: kept.value.backups.map(backupJson) },
    lines(`restored ${name}`, before === undefined ? '' : `how it was before is kept as ${before.name}`),
  );
}

/** A copy that is not whole is no answer to rely on when all of them were looked at. */
function listed({ folder, keep, encrypted, backups }: KeepingView, verify: boolean): CommandResult {
  const table = renderTable(
    [left('backup'), left('made at'), left('reason'), right('bytes'), left('whole')],
    backups.map(({ name, at, reason, bytes, verified, problem }) => [
      name,
      at,
      reason,
      String(bytes),
      verified === null ? '?' : verified ? 'yes' : `no: ${problem}`,
    ]),
  );
  const text = backups.length === 0 ? 'no backups yet' : lines(folder, table);
  const isBad = backups.some(({ verified }) => verified === false);
  return {
    ok: true,
    value: {
      json: { folder, keep, encrypted, backups: backups.map(backupJson) },
      text,
      exitCode: verify && isBad ? 4 : 0,
    },
  };
}

function backupJson({ name, at, reason, bytes, verified, problem }: BackupView): unknown {
  return { name, at, reason, bytes, verified, problem };
}
