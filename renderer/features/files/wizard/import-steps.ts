// The steps strip: six steps as a chain of seams. Says where the import stands; the words come from the texts.
import type { ImportPreview } from '../../../../shared/contract/engine-api.ts';
import type { MarkName } from '../../../ui/mark.tsx';
import { areKeysUnknown, attentions } from './readiness.ts';

export const STEPS = ['source', 'encoding', 'header', 'mapping', 'validate', 'commit'] as const;
export type Step = (typeof STEPS)[number];

/** done: nothing to look at. now: needs a look before the commit. later: not reached. */
export type StepState = 'done' | 'now' | 'later';

export interface DrawnStep {
  readonly step: Step;
  readonly state: StepState;
  readonly mark: MarkName;
}

/** Lines of header and preamble before the first row, and of footer after the last, as far as the known lines tell. */
export function headerPosition(preview: ImportPreview): { readonly headerLine: number; readonly before: number } {
  const rows = preview.lines.rows;
  const firstRow = rows.findIndex((line) => line.type !== 'header-footer');
  const before = preview.lines.offset > 0 ? 0 : Math.max(firstRow, 0);
  const header = preview.header.length === 0 ? undefined : rows[before - 1];
  return { headerLine: header?.line ?? 0, before: header === undefined ? before : before - 1 };
}

/** `doubts`: the mapping leaves something open, though rows may come of it. */
export function importSteps(preview: ImportPreview, doubts = false): DrawnStep[] {
  const found = attentions(preview);
  const needsLook = (step: Step): boolean => {
    if (step === 'source') return found.includes('duplicate');
    if (step === 'mapping') return doubts || found.includes('no-rows');
    return (
      step === 'validate' &&
      (areKeysUnknown(preview.knownKeys) ||
        (['rejects', 'contradicted', 'shared'] as const).some((each) => found.includes(each)))
    );
  };
  return STEPS.map((step) => {
    if (step === 'commit') return { step, state: 'later', mark: 'not-run' };
    return needsLook(step) ? { step, state: 'now', mark: 'rejected' } : { step, state: 'done', mark: 'decided' };
  });
}

/** The line that holds all names of a header, among raw lines; 0 where none does. */
export function lineOfHeader(lines: ImportPreview['lines']['rows'], header: readonly string[]): number {
  if (header.length === 0) return 0;
  return lines.find(({ raw }) => header.every((name) => raw.includes(name)))?.line ?? 0;
}
