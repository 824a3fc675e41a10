// Decision packages: made and signed by their maker, listed, and opened by whoever has to look at them.
import { randomUUID } from 'node:crypto';
import type { OpenedPackage, PackageDifference, PackagedDecision } from '../../../shared/contract/engine-api.ts';
import type { DecisionFacts, PackageContent } from '../../../shared/contract/signed-files.ts';
import { ok, type Result, refuse } from '../../../shared/model/problem.ts';
import { FIRST_PREVIOUS_HASH, lastAudit } from '../../workspace/tables/audit.ts';
import { decisionById, decisionsOfBreaks } from '../../workspace/tables/decisions.ts';
import { ensureWorkspaceId, workspaceId } from '../../workspace/tables/meta.ts';
import { insertPackage, keptPackage, keptPackages, packageMerges } from '../../workspace/tables/packages.ts';
import { personKeyOf } from '../../workspace/tables/person-keys.ts';
import { knownUser } from '../books-decide.ts';
import type { EngineContext } from '../engine-context.ts';
import { recordAction } from '../history/record-action.ts';
import { maskerOf } from '../known-accounts.ts';
import type { Signing } from '../session.ts';
import type { UseCases } from '../use-case.ts';
import { breaksAround, differencesOf, factsOf } from './decision-facts.ts';
import { notAllowed, userOf } from './identity.ts';
import { readSigned, sha256Of, writeSigned } from './signed-file.ts';

export const packageCases: UseCases<'packages' | 'openPackage' | 'makePackage'> = {
  packages({ workspace: { database } }) {
    const merges = new Map(packageMerges(database).map((merge) => [merge.packageId, merge]));
    return ok(
      keptPackages(database).map(({ packageId, direction, maker, checker, at, decisions, note }) => {
        const merge = direction === 'made' ? merges.get(packageId) : undefined;
        return {
          ...{ packageId, maker, at, decisions, note },
          state: direction === 'answered' ? 'answered' : merge === undefined ? 'waiting' : 'merged',
          checker: merge?.checker ?? checker,
          mergedAt: merge?.at ?? '',
          mergedBy: merge?.by ?? '',
        };
      }),
    );
  },

  openPackage(context, { bytes }) {
    const read = readSigned('clearbench-decision-package', bytes);
    return read.ok ? ok(openedPackage(context, read.value.content, read.value.sha256)) : read;
  },

  makePackage(context, { decisionIds, user, note }) {
    const signing = signingFor(context, user);
    if (!signing.ok) return signing;
    const decisions = waitingFacts(context, user, decisionIds);
    if (!decisions.ok) return decisions;
    const made = recordAction(
      context,
      {
        action: 'make_package',
        user,
        subject: ({ content, sha256 }) =>
          `package ${content.packageId} ${sha256}: ${decisions.value.map(({ decisionId }) => decisionId).join(' ')}`,
        why: note,
      },
      () => ok(keepPackage(context, user, maskerOf(context).text(note), decisions.value, signing.value)),
    );
    if (!made.ok) return made;
    const name = `clearbench-package-${made.value.content.packageId.slice(0, 8)}.json`;
    return ok({ name, bytes: new TextEncoder().encode(made.value.text) });
  },
};

/** The unlocked key of this user, or why there is none. */
export function signingFor(context: EngineContext, user: string): Result<Signing> {
  const stranger = knownUser(context.settings(), user);
  if (stranger !== null) return refuse(stranger);
  const signing = context.session.signing(user);
  if (signing !== null) return ok(signing);
  return refuse(
    notAllowed(
      user,
      personKeyOf(context.workspace.database, user) === null
        ? `${user} has no key here; make one with a passphrase of your own first`
        : `${user} has a key: sign in first`,
    ),
  );
}

