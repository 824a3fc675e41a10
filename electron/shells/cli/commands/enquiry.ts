// `enquiry`: the rows of breaks as files for the bank, account and card numbers masked.
import type { CommandModule } from '../host.ts';
import { writeMadeFiles } from '../output/made-files.ts';
import { readyFolder } from '../output-file.ts';

export const enquiryCommand: CommandModule = (program, host) => {
  program
    .command('enquiry')
    .description('write the rows of breaks as files for the bank 查询, account and card numbers masked')
    .argument('<workspace>', 'path of the workspace file')
    .argument('<break_id...>', 'break ids, as in results')
    .requiredOption('--out <dir>', 'folder to write to')
    .action((workspace: string, breakIds: string[], { out }: { out: string }) =>
      host.run(() =>
        host.withWorkspace(
          workspace,
          async (engine) => {
            const files = await engine.call('enquiryFiles', { breakIds });
            if (!files.ok) return files;
            const unready = readyFolder(out);
            if (unready !== null) return { ok: false, problem: unready };
            return writeMadeFiles(files.value, out, 'read them through before you send them');
          },
          true,
        ),
      ),
    );
};
