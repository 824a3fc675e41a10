// For tests: the last step there is, whatever became of it.
import type { Database } from '../database.ts';
import { type Step, stepById } from './steps.ts';

export function newestStep(database: Database): Step {
  const id = Number(database.first('SELECT coalesce(max(id), 0) AS id FROM step')?.id);
  return stepById(database, id) ?? { id, state: 'none', undoes: null };
}
