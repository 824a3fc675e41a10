// The whole workspace as one portable file, signed where someone is signed in.
import { ok } from '../../../shared/model/problem.ts';
import { isClear, packArchive } from '../../workspace/keeping/archive-file.ts';
import { workspaceFacts } from '../../workspace/keeping/verify-copy.ts';
import { schemaNumber } from '../../workspace/schema.ts';
import type { UseCase } from '../use-case.ts';

export const archiveFile: UseCase<'archiveFile'> = (context) => {
  const { workspace, session } = context;
  const { database } = workspace;
  const whole = workspace.wholeFile();
  if (!whole.ok) return whole;
  const facts = workspaceFacts(database);
  const encrypted = !isClear(whole.value);
  const createdAt = context.now();
  const bytes = packArchive(
    whole.value,
    {
      createdAt,
      company: encrypted ? '' : context.settings().company,
      encrypted,
      workspaceFormat: schemaNumber(database),
      revision: facts.revision,
      auditEntries: facts.auditRows,
      auditHead: facts.auditHead,
    },
    (text) => {
      const signing = session.signing(session.actor());
      return signing === null ? null : { signer: signing.signer, signature: signing.sign(text) };
    },
  );
  return ok({ name: `${createdAt.slice(0, 10)}-r${facts.revision}.clearbench.zip`, bytes });
};
