// Link of the settings: the newest saved text is one that the program reads.
import type { CheckLink } from '../../shared/contract/engine-api.ts';
import { link } from './check-link.ts';
import type { EngineContext } from './engine-context.ts';
import { settingsProblem } from './settings-in-force.ts';

export function settingsLinks({ workspace: { database } }: EngineContext): CheckLink[] {
  const problem = settingsProblem(database);
  return [
    link(
      { kind: 'kept', date: '', channel: '', from: 'settings saved last', to: 'settings in force', currency: '' },
      { countIn: 1, countOut: problem === null ? 1 : 0, records: problem === null ? [] : [problem.message] },
    ),
  ];
}
