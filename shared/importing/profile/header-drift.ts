// A header that is none of those an issuer has published: what is new, gone or moved, so that nobody maps it by habit.
import type { Problem } from '../../model/problem.ts';
import type { Profile } from '../../model/profile.ts';
import { foldName } from '../header.ts';
import type { OpenTable } from './layouts/records.ts';

const MOST_NAMED = 8;

/** One warning, or none where the header is known or the profile lists none. */
export function driftWarning(fileName: string, profile: Profile, table: OpenTable): readonly Problem[] {
  if (profile.headers.length === 0 || table.headerLine === -1) return [];
  // Columns without a name are layout: tables that do not begin in the first column of a sheet.
  const header = table.header.filter((name) => name.trim() !== '');
  const found = header.map(foldName);
  const known = profile.headers.map((header) => header.map(foldName));
  if (known.some((header) => header.join('\n') === found.join('\n'))) return [];
  const shared = (header: readonly string[]) => header.filter((name) => found.includes(name)).length;
  let nearest = 0;
  known.forEach((header, index) => {
    if (shared(header) > shared(known[nearest] ?? [])) nearest = index;
  });
  const wanted = known[nearest] ?? [];
  const shown = profile.headers[nearest] ?? [];
  const fresh = header.filter((_, index) => !wanted.includes(found[index] ?? ''));
  const gone = shown.filter((_, index) => !found.includes(wanted[index] ?? ''));
  const kept = found.filter((name) => wanted.includes(name));
  const order = wanted.filter((name) => found.includes(name));
  const moved = header.filter((_, index) => {
    const at = kept.indexOf(found[index] ?? '');
    return at !== -1 && order[at] !== found[index];
  });
  const sentence = `the header is none that this format is known to have: new ${list(fresh)}; gone ${list(gone)}; moved ${list(moved)}. Columns were read by their names; compare some rows with the preview before you rely on them.`;
  return [{ code: 'warning', message: `${fileName}: ${sentence}`, file: fileName, line: table.headerLine + 1 }];
}

function list(names: readonly string[]): string {
  if (names.length === 0) return '(none)';
  const shown = names.slice(0, MOST_NAMED).map((name) => name.trim());
  return names.length > MOST_NAMED ? `${shown.join(', ')} …` : shown.join(', ');
}
