// The checker's signed word on another's package. The checker is nobody who made it, by name or by key.
import type { PackageVerdict } from '../../../shared/contract/engine-api.ts';
import type { AnswerContent, PackageContent, SignedFile } from '../../../shared/contract/signed-files.ts';
import { ok, type Problem, type Result, refuse } from '../../../shared/model/problem.ts';
import { insertPackage, type KeptPackage, keptPackage } from '../../workspace/tables/packages.ts';
import { personKeyOf } from '../../workspace/tables/person-keys.ts';
import type { EngineContext } from '../engine-context.ts';
import { recordAction } from '../history/record-action.ts';
import type { UseCases } from '../use-case.ts';
import { canonicalJson } from './canonical-json.ts';
import { isSamePerson, notAllowed, userOf } from './identity.ts';
import { auditHead, openedPackage, signingFor } from './package-cases.ts';
import { readSigned, writeSigned } from './signed-file.ts';

type PackageFile = SignedFile<'clearbench-decision-package'>;

export const answerCases: UseCases<'answerPackage'> = {
  answerPackage(context, { bytes, verdicts, user }) {
    const read = readSigned('clearbench-decision-package', bytes);
    if (!read.ok) return read;
    const signing = signingFor(context, user);
    if (!signing.ok) return signing;
    const { content, sha256 } = read.value;
    const problem = noChecker(context, content, user) ?? unfitVerdicts(context, read.value, verdicts);
    if (problem !== null) return refuse(problem);
    const inOrder = content.decisions.flatMap(({ postingKey }) =>
      verdicts.flatMap((one) => (one.postingKey === postingKey ? [{ ...one }] : [])),
    );
    const before = keptPackage(context.workspace.database, content.packageId, 'answered');
    if (before !== null) return answeredBefore(before, inOrder, user);
    const answer: AnswerContent = {
      packageId: content.packageId,
      packageSha256: sha256,
      workspaceId: content.workspaceId,
      maker: content.signer.user,
      signer: {
        user,
        name: userOf(context, user)?.name ?? '',
        publicKey: personKeyOf(context.workspace.database, user)?.publicKey ?? '',
        fingerprint: signing.value.signer,
      },
      at: context.now(),
      auditHead: auditHead(context),
      verdicts: inOrder,
    };
    const text = writeSigned('clearbench-package-answer', answer, signing.value);
    const approved = inOrder.filter(({ approve }) => approve).length;
    const recorded = recordAction(
      context,
      {
        action: 'answer_package',
        user,
        subject: `package ${content.packageId} ${sha256}: ${approved} approved, ${inOrder.length - approved} rejected`,
      },
      () => {
        insertPackage(context.workspace.database, {
          ...{ packageId: content.packageId, direction: 'answered', maker: content.signer.user, checker: user },
          ...{ at: answer.at, note: content.note, decisions: content.decisions.length, sha256, answer: text },
          content: new TextDecoder().decode(bytes),
        });
        return ok(null);
      },
    );
    return recorded.ok ? ok(answerFile(content.packageId, text)) : recorded;
  },
};

function answerFile(packageId: string, text: string) {
  return { name: `clearbench-answer-${packageId.slice(0, 8)}.json`, bytes: new TextEncoder().encode(text) };
}

/** A lost answer is written again; there is no second one that says something else. */
function answeredBefore(before: KeptPackage, verdicts: readonly PackageVerdict[], user: string) {
  const { signer, verdicts: said } = (JSON.parse(before.answer) as { content: AnswerContent }).content;
  if (signer.user === user && canonicalJson(said) === canonicalJson(verdicts))
    return ok(answerFile(before.packageId, before.answer));
  return refuse<never>({
    code: 'not-allowed',
    message: `this package was answered here on ${before.at} by ${before.checker}; there is one answer to a package, ask its maker for a new package`,
    field: 'package_id',
    value: before.packageId,
  });
}

/** Why this user can't check this package, or null. */
function noChecker(context: EngineContext, content: PackageContent, user: string): Problem | null {
  const { database } = context.workspace;
  const { signer } = content;
  if (userOf(context, user)?.role !== 'checker')
    return notAllowed(user, `${user} is no checker; a package is answered by a user whose role is checker`);
  const makers = new Set([signer.user, ...content.decisions.map(({ maker }) => maker)]);
  if (makers.has(user)) return notAllowed(user, `${user} made decisions of this package; another person must check it`);
  const hasKey = personKeyOf(database, user)?.publicKey === signer.publicKey;
  const same = [...makers].find((maker) => isSamePerson(database, maker, user));
  if (hasKey || same !== undefined)
    return notAllowed(
      user,
      `${user} has the same key as ${same ?? signer.user}, who made this package; another person must check it`,
    );
  return personKeyOf(database, signer.user)?.publicKey === signer.publicKey
    ? null
    : notAllowed(
        signer.user,
        `the key of ${signer.user} in this package is not known here; compare its fingerprint ${signer.fingerprint} and trust the identity card of ${signer.user} first`,
      );
}

/** Each decision has one verdict, and what differs here is not approved without a word. */
function unfitVerdicts(
  context: EngineContext,
  { content, sha256 }: PackageFile,
  verdicts: readonly PackageVerdict[],
): Problem | null {
  const refused = (value: string, message: string): Problem => ({
    code: 'not-allowed',
    message,
    field: 'posting_key',
    value,
  });
  const wanted = new Set(content.decisions.map(({ postingKey }) => postingKey));
  const said = new Set<string>();
  for (const { postingKey } of verdicts) {
    if (!wanted.has(postingKey)) return refused(postingKey, `the package has no decision ${postingKey}`);
    if (said.has(postingKey)) return refused(postingKey, `decision ${postingKey} has two verdicts; give it one`);
    said.add(postingKey);
  }
  for (const { postingKey, replay } of openedPackage(context, content, sha256).decisions) {
    const verdict = verdicts.find((one) => one.postingKey === postingKey);
    if (verdict === undefined)
      return refused(
        postingKey,
        `decision ${postingKey} has no verdict; approve or reject each decision of the package`,
      );
    if (verdict.approve && replay === 'differs' && verdict.note.trim() === '')
      return refused(
        postingKey,
        `the facts of decision ${postingKey} differ here; reject it, or approve it with a note that says why`,
      );
  }
  return null;
}

/** The parsed content of a package file that was kept here. */
export function keptContent(kept: KeptPackage): Result<PackageFile> {
  return readSigned('clearbench-decision-package', new TextEncoder().encode(kept.content));
}
