// Links of the evidence: every kept file is still what was imported, and what came out of an archive or workbook still comes out of it.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { CheckLink, ImportView } from '../../shared/contract/engine-api.ts';
import { allImports } from '../workspace/tables/imports.ts';
import { containerContent, originalContent } from '../workspace/tables/originals.ts';
import { link } from './check-link.ts';
import type { EngineContext } from './engine-context.ts';
import { holdFile, sha256Of } from './files/held-file.ts';

/** Of every import, undone ones too; with a date, of those with rows of it. */
export function keptFileLinks(context: EngineContext, date: CalendarDate | null): CheckLink[] {
  const imports = allImports(context.workspace.database).filter((view) => date === null || view.dates.includes(date));
  const containers = new Map<string, ReadonlySet<string> | string>();
  return imports.flatMap((view, done) => {
    context.throwIfCancelled();
    context.progress({ task: 'check', phase: view.file, done, total: imports.length });
    return [originalLink(context, view), ...containerLinks(context, view, containers)];
  });
}

function place(view: ImportView, from: string, to: string) {
  const date = view.dates.length === 1 ? (view.dates[0] ?? '') : '';
  const name = `file ${view.id} ${view.file}`;
  return { kind: 'original', date, channel: view.channel, from: `${name}: ${from}`, to, currency: '' } as const;
}

function originalLink({ workspace }: EngineContext, view: ImportView): CheckLink {
  const where = place(view, 'bytes imported', `kept file with sha256 ${view.sha256}`);
  const content = tried(() => originalContent(workspace.database, view.id));
  const isSame = content !== null && sha256Of(content) === view.sha256;
  const size = content?.length ?? 0;
  return link(where, {
    countIn: view.bytes,
    countOut: size,
    records: isSame
      ? []
      : [`${view.id} ${view.file} (${content === null ? 'the kept file is damaged' : 'the kept file was changed'})`],
  });
}

/** Each container is unpacked once, however many imports came out of it: to names and hashes of what is inside, or why it can't be. */
function containerLinks(
  context: EngineContext,
  view: ImportView,
  containers: Map<string, ReadonlySet<string> | string>,
): CheckLink[] {
  const { container } = view;
  if (container === null) return [];
  const key = `${container.sha256} ${container.file}`;
  const inside = containers.get(key) ?? unpacked(context, view, container);
  containers.set(key, inside);
  const isSame = typeof inside !== 'string' && inside.has(`${view.file} ${view.sha256}`);
  const wrong = typeof inside === 'string' ? inside : `other bytes come out of ${container.file}`;
  return [
    link(place(view, 'bytes imported', `the same out of ${container.file} with sha256 ${container.sha256}`), {
      countIn: view.bytes,
      countOut: isSame ? view.bytes : 0,
      records: isSame ? [] : [`${view.id} ${view.file} (${wrong})`],
    }),
  ];
}

function unpacked(
  context: EngineContext,
  view: ImportView,
  container: { readonly file: string; readonly sha256: string },
): ReadonlySet<string> | string {
  const content = tried(() => containerContent(context.workspace.database, view.id));
  if (content === null) return `the kept ${container.file} is damaged`;
  if (sha256Of(content) !== container.sha256) return `the kept ${container.file} was changed`;
  const held = holdFile(context, container.file, content);
  return held.ok ? new Set(held.value.map(({ file, sha256 }) => `${file} ${sha256}`)) : held.problem.message;
}

/** What is kept deflated throws where its bytes are damaged. */
function tried(read: () => Uint8Array | null): Uint8Array | null {
  try {
    return read();
  } catch {
    return null;
  }
}
