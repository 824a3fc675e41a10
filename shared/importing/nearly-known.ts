// A header that is nearly one of a known format: the issuer renamed or dropped a column that the format is recognised by.
import type { Problem } from '../model/problem.ts';
import type { Profile } from '../model/profile.ts';
import { foldName } from './header.ts';
import type { HeaderCandidate } from './header-search.ts';

/** Of the columns of the nearest published header, or of the profile's own, this share must be there. */
const LEAST_SHARE = 0.6;
const LEAST_COLUMNS = 4;
const MOST_NAMED = 8;

interface Nearness {
  readonly profile: Profile;
  readonly candidate: HeaderCandidate;
  readonly share: number;
  readonly shared: number;
}

/** Names the format, the columns that are gone and those that are new; null where no format is near. */
export function nearlyKnown(
  fileName: string,
  profiles: readonly Profile[],
  candidates: readonly HeaderCandidate[],
): Problem | null {
  let best: Nearness | null = null;
  for (const candidate of candidates) {
    const found = new Set(candidate.cells.map(foldName));
    for (const profile of profiles) {
      const near = nearness(profile, candidate, found);
      if (near.shared < LEAST_COLUMNS || near.share < LEAST_SHARE) continue;
      if (best === null || near.shared > best.shared || (near.shared === best.shared && near.share > best.share))
        best = near;
    }
  }
  return best === null ? null : problem(fileName, best);
}

function nearness(profile: Profile, candidate: HeaderCandidate, found: ReadonlySet<string>): Nearness {
  const { recognise, columns } = profile;
  if (recognise.columns.length === 0) return { profile, candidate, share: 0, shared: 0 };
  const isThere = (name: string) => (columns[name] ?? [name]).some((spelling) => found.has(foldName(spelling)));
  const known = recognise.columns.filter(isThere).length;
  const all = Object.keys(columns);
  const shared = all.filter(isThere).length;
  const share = Math.max(known / recognise.columns.length, shared / all.length);
  return { profile, candidate, share, shared };
}

function problem(fileName: string, { profile, candidate }: Nearness): Problem {
  const found = new Set(candidate.cells.map(foldName));
  const spelled = Object.values(profile.columns).flat();
  const known = new Set([...spelled, ...profile.headers.flat()].map(foldName));
  const gone = profile.recognise.columns
    .map((name) => profile.columns[name] ?? [name])
    .filter((spellings) => !spellings.some((spelling) => found.has(foldName(spelling))))
    .map((spellings) => spellings[0] ?? '');
  const fresh = candidate.cells.filter((cell) => cell.trim() !== '' && !known.has(foldName(cell)));
  return {
    code: 'not-recognised',
    message: `${fileName}: looks like ${profile.title}, but its header has changed: gone ${list(gone)}; new ${list(fresh)}. Download it again, or copy the profile ${profile.name} and give it the new names.`,
    file: fileName,
    line: candidate.line + 1,
    field: gone[0] ?? '',
  };
}

function list(names: readonly string[]): string {
  if (names.length === 0) return '(none)';
  const shown = names.slice(0, MOST_NAMED).map((name) => name.trim());
  return names.length > MOST_NAMED ? `${shown.join(', ')} …` : shown.join(', ');
}
