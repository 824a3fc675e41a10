// Closing and reopening a day.

import { refuse } from '../../../shared/model/problem.ts';
import type { UseCases } from '../use-case.ts';

const notYet = () => refuse({ code: 'unexpected' as const, message: 'not built yet' });

export const closingCases: UseCases<'closing' | 'closeDay' | 'reopenDay' | 'settleRejects'> = {
  closing: notYet,
  closeDay: notYet,
  reopenDay: notYet,
  settleRejects: notYet,
};
