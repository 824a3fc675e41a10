// The account numbers that this workspace knows, to be masked wherever text leaves it by other ways than the user's own files.
import { CARD_MASKER, createMasker, type Masker } from '../../shared/privacy/mask.ts';
import { accountNumbers, accountNumbersVersion } from '../workspace/tables/account-numbers.ts';
import type { EngineContext } from './engine-context.ts';

type Around = Pick<EngineContext, 'workspace' | 'settings'>;

const LAST = new WeakMap<EngineContext['workspace'], { readonly version: string; readonly masker: Masker }>();

/** Those of the settings first, then those of the records; each once. */
export function knownAccounts({ workspace, settings }: Around): string[] {
  const named = settings().channels.flatMap(({ settlement }) => settlement.entries?.accountNo ?? []);
  return [...new Set([...named, ...accountNumbers(workspace.database)])];
}

/** Cheap: made again only after an import or new settings. Where the workspace can't be read, cards and IBANs alone are masked. */
export function maskerOf({ workspace, settings }: Around): Masker {
  try {
    const version = accountNumbersVersion(workspace.database);
    const last = LAST.get(workspace);
    if (last?.version === version) return last.masker;
    const masker = createMasker(knownAccounts({ workspace, settings }));
    LAST.set(workspace, { version, masker });
    return masker;
  } catch {
    return CARD_MASKER;
  }
}
