// A traced life as drawn: which mark each step wears, where it leads, and how far the record has come.
import type { TraceLife, TraceStep } from '../../../shared/contract/engine-api.ts';
import type { MarkName } from '../../ui/mark.tsx';

/** Where a step leads: another screen, or on along the trace by its own reference. */
export type StepLink =
  | { readonly type: 'original'; readonly importId: string; readonly bytes: string }
  | { readonly type: 'import'; readonly importId: string }
  | { readonly type: 'result'; readonly key: string }
  | { readonly type: 'exports' }
  | { readonly type: 'trace'; readonly key: string };

export function stepLink(step: TraceStep, life: TraceLife): StepLink | null {
  switch (step.step) {
    case 'file': {
      const importId = step.reference.split(':')[0] ?? '';
      const bytes = /\bbytes (\d+-\d+)/.exec(step.text)?.[1];
      return bytes === undefined ? { type: 'import', importId } : { type: 'original', importId, bytes };
    }
    case 'import':
      return { type: 'import', importId: step.reference };
    case 'result':
      return { type: 'result', key: life.record.key };
    case 'export':
      return { type: 'exports' };
    case 'settlement':
    case 'decision':
    case 'entry':
      return step.reference === '' ? null : { type: 'trace', key: step.reference };
  }
}

const MARKS: Readonly<Record<TraceStep['step'], MarkName>> = {
  file: 'equal',
  import: 'equal',
  result: 'equal',
  settlement: 'timing',
  decision: 'decided',
  entry: 'equal',
  export: 'decided',
};

const RESULT_MARKS: readonly (readonly [string, MarkName])[] = [
  ['downstream_only', 'theirs'],
  ['upstream_only', 'ours'],
  ['amount_differs', 'amount'],
  ['fee_differs', 'fee'],
  ['timing', 'timing'],
  ['duplicate', 'duplicate'],
  ['no_money', 'none'],
];

/** A result wears the mark of its outcome, which its text names by code. */
export function stepMark(step: TraceStep): MarkName {
  if (step.step !== 'result') return MARKS[step.step];
  return RESULT_MARKS.find(([code]) => step.text.includes(code))?.[1] ?? 'equal';
}

export type Reach = 'none' | 'seen' | 'posted' | 'exported';

/** How far the furthest of the lives has come. */
export function reachOf(lives: readonly TraceLife[]): Reach {
  const steps = new Set(lives.flatMap((life) => life.steps.map((step) => step.step)));
  if (lives.length === 0) return 'none';
  if (steps.has('export')) return 'exported';
  return steps.has('entry') ? 'posted' : 'seen';
}
