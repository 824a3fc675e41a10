// The link of the workspace file itself: SQLite reads every page, row and index of it.
import type { CheckLink } from '../../shared/contract/engine-api.ts';
import { integrityFlaws } from '../workspace/integrity.ts';
import { link } from './check-link.ts';
import type { EngineContext } from './engine-context.ts';

const FLAWS_TOLD = 100;

export function integrityLink({ workspace, progress }: EngineContext): CheckLink {
  progress({ task: 'check', phase: workspace.path, done: 0, total: 1 });
  const flaws = integrityFlaws(workspace.database, FLAWS_TOLD);
  return link(
    {
      kind: 'integrity',
      date: '',
      channel: '',
      from: 'workspace file: pages, rows and indexes',
      to: 'as SQLite reads them',
      currency: '',
    },
    { countIn: 0, countOut: flaws.length, records: flaws },
  );
}
