// Where a staged file stands before anybody looks at it, and after: may it be imported as it is, and if not, what is in the way.
import type { StagedFile } from '../../../../shared/contract/engine-api.ts';
import type { MarkName } from '../../../ui/mark.tsx';
import { readiness } from '../wizard/readiness.ts';
import type { Work } from './staged-files.ts';

/**
 * ready: nothing speaks against it. attention: may be imported, a person should look first. duplicate: the same content is in already.
 * unknown: no known format; it can be taught. refused: it is no statement or cannot be read, for a reason that is named.
 */
export type Standing = 'ready' | 'attention' | 'duplicate' | 'unknown' | 'refused';

/** The engine's codes for files that may still be read once someone says how. */
const TEACHABLE = new Set(['not-recognised']);

export function standingOf(file: StagedFile, work: Work | undefined): Standing {
  if (file.duplicateOf !== null) return 'duplicate';
  if (work !== undefined && work.preview !== null && !work.rawOnly) {
    const ready = readiness(work.preview);
    return ready === 'ties' ? 'ready' : ready === 'refused' ? 'duplicate' : 'attention';
  }
  const { recognised, problem } = file;
  if (recognised !== null) {
    const fine = recognised.rows > 0 && recognised.rejected === 0 && recognised.proof !== 'contradicted';
    return fine ? 'ready' : 'attention';
  }
  // A known format of which a person has to say one thing more.
  if (problem?.field === 'channel' || problem?.field === 'source') return 'attention';
  return problem === null || TEACHABLE.has(problem.code) ? 'unknown' : 'refused';
}

export const STANDING_MARKS: Readonly<Record<Standing, MarkName>> = {
  ready: 'equal',
  attention: 'amount',
  duplicate: 'duplicate',
  unknown: 'open',
  refused: 'rejected',
};

export type QueueRow =
  | { readonly type: 'container'; readonly container: string; readonly files: number }
  | {
      readonly type: 'file';
      readonly file: StagedFile;
      readonly standing: Standing;
      /** Without the name of its container, which stands above. */
      readonly name: string;
      readonly within: boolean;
    };

/** Files in the order in which they were staged; those of one container together under its name. */
export function queueRows(files: readonly StagedFile[], work: ReadonlyMap<number, Work>): QueueRow[] {
  const seen = new Set<string>();
  return files.flatMap((file): QueueRow[] => {
    const { container } = file;
    if (container === null) return [row(file, work, null)];
    if (seen.has(container)) return [];
    seen.add(container);
    const members = files.filter((each) => each.container === container);
    return [
      { type: 'container', container, files: members.length },
      ...members.map((member) => row(member, work, container)),
    ];
  });
}

function row(file: StagedFile, work: ReadonlyMap<number, Work>, container: string | null): QueueRow {
  const inside = container !== null && file.file.startsWith(`${container}/`);
  return {
    type: 'file',
    file,
    standing: standingOf(file, work.get(file.id)),
    name: inside ? file.file.slice(container.length + 1) : file.file,
    within: container !== null,
  };
}

export interface QueueCounts {
  readonly ready: number;
  readonly attention: number;
  readonly unreadable: number;
}

export function queueCounts(rows: readonly QueueRow[]): QueueCounts {
  const count = (...standings: readonly Standing[]) =>
    rows.filter((each) => each.type === 'file' && standings.includes(each.standing)).length;
  return {
    ready: count('ready'),
    attention: count('attention', 'unknown'),
    unreadable: count('refused', 'duplicate'),
  };
}
