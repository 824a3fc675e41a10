// Whole copies outside the folder of backups: `save-as` as a workspace file, `archive` and `unarchive` as one portable, checked file.
import { existsSync } from 'node:fs';
import { saveWorkspaceAs } from '../../../worker/keeping/save-as.ts';
import { unarchive } from '../../../worker/keeping/unarchive.ts';
import { done, usage } from '../answer.ts';
import type { CommandModule } from '../host.ts';
import { readBytes } from '../input-file.ts';
import { lines } from '../output/table.ts';
import { writeWholeFile } from '../output-file.ts';

interface OutOption {
  readonly out: string;
}

const taken = (file: string) => usage(`${file} exists already; choose another path`);

export const saveAsCommand: CommandModule = (program, host) => {
  program
    .command('save-as')
    .description(
      'write a whole copy of the workspace under another name, opened and checked; encrypted where the workspace is',
    )
    .argument('<workspace>', 'path of the workspace file')
    .requiredOption('--out <file>', 'path of the copy; an existing file is refused')
    .action((workspace: string, { out }: OutOption) =>
      host.run(async () => {
        if (!existsSync(workspace)) return usage(`there is no workspace at ${workspace}`);
        const saved = await host.secret.opening(
          (passphrase) => saveWorkspaceAs(workspace, out, { passphrase }),
          workspace,
        );
        if (!saved.ok) return saved;
        const { revision, auditHead, auditRows } = saved.value;
        return done({ file: out, revision, audit_entries: auditRows, audit_head: auditHead }, out);
      }),
    );
};

export const archiveCommand: CommandModule = (program, host) => {
  program
    .command('archive')
    .description('write the whole workspace as one portable file with its hashes, signed where someone is signed in')
    .argument('<workspace>', 'path of the workspace file')
    .requiredOption('--out <file>', 'path of the archive; an existing file is refused')
    .action((workspace: string, { out }: OutOption) =>
      host.run(async () => {
        if (existsSync(out)) return taken(out);
        return host.withWorkspace(
          workspace,
          async (engine) => {
            const made = await engine.call('archiveFile', undefined);
            if (!made.ok) return made;
            const written = await writeWholeFile(out, made.value.bytes);
            return written.ok ? done({ file: out, bytes: made.value.bytes.length }, out) : written;
          },
          true,
        );
      }),
    );
};

export const unarchiveCommand: CommandModule = (program, host) => {
  program
    .command('unarchive')
    .description('check an archive and make a workspace of it again')
    .argument('<archive>', 'path of the archive')
    .requiredOption('--out <file>', 'path of the workspace; an existing file is refused')
    .action((archive: string, { out }: OutOption) =>
      host.run(async () => {
        if (existsSync(out)) return taken(out);
        const bytes = readBytes(archive);
        if (!bytes.ok) return bytes;
        const opened = await host.secret.opening((passphrase) => unarchive(bytes.value, archive, out, { passphrase }));
        if (!opened.ok) return opened;
        const { manifest, signedBy } = opened.value;
        const { createdAt, company, revision, auditEntries, auditHead, sha256 } = manifest;
        return done(
          {
            file: out,
            created_at: createdAt,
            company,
            revision,
            audit_entries: auditEntries,
            audit_head: auditHead,
            manifest_sha256: sha256,
            signed_by: signedBy,
          },
          lines(
            `${out}: ${company === '' ? 'a workspace' : company}, revision ${revision}, archived ${createdAt}`,
            signedBy === '' ? 'nobody signed this archive' : `signed by ${signedBy}`,
          ),
        );
      }),
    );
};
