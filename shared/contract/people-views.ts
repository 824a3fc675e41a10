// What the engine says of people: their keys, who is signed in, and the decision packages that go from maker to checker and back.
import type { CalendarDate } from '../calendar/date.ts';
import type { DecisionKind } from '../model/decision.ts';
import type { Side, Stage } from '../model/outcome.ts';
import type { Settings } from '../model/settings.ts';
import type { EntryView } from './book-views.ts';
import type { RecordView, SettlementView } from './result-views.ts';

export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly role: Settings['users'][number]['role'];
  /**
   * own: opens here with a passphrase; acts only signed in. trusted: known from an identity card; signs elsewhere and acts here only by
   * packages. none: acts by name alone.
   */
  readonly key: 'own' | 'trusted' | 'none';
  /** Of the public key, in groups for reading aloud; '' without one. */
  readonly fingerprint: string;
  /** When the key was made or trusted, and who did it; '' without one. */
  readonly keySince: string;
  readonly keyBy: string;
  /** Their key is open here: what they do is signed, and while it is, nobody else acts here. At most one. */
  readonly signedIn: boolean;
  /** Whom the engine takes what is done for, where a command names nobody: at most one. A screen that is loaded again goes on as this person. */
  readonly working: boolean;
}

/** An identity card, looked at before it is trusted. */
export interface CardView {
  readonly user: string;
  readonly name: string;
  readonly company: string;
  readonly at: string;
  readonly fingerprint: string;
  /** It brings the private key too, sealed by its owner's passphrase: the owner works here with it. */
  readonly holdsKey: boolean;
  /** new: nothing is known of this user's key. same: it is the key known here. other: another key is known here, and trusting this one replaces it. */
  readonly known: 'new' | 'same' | 'other';
  /** Fingerprint of the key known here; '' without one. */
  readonly knownFingerprint: string;
  /** Why it can't be trusted here (a stranger to the settings, another user's key); '' where it can. */
  readonly refusedBecause: string;
}

/** waiting: made here, answer not merged. merged: answer merged here. answered: another's package, answered here. */
export type PackageState = 'waiting' | 'merged' | 'answered';

export interface PackageView {
  readonly packageId: string;
  readonly state: PackageState;
  readonly maker: string;
  readonly checker: string;
  readonly at: string;
  readonly decisions: number;
  readonly note: string;
  /** When its answer was merged here, and who did it; '' before. */
  readonly mergedAt: string;
  readonly mergedBy: string;
}

/** same: this workspace has the break with the same facts. differs: it has it with others. absent: it does not have it. */
export type ReplayState = 'same' | 'differs' | 'absent';

/** A row behind a packaged decision, as the maker's workspace has it: it can be looked at where its day is not imported. */
export interface PackagedRow extends Omit<RecordView, 'id' | 'row'> {
  readonly breakId: string;
  readonly side: Side;
  readonly line: number;
}

/** Amounts are plain decimals, several keys joined by `|`; '' stands for a missing value. */
export interface PackageDifference {
  readonly breakId: string;
  /** outcome, clearing_date, upstream_keys, downstream_amount, effect, row.time …; `break` and `row` where one side lacks a whole one. */
  readonly field: string;
  readonly packaged: string;
  readonly here: string;
}

/** One decision of an opened package, replayed on this workspace. */
export interface PackagedDecision {
  /** In the maker's workspace. */
  readonly decisionId: number;
  readonly postingKey: string;
  readonly breakId: string;
  readonly stage: Stage;
  readonly outcome: string;
  readonly channel: string;
  readonly clearingDate: CalendarDate;
  readonly decision: DecisionKind;
  readonly currency: string;
  readonly amount: number;
  readonly upstreamKeys: readonly string[];
  readonly downstreamKeys: readonly string[];
  readonly maker: string;
  readonly decidedAt: string;
  readonly note: string;
  readonly rows: readonly PackagedRow[];
  readonly settlements: readonly SettlementView[];
  /** What it would post in the maker's books. */
  readonly entries: readonly EntryView[];
  readonly replay: ReplayState;
  /** Empty where nothing differs, and where the break is absent here. */
  readonly differences: readonly PackageDifference[];
}

export interface OpenedPackage {
  readonly packageId: string;
  readonly company: string;
  readonly maker: string;
  readonly makerFingerprint: string;
  /** The maker's key is one that this workspace knows and the signature fits. An opened package that was changed is refused. */
  readonly isTrusted: boolean;
  /** It was made in this workspace. */
  readonly isOwn: boolean;
  /** The answer that this workspace gave to it before, by whom and when; '' without one. */
  readonly answeredBy: string;
  readonly answeredAt: string;
  /** SHA-256 of its content. */
  readonly sha256: string;
  readonly at: string;
  readonly note: string;
  readonly decisions: readonly PackagedDecision[];
}

/** Each decision of a package wants one. Approving what differs here wants a note that says why. */
export interface PackageVerdict {
  readonly postingKey: string;
  readonly approve: boolean;
  readonly note: string;
}

export interface MergedPackage {
  readonly packageId: string;
  readonly checker: string;
  readonly approved: number;
  readonly rejected: number;
  /** Decisions that changed since the package was made and were left as they are; whole sentences. */
  readonly leftOut: readonly string[];
}
