// Who decided, as people call them.
import type { WorkspaceView } from '../../../shared/contract/engine-api.ts';

/** The user's name; "policy" by `policyWord`; an id that the settings no longer know stays as it is. */
export function personName(id: string, users: WorkspaceView['users'], policyWord: string): string {
  if (id === 'policy') return policyWord;
  return users.find((user) => user.id === id)?.name ?? id;
}
