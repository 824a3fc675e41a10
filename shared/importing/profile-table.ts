// The engine for profiles: one file of a profile's format, its head and foot included. Knows no format.
import type { DeclaredTotal } from '../model/import.ts';
import type { Problem } from '../model/problem.ts';
import type { ChannelSettings } from '../model/settings.ts';
import { foldName } from './header.ts';
import type { HeaderCandidate } from './header-search.ts';
import { toIsoTime } from './loose-time.ts';
import type { Profile, StatedTotal } from './profile.ts';
import { cleanCell, ProfileColumns } from './profile-columns.ts';
import { readProfileRow } from './profile-row.ts';
import { toScaled } from './scaled.ts';
import { Accumulated } from './stated-totals.ts';
import type { TablePlan } from './table.ts';
import { Fault, readDate } from './values.ts';

const SECOND_HEAD = 'holds more than one bill (a second head follows the rows): split it and import each part.';

export function profilePlan(
  fileName: string,
  profile: Profile,
  channel: ChannelSettings,
  candidate: HeaderCandidate,
): TablePlan {
  const header = candidate.cells;
  const columns = new ProfileColumns(profile, header);
  const summedColumns = new Set(
    profile.footTotals.flatMap(({ column }) => (column === null || !columns.has(column) ? [] : [column])),
  );
  const headLabels = byLabel(profile.headTotals);
  const footLabels = byLabel(profile.footTotals);
  const isHeader = headerTest(header);

  const accumulated = new Accumulated();
  const headStated: { readonly label: string; readonly value: string; readonly total: StatedTotal }[] = [];
  const footStated: DeclaredTotal[] = [];
  const warnings: Problem[] = [];
  let pendingFoot: readonly string[] | null = null;
  let settleDate: string | Fault | null = null;

  const takeFoot = (labels: readonly string[], values: readonly string[]) => {
    labels.forEach((label, index) => {
      const total = footLabels.get(label);
      if (total !== undefined) footStated.push(accumulated.compare(total, label, cleanCell(values[index] ?? '')));
    });
    accumulated.reset();
  };

  return {
    profile: profile.name,
    source: profile.source,
    channel: channel.code,
    dialect: { delimiter: profile.delimiter, backtick: profile.backtick },
    headerLine: candidate.line,
    header,
    trailingCells: candidate.trailingCells + (profile.trailingDelimiter ? 1 : 0),
    mapping: columns.mapping(),
    warnings,
    preamble: (cells) => {
      const parts = cells.flatMap((cell) => cleanCell(cell).split(/[:：]/)).map((part) => cleanCell(part));
      for (let index = 0; index + 1 < parts.length; index += 1) {
        const label = parts[index] ?? '';
        const value = parts[index + 1] ?? '';
        const total = headLabels.get(label);
        if (total !== undefined) headStated.push({ label, value, total });
        if (profile.settleDateLabels.includes(label)) settleDate = readSettleDate(value, label);
      }
    },
    classify: (cells) => {
      const first = cleanCell(cells[0] ?? '');
      if (pendingFoot !== null) {
        takeFoot(pendingFoot, cells);
        pendingFoot = null;
        return 'header-footer';
      }
      if (footLabels.has(first)) {
        pendingFoot = cells.map(cleanCell);
        return 'header-footer';
      }
      if (headLabels.has(first)) return { refuse: SECOND_HEAD };
      return isHeader(cells) || profile.notes.some((note) => first.startsWith(note)) ? 'header-footer' : 'row';
    },
    read: (cells, position) => {
      const summed: [string, number][] = [];
      for (const column of summedColumns) {
        const text = columns.cell(cells, column);
        const scaled = toScaled(text);
        if (scaled === null) {
          return new Fault(columns.nameOf(column), text, 'Not a plain amount: ASCII digits with a decimal point only.');
        }
        summed.push([column, scaled]);
      }
      const record = readProfileRow(profile, columns, channel, settleDate, cells, position);
      if (!(record instanceof Fault)) accumulated.add(record, summed);
      return record;
    },
    declared: () => {
      if (profile.footTotals.length > 0 && footStated.length === 0) {
        const message = `${fileName}: the summary at the end is missing; the file may be cut. Download it again.`;
        warnings.push({ code: 'warning', message, file: fileName });
      }
      return [...headStated.map(({ label, value, total }) => accumulated.compare(total, label, value)), ...footStated];
    },
  };
}

function byLabel(totals: readonly StatedTotal[]): ReadonlyMap<string, StatedTotal> {
  return new Map(totals.flatMap((total) => total.labels.map((label): [string, StatedTotal] => [label, total])));
}

/** Recognises the header where it comes again, as in bills that were put one behind the other. */
export function headerTest(header: readonly string[]): (cells: readonly string[]) => boolean {
  const folded = header.map(foldName);
  return (cells) =>
    (cells[0] ?? '').length < 100 &&
    foldName(cells[0] ?? '') === folded[0] &&
    folded.every((name, index) => foldName(cells[index] ?? '') === name);
}

function readSettleDate(value: string, field: string): string | Fault {
  const date = readDate(toIsoTime(value)?.slice(0, 10) ?? '', field);
  return date instanceof Fault
    ? new Fault(
        field,
        value,
        'The clearing date in the head of the file is not a date that exists; download the file again.',
      )
    : date;
}
