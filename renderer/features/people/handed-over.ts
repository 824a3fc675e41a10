// What a file that was handed over claims to be. Only a look at its name for itself: the engine checks everything else.
import type { SignedFormat } from '../../../shared/contract/signed-files.ts';

export type SignedKind = 'card' | 'package' | 'answer';

const KINDS: Readonly<Record<SignedFormat, SignedKind>> = {
  'clearbench-identity-card': 'card',
  'clearbench-decision-package': 'package',
  'clearbench-package-answer': 'answer',
};

export const NOT_HANDED_OVER =
  'this is no identity card, decision package or answer; choose a file that Clearbench wrote';

/** Null where it is none of these, or not what it says it is. */
export function signedKind(bytes: Uint8Array): SignedKind | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : null;
    return typeof format === 'string' && Object.hasOwn(KINDS, format) ? KINDS[format as SignedFormat] : null;
  } catch {
    return null;
  }
}