function waitingFacts(context: EngineContext, user: string, decisionIds: readonly number[]): Result<DecisionFacts[]> {
  const facts: DecisionFacts[] = [];
  for (const id of [...new Set(decisionIds)].sort((left, right) => left - right)) {
    const decision = decisionById(context.workspace.database, id);
    const refused = (message: string) =>
      refuse<never>({ code: 'not-allowed', message, field: 'decision_id', value: String(id) });
    if (decision === null)
      return refuse({
        code: 'not-found',
        message: `there is no decision ${id}`,
        field: 'decision_id',
        value: String(id),
      });
    if (decision.state !== 'waiting')
      return refused(`decision ${id} is ${decision.state}; only a waiting one goes to a checker`);
    if (decision.maker !== user)
      return refused(`decision ${id} was made by ${decision.maker}; everyone packs their own decisions`);
    const one = factsOf(context, decision);
    if (!one.ok) return one;
    facts.push(one.value);
  }
  return facts.length === 0
    ? refuse({ code: 'not-allowed', message: 'a package needs at least one waiting decision', field: 'decision_id' })
    : ok(facts);
}

function keepPackage(
  context: EngineContext,
  user: string,
  note: string,
  decisions: DecisionFacts[],
  signing: Signing,
): { content: PackageContent; sha256: string; text: string } {
  const { database } = context.workspace;
  ensureWorkspaceId(database);
  const content: PackageContent = {
    packageId: randomUUID(),
    workspaceId: workspaceId(database) ?? '',
    company: context.settings().company,
    signer: {
      user,
      name: userOf(context, user)?.name ?? '',
      publicKey: personKeyOf(database, user)?.publicKey ?? '',
      fingerprint: signing.signer,
    },
    at: context.now(),
    note,
    auditHead: auditHead(context),
    decisions,
  };
  const text = writeSigned('clearbench-decision-package', content, signing);
  const sha256 = sha256Of(content);
  insertPackage(database, {
    ...{ packageId: content.packageId, direction: 'made', maker: user, checker: '', at: content.at, note },
    ...{ decisions: decisions.length, sha256, content: text, answer: '' },
  });
  return { content, sha256, text };
}

export function auditHead({ workspace }: EngineContext): string {
  return lastAudit(workspace.database)?.hash ?? FIRST_PREVIOUS_HASH;
}

/** A package whose signature fits, held against what is here. */
export function openedPackage(context: EngineContext, content: PackageContent, sha256: string): OpenedPackage {
  const { database } = context.workspace;
  const { packageId, company, signer, at, note } = content;
  const answered = keptPackage(database, packageId, 'answered');
  return {
    ...{ packageId, company, sha256, at, note },
    maker: signer.user,
    makerFingerprint: signer.fingerprint,
    isTrusted: personKeyOf(database, signer.user)?.publicKey === signer.publicKey,
    isOwn: keptPackage(database, packageId, 'made') !== null,
    answeredBy: answered?.checker ?? '',
    answeredAt: answered?.at ?? '',
    decisions: content.decisions.map((decision) => replayed(context, decision)),
  };
}

function replayed(context: EngineContext, decision: DecisionFacts): PackagedDecision {
  const { breaks, kind: _, ...said } = decision;
  const differences = differencesHere(context, decision);
  return {
    ...said,
    rows: breaks.flatMap(({ rows }) => rows),
    settlements: breaks.flatMap(({ settlements }) => settlements),
    replay: differences === null ? 'absent' : differences.length === 0 ? 'same' : 'differs',
    differences: differences ?? [],
  };
}

/** Null where the break is not here. The same decision may wait here too, in a copy of the maker's workspace. */
function differencesHere(context: EngineContext, decision: DecisionFacts): PackageDifference[] | null {
  const { breakId, postingKey } = decision;
  const twin = decisionsOfBreaks(context.workspace.database, [breakId]).find((one) => one.postingKey === postingKey);
  const here = breaksAround(context, breakId, twin?.id ?? null);
  if (here.ok) return differencesOf(decision.breaks, here.value);
  if (here.problem.code === 'not-found') return null;
  return [{ breakId, field: 'break', packaged: decision.outcome, here: here.problem.message }];
}
