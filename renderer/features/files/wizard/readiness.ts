// Whether a previewed file may be committed without a second look, and if not, why.
import type { ImportPreview } from '../../../../shared/contract/engine-api.ts';
import type { Work } from '../staging/staged-files.ts';

/** ties: nothing speaks against it. attention: may be committed, but a person should look. refused: the engine will not take it. */
export type Readiness = 'ties' | 'attention' | 'refused';

export type Attention = 'duplicate' | 'contradicted' | 'rejects' | 'no-rows' | 'shared';

export function attentions(preview: ImportPreview): Attention[] {
  const { view, duplicateOf } = preview;
  return [
    ...(duplicateOf === null ? [] : (['duplicate'] as const)),
    ...(view.proof === 'contradicted' ? (['contradicted'] as const) : []),
    ...(view.rejected > 0 ? (['rejects'] as const) : []),
    ...(view.rows === 0 ? (['no-rows'] as const) : []),
    ...(preview.sharedKeys.length > 0 ? (['shared'] as const) : []),
  ];
}

/** Fewer keys than this may all be new to the other side; of more, none known very likely means the wrong column, channel or file. */
const MANY_KEYS = 5;

/** The other side has records, and none of this file's many keys is among them. It may be early: that refuses nothing. */
export function areKeysUnknown(knownKeys: ImportPreview['knownKeys']): boolean {
  return knownKeys !== null && knownKeys.of >= MANY_KEYS && knownKeys.counterpart === 0;
}

export function readiness(preview: ImportPreview): Readiness {
  const found = attentions(preview);
  if (found.includes('duplicate')) return 'refused';
  return found.length > 0 ? 'attention' : 'ties';
}

/** lines read = rows + rejected + header and footer: the file's own conservation. */
export function linesHold(view: { linesRead: number; rows: number; rejected: number; headerFooter: number }): boolean {
  return view.linesRead === view.rows + view.rejected + view.headerFooter;
}

/** possible: Enter commits. Otherwise what is in the way, which the proof line says. */
export type CommitState = 'possible' | 'reading' | 'unreadable' | 'duplicate';

export function commitState(work: Work): CommitState {
  if (work.preview === null) return work.problem === null && work.guessProblem === null ? 'reading' : 'unreadable';
  if (work.rawOnly) return 'unreadable';
  return work.preview.duplicateOf === null ? 'possible' : 'duplicate';
}
