// What the engine says of people: their keys, who is signed in, and the decision packages that go from maker to checker and back.
import type { CalendarDate } from '../calendar/date.ts';
import type { DecisionKind } from '../model/decision.ts';
import type { Stage } from '../model/outcome.ts';
import type { Settings } from '../model/settings.ts';

export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly role: Settings['users'][number]['role'];
  /** own: made here, opens with a passphrase. trusted: only the public key, from an identity card. none: acts by name alone. */
  readonly key: 'own' | 'trusted' | 'none';
  /** Of the public key, in groups for reading aloud; '' without one. */
  readonly fingerprint: string;
  /** Their key is open here: what they do is signed. */
  readonly signedIn: boolean;
  /** Whom the engine takes what is done for, where a command names nobody: at most one. A screen that is loaded again goes on as this person. */
  readonly working: boolean;
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
}

/** same: this workspace has the break with the same facts. differs: it has it with others. absent: it does not have it. */
export type ReplayState = 'same' | 'differs' | 'absent';

/** One decision of an opened package, replayed on this workspace. */
export interface PackagedDecision {
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
  readonly replay: ReplayState;
  /** What differs, field by field; '' where nothing does. */
  readonly differs: string;
}

export interface OpenedPackage {
  readonly packageId: string;
  readonly company: string;
  readonly maker: string;
  readonly makerFingerprint: string;
  /** The maker's key is one that this workspace knows and the signature fits. An opened package that was changed is refused. */
  readonly isTrusted: boolean;
  readonly at: string;
  readonly note: string;
  readonly decisions: readonly PackagedDecision[];
}

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
