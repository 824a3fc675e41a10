// The checker's word on each decision of a package: what is still missing, and who cannot give it at all.
import type {
  OpenedPackage,
  PackagedDecision,
  PackageVerdict,
  PersonView,
} from '../../../shared/contract/engine-api.ts';

export interface Verdict {
  /** null: not said yet. */
  readonly approve: boolean | null;
  readonly note: string;
}

export type Verdicts = ReadonlyMap<string, Verdict>;

export const UNSAID: Verdict = { approve: null, note: '' };

export type VerdictFault = 'unsaid' | 'rejected-without-reason' | 'differs-without-reason';

/** What keeps a verdict from being signed. Rejecting wants a reason, and so does approving what differs here. */
export function verdictFault({ replay }: Pick<PackagedDecision, 'replay'>, verdict: Verdict): VerdictFault | null {
  if (verdict.approve === null) return 'unsaid';
  if (verdict.note.trim() !== '') return null;
  if (!verdict.approve) return 'rejected-without-reason';
  return replay === 'differs' ? 'differs-without-reason' : null;
}

export function verdictOf(verdicts: Verdicts, { postingKey }: Pick<PackagedDecision, 'postingKey'>): Verdict {
  return verdicts.get(postingKey) ?? UNSAID;
}

/** All of them, or null while one is missing. */
export function completeVerdicts(
  decisions: readonly PackagedDecision[],
  verdicts: Verdicts,
): readonly PackageVerdict[] | null {
  const said = decisions.map((decision) => {
    const { approve, note } = verdictOf(verdicts, decision);
    return approve === null || verdictFault(decision, { approve, note }) !== null
      ? null
      : { postingKey: decision.postingKey, approve, note };
  });
  return said.every((one) => one !== null) ? said : null;
}

/** Approves what is the same here and not said yet; the rest waits for a person's eyes. */
export function approveSame(decisions: readonly PackagedDecision[], verdicts: Verdicts): Verdicts {
  const next = new Map(verdicts);
  for (const { postingKey, replay } of decisions) {
    const known = next.get(postingKey) ?? UNSAID;
    if (replay === 'same' && known.approve === null) next.set(postingKey, { ...known, approve: true });
  }
  return next;
}

/**
 * nobody: no user. maker: the same person, by name or by key. no-checker: another role. untrusted: the maker's key is not known.
 * no-key, signed-out: nothing to sign with.
 */
export type AnswerBar = 'nobody' | 'maker' | 'no-checker' | 'untrusted' | 'no-key' | 'signed-out';

/** Null where this person may answer. The engine decides in the end; this only says it beforehand. */
export function answerBar(
  { maker, makerFingerprint, isTrusted }: Pick<OpenedPackage, 'maker' | 'makerFingerprint' | 'isTrusted'>,
  person: PersonView | undefined,
): AnswerBar | null {
  if (person === undefined) return 'nobody';
  if (person.id === maker || (person.fingerprint !== '' && person.fingerprint === makerFingerprint)) return 'maker';
  if (person.role !== 'checker') return 'no-checker';
  if (!isTrusted) return 'untrusted';
  if (person.key !== 'own') return 'no-key';
  return person.signedIn ? null : 'signed-out';
}
