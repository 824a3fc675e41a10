// Brings the checker's answer home: once for ever, only to the workspace and the package it answers, only by a checker who is trusted here.
import type { MergedPackage } from '../../../shared/contract/engine-api.ts';
import type {
  AnswerContent,
  DecisionFacts,
  PackageContent,
  SignedFile,
} from '../../../shared/contract/signed-files.ts';
import { ok, type Problem, type Result, refuse } from '../../../shared/model/problem.ts';
import { type Decision, decisionById } from '../../workspace/tables/decisions.ts';
import { workspaceId } from '../../workspace/tables/meta.ts';
import { insertPackageMerge, keptPackage, packageMerge } from '../../workspace/tables/packages.ts';
import { personKeyOf } from '../../workspace/tables/person-keys.ts';
import { checkDecision, knownUser } from '../books-decide.ts';
import type { EngineContext } from '../engine-context.ts';
import { recordAction } from '../history/record-action.ts';
import type { UseCases } from '../use-case.ts';
import { keptContent } from './answer-case.ts';
import { differencesOf, factsOf } from './decision-facts.ts';
import { isSamePerson, notAllowed, userOf } from './identity.ts';
import { canonicalText, readSigned } from './signed-file.ts';

type AnswerFile = SignedFile<'clearbench-package-answer'>;

export const mergeCases: UseCases<'mergePackage'> = {
  mergePackage(context, { bytes, user }) {
    const read = readSigned('clearbench-package-answer', bytes);
    if (!read.ok) return read;
    const stranger = knownUser(context.settings(), user);
    if (stranger !== null) return refuse(stranger);
    const answered = answeredPackage(context, read.value);
    if (!answered.ok) return answered;
    const answer = read.value.content;
    const problem = noChecker(context, answered.value, answer) ?? unfitVerdicts(answered.value, answer);
    if (problem !== null) return refuse(problem);
    return recordAction(
      context,
      {
        action: 'merge_package',
        user,
        subject: ({ packageId, checker, approved, rejected, leftOut }) =>
          `package ${packageId} checked by ${checker} (${answer.signer.fingerprint}): ${approved} approved, ${rejected} rejected, ${leftOut.length} left out`,
      },
      () => merge(context, answered.value, read.value, user),
    );
  },
};

/** The package as it was made here, if this answer is one to it and the first. */
function answeredPackage(context: EngineContext, { content }: AnswerFile): Result<PackageContent> {
  const { database } = context.workspace;
  const refused = (message: string) =>
    refuse<never>({ code: 'not-allowed', message, field: 'package_id', value: content.packageId });
  if (content.workspaceId !== workspaceId(database))
    return refused('this answer is for a package of another workspace; merge it where the package was made');
  const made = keptPackage(database, content.packageId, 'made');
  if (made === null)
    return refused(`no package ${content.packageId} was made here; merge its answer where it was made`);
  const before = packageMerge(database, content.packageId);
  if (before !== null)
    return refused(
      `package ${content.packageId} was merged on ${before.at} by ${before.by}, with the answer of ${before.checker}; an answer counts once`,
    );
  const kept = keptContent(made);
  if (!kept.ok) return kept;
  if (kept.value.sha256 !== made.sha256 || content.packageSha256 !== made.sha256)
    return refused(
      `this answer is to another content: it names ${content.packageSha256}, package ${content.packageId} has ${made.sha256}`,
    );
  return ok(kept.value.content);
}

