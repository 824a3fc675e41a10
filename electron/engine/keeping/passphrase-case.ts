// The passphrase of the workspace itself: unlocking it behind a screen. An engine that answers at all is open already.
import type { UseCases } from '../use-case.ts';
import { workspace } from '../workspace-case.ts';

export const passphraseCases: UseCases<'unlock'> = {
  unlock: (context) => workspace(context, undefined),
};
