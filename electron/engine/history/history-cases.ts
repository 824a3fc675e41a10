// History: read, undone, done again, jumped in.

import { refuse } from '../../../shared/model/problem.ts';
import type { UseCases } from '../use-case.ts';

const notYet = () => refuse({ code: 'unexpected' as const, message: 'not built yet' });

export const historyCases: UseCases<'history' | 'historyStep' | 'jumpPreview' | 'undo' | 'redo' | 'jump'> = {
  history: notYet,
  historyStep: notYet,
  jumpPreview: notYet,
  undo: notYet,
  redo: notYet,
  jump: notYet,
};