/** Why the signer of the answer can't have checked this package, or null. */
function noChecker(context: EngineContext, made: PackageContent, { signer }: AnswerContent): Problem | null {
  const { database } = context.workspace;
  const { user, publicKey, fingerprint } = signer;
  const stranger = knownUser(context.settings(), user);
  if (stranger !== null) return stranger;
  if (userOf(context, user)?.role !== 'checker')
    return notAllowed(user, `${user} is no checker here; the answer of a user whose role is checker is needed`);
  const makers = new Set([made.signer.user, ...made.decisions.map(({ maker }) => maker)]);
  if (makers.has(user)) return notAllowed(user, `${user} made decisions of this package; another person must check it`);
  const same = [...makers].find((maker) => isSamePerson(database, maker, user));
  if (same !== undefined || publicKey === made.signer.publicKey)
    return notAllowed(
      user,
      `${user} has the same key as ${same ?? made.signer.user}, who made this package; another person must check it`,
    );
  const known = personKeyOf(database, user);
  if (known === null)
    return notAllowed(
      user,
      `no key of ${user} is known here; compare the fingerprint ${fingerprint} and trust the identity card of ${user} first`,
    );
  return known.publicKey === publicKey
    ? null
    : notAllowed(
        user,
        `the answer is signed with ${fingerprint}, but the key of ${user} that is trusted here is ${known.fingerprint}`,
      );
}

function unfitVerdicts(made: PackageContent, { packageId, verdicts }: AnswerContent): Problem | null {
  const wanted = made.decisions.map(({ postingKey }) => postingKey).sort();
  const said = verdicts.map(({ postingKey }) => postingKey).sort();
  return JSON.stringify(wanted) === JSON.stringify(said)
    ? null
    : {
        code: 'input-refused',
        message: `the verdicts of this answer are not those of the decisions of package ${packageId}`,
        field: 'verdicts',
      };
}

function merge(context: EngineContext, made: PackageContent, file: AnswerFile, user: string): Result<MergedPackage> {
  const { signer, verdicts } = file.content;
  const leftOut: string[] = [];
  const counts = { approved: 0, rejected: 0 };
  for (const packaged of made.decisions) {
    const verdict = verdicts.find(({ postingKey }) => postingKey === packaged.postingKey);
    if (verdict === undefined) throw new Error('a decision without a verdict');
    const changed = changedSince(context, packaged);
    if (changed !== null) {
      leftOut.push(changed);
      continue;
    }
    // A refusal here is one of the day or of the person, not of a decision that moved on: nothing of the answer is merged then.
    const checked = checkDecision(context, {
      decisionId: packaged.decisionId,
      user: signer.user,
      reject: !verdict.approve,
      note: verdict.note,
    });
    if (!checked.ok) return checked;
    counts[verdict.approve ? 'approved' : 'rejected'] += 1;
  }
  insertPackageMerge(context.workspace.database, {
    ...{ packageId: made.packageId, at: context.now(), by: user, checker: signer.user },
    ...{ fingerprint: signer.fingerprint, answer: canonicalText(file) },
  });
  return ok({ packageId: made.packageId, checker: signer.user, ...counts, leftOut });
}

/** What became of a decision since it was packed, as a sentence; null where nothing did. */
function changedSince(context: EngineContext, packaged: DecisionFacts): string | null {
  const { decisionId } = packaged;
  const decision = decisionById(context.workspace.database, decisionId);
  if (decision === null) return `decision ${decisionId} is not there any more; nothing is left to check`;
  if (!isSame(decision, packaged))
    return `decision ${decisionId} is another now than the one in the package; it is left as it is`;
  if (decision.state !== 'waiting')
    return `decision ${decisionId} waits no more: it is ${decision.state}; it is left as it is`;
  const now = factsOf(context, decision);
  if (!now.ok) return `decision ${decisionId} can't be booked any more (${now.problem.message}); it is left waiting`;
  const [first] = differencesOf(packaged.breaks, now.value.breaks);
  return first === undefined
    ? null
    : `the facts of decision ${decisionId} changed since: ${first.field} of break ${first.breakId} was "${first.packaged}" and is "${first.here}"; it is left waiting`;
}

/** In a workspace that was restored from a backup, the same number may have been given to another decision. */
function isSame(decision: Decision, packaged: DecisionFacts): boolean {
  return (
    decision.postingKey === packaged.postingKey &&
    decision.maker === packaged.maker &&
    decision.decidedAt === packaged.decidedAt &&
    decision.decision === packaged.decision &&
    decision.clearingDate === packaged.clearingDate &&
    decision.currency === packaged.currency &&
    decision.amount === packaged.amount
  );
}
