// Link of the locks, of the whole workspace alone: the triggers of the file are those that its format has, letter for letter. One that is gone lets records change unseen.
import type { CheckLink } from '../../shared/contract/engine-api.ts';
import { expectedTriggers, triggersOf } from '../workspace/triggers.ts';
import { link } from './check-link.ts';
import type { EngineContext } from './engine-context.ts';

export function schemaLinks({ workspace: { database } }: EngineContext): CheckLink[] {
  const expected = expectedTriggers(database);
  const found = triggersOf(database);
  const records = [
    ...[...expected.keys()].filter((name) => !found.has(name)).map((name) => `${name}: this lock is missing`),
    ...[...expected]
      .filter(([name, sql]) => found.has(name) && found.get(name) !== sql)
      .map(([name]) => `${name}: this lock was changed`),
    ...[...found.keys()].filter((name) => !expected.has(name)).map((name) => `${name}: no lock of this program`),
  ];
  return [
    link(
      { kind: 'integrity', date: '', channel: '', from: 'locks of the format', to: 'locks of the file', currency: '' },
      { countIn: expected.size, countOut: found.size, records },
    ),
  ];
}
