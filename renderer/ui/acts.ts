// Decisions that were made in one act are undone in one act. Known while the page lives; a decision of an earlier time is undone alone.

let acts: readonly (readonly number[])[] = [];

export interface ImportAct {
  readonly importId: number;
  readonly file: string;
}

let lastImport: ImportAct | null = null;

/** Remembers that the last thing done was an import or a replacement, which is undone at the import itself. */
export function rememberImport(act: ImportAct): void {
  lastImport = act;
}

/** The import that was done since the last decision; null where a decision came later. */
export function lastImportAct(): ImportAct | null {
  return lastImport;
}

/** Remembers the decisions of one act by their ids. */
export function rememberAct(decisionIds: readonly number[]): void {
  lastImport = null;
  if (decisionIds.length > 1) acts = [...acts, decisionIds];
}

/** All decisions of the act that `decisionId` belongs to, itself included. */
export function actOf(decisionId: number): readonly number[] {
  return acts.findLast((act) => act.includes(decisionId)) ?? [decisionId];
}
