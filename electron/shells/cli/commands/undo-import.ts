// `undo-import`: takes an import back as a whole, so that a corrected file can take its place. The days it touched are stale until run again.
import { done } from '../answer.ts';
import { wholeNumberArgument } from '../arguments.ts';
import type { CommandModule } from '../host.ts';

const importId = wholeNumberArgument(1, 999_999_999);

export const undoImportCommand: CommandModule = (program, host) => {
  program
    .command('undo-import')
    .description('take an import back as a whole; the days it touched are stale until they are run again')
    .argument('<workspace>', 'path of the workspace file')
    .argument('<import_id>', 'the import, as import and trace name it', importId)
    .requiredOption('--as <user>', 'who takes it back')
    .action((workspace: string, id: number, { as: user }: { readonly as: string }) =>
      host.run(() =>
        host.withWorkspace(workspace, async (engine) => {
          const answer = await engine.call('undoImport', { importId: id, user });
          if (!answer.ok) return answer;
          const file = answer.value.imports.find((one) => one.id === id)?.file ?? '';
          return done({ import: { id, file, undone: true } }, `import ${id} (${file}) is undone; run its days again`);
        }),
      ),
    );
};
