// The engine for profiles: one file of a profile's format, its head and foot included. Knows no format.
import type { CalendarDate } from '../../calendar/date.ts';
import type { Evidence } from '../../model/import.ts';
import type { Problem } from '../../model/problem.ts';
import type { Profile, TimeFormat } from '../../model/profile.ts';
import type { Settings } from '../../model/settings.ts';
import type { SiblingFile } from '../format.ts';
import type { SourceText } from '../source-text.ts';
import type { TableFindings, TablePlan } from '../table.ts';
import { cleanCell } from '../values/key.ts';
import { Fault } from '../values.ts';
import type { BalanceFindings } from './balance.ts';
import { ProfileColumns } from './columns.ts';
import { companionClaims } from './companion.ts';
import { dateOrderOf } from './date-order.ts';
import { Facts } from './facts.ts';
import { GroupTotals } from './groups.ts';
import { driftWarning } from './header-drift.ts';
import type { OpenTable, TableRecord } from './layouts/records.ts';
import { profileRowReader } from './row.ts';
import { StatedTotals } from './stated-totals.ts';
import { StatementProof } from './statement.ts';
import { currencyField, type RowChannel, UNNAMED } from './transaction.ts';
import { assumedDay } from './year.ts';

const SECOND_HEAD = 'holds more than one bill (a second head follows the rows): split it and import each part.';
/** Of the columns of a format that needs none, a row fills this share. */
const LEAST_FILLED = 0.5;
const NO_AMOUNT = 'Not a plain amount: ASCII digits with a decimal point only.';

export interface ProfileTask {
  readonly text: SourceText;
  readonly profile: Profile;
  readonly table: OpenTable;
  /** null where rows name their own, and for account statements. */
  readonly channel: RowChannel | null;
  readonly settings: Settings;
  readonly siblings: readonly SiblingFile[];
  /** The day of the import: dates without a year are of the year up to it where neither the file nor its name tells the year. */
  readonly today: CalendarDate;
}

export function profilePlan(task: ProfileTask): TablePlan {
  const { text, table } = task;
  const { profile, otherFrom } = dateOrderOf(task.profile, table, text);
  const facts = new Facts(profile, text.fileName);
  const assumed = assumedDay(text.fileName, task.today);
  const columns = new ProfileColumns(profile, table.header, table.markCell, facts.value);
  facts.setHeader(profile, table.header);
  const totals = new StatedTotals(profile, columns);
  const balances = new StatementProof(profile, columns);
  const groups = new GroupTotals(profile, columns);
  const notices = new Notices(text.fileName);
  if (otherFrom !== null) notices.otherDateOrder(profile.times.order, otherFrom);
  const read = profileRowReader(profile, columns, {
    settings: task.settings,
    channel: task.channel,
    misplaced: (line) => notices.misplaced(line),
    feeElsewhere: (line) => notices.feeElsewhere(line),
    accountMissing: () => notices.accountMissing(profile.name || UNNAMED),
    currencyMissing: (line) => notices.currencyMissing(line, task.settings.currency),
    assumedDay: () => {
      if (assumed.isGuess) notices.yearAssumed(task.today);
      return assumed.day;
    },
  });

  const currencyOf = currencyField(profile.fields, columns).read;

  const fills = rowTest(profile, table, columns);
  let rowsBegan = false;

  const classify = (record: TableRecord): ReturnType<TablePlan['classify']> => {
    const sort = table.sortOf(record);
    if (sort === 'head' || isEmptyRow(record, table)) return 'header-footer';
    const raw = text.line(record.line);
    const isRow = () => sort === 'row' && fills(record);
    const isEdge = !rowsBegan || record.line + record.lines >= text.lineCount;
    const stated = facts.body(raw, record.cells, isRow, isEdge);
    if (stated !== null) return totals.state(stated) ? 'header-footer' : { refuse: SECOND_HEAD };
    if (isNote(profile.notes, raw, record.cells) && !isRow()) return 'header-footer';
    rowsBegan = true;
    return sort === 'row'
      ? 'row'
      : new Fault(
          '',
          sort.unknown,
          'The line begins with a mark that this format does not have; check it at the source.',
        );
  };

  return {
    profile: profile.name,
    title: profile.title === '' ? profile.name : profile.title,
    source: profile.source,
    channel: profile.source === 'funds' ? '' : (task.channel?.code ?? ''),
    headEnd: table.headEnd,
    header: table.headerLine === -1 && profile.layout.type !== 'delimited' ? [] : table.header,
    fewest: table.fewest,
    most: table.most,
    mapping: columns.mapping(),
    elements: table.elements ?? null,
    readHead: table.readHead,
    readRow: table.readRow,
    head: (record) => {
      if (record.line === table.headerLine) return;
      totals.state(facts.head(text.line(record.line), record.cells));
    },
    classify,
    read: (cells, position) => {
      const row = read(cells, position);
      if (row instanceof Fault) return row;
      const currency = 'source' in row ? row.currency : currencyOf(cells);
      const fault = totals.faultIn(cells, currency) ?? groups.faultIn(cells);
      if (fault !== null) return new Fault(columns.nameOf(fault.column), fault.text, NO_AMOUNT);
      groups.add(cells);
      if (!('source' in row)) {
        totals.addLeftOut(cells, currency);
        return row;
      }
      totals.add(row, cells);
      balances.add(row, cells);
      return row;
    },
    finish: () => findings(task, totals, groups, balances.findings(facts.value), notices),
  };
}

function findings(
  task: ProfileTask,
  totals: StatedTotals,
  groups: GroupTotals,
  proof: BalanceFindings,
  notices: Notices,
): TableFindings {
  const { text, profile, table } = task;
  const evidence: Evidence[] = [];
  const companion = companionClaims(profile, task.siblings, text.fileName);
  if (companion !== null) {
    totals.state(companion.stated);
    evidence.push({ of: 'format', text: `Its totals stand in ${companion.fileName}.` });
  }
  const warnings = [...notices.all(), ...driftWarning(text.fileName, profile, table)];
  const ofCompanion = new Set(Object.values(profile.companion?.totals ?? {}));
  const statesItself = Object.keys(profile.totals).some((name) => !ofCompanion.has(name));
  if (totals.isSilent() && statesItself && profile.balance === null) {
    warnings.push(notices.warning('the summary at the end is missing; the file may be cut. Download it again.'));
  }
  return {
    declared: [...totals.declared(), ...groups.declared(), ...proof.declared],
    warnings,
    evidence,
    statements: proof.statements,
  };
}

/** Whether a record has all that a row has, so that a word at its beginning makes it no foot: every column that is needed, or most where none is. */
function rowTest(profile: Profile, table: OpenTable, columns: ProfileColumns): (record: TableRecord) => boolean {
  const names = profile.required.length > 0 ? profile.required : Object.keys(profile.columns);
  const cells = names.filter((name) => columns.has(name)).map((name) => columns.reader(name));
  const least = profile.required.length > 0 ? cells.length : cells.length * LEAST_FILLED;
  // Any long line fills columns that are cut by their places.
  if (profile.layout.type === 'ruler') return () => false;
  return (record) =>
    record.fault === null &&
    record.cells.length >= table.fewest &&
    record.cells.length <= table.most &&
    record.cells.some((cell) => /\d/.test(cell)) &&
    cells.filter((read) => read(record.cells) !== '').length >= least;
}

/** Spreadsheets leave rows of nothing but delimiters; a line with fewer of them was cut. */
function isEmptyRow({ cells, fault }: TableRecord, { fewest }: OpenTable): boolean {
  return fault === null && cells.length > 1 && cells.length >= fewest && cells.every((cell) => cell.trim() === '');
}

function isNote(notes: readonly string[], raw: string, cells: readonly string[]): boolean {
  if (notes.length === 0) return false;
  const line = raw.trimStart();
  const first = cleanCell(cells.find((cell) => cell.trim() !== '') ?? '');
  return notes.some((note) => line.startsWith(note) || first.startsWith(note));
}

/** What is odd about a file and no reason to reject a row; each said once. */
class Notices {
  readonly #fileName: string;
  readonly #misplaced: number[] = [];
  readonly #feesElsewhere: number[] = [];
  readonly #currencies: number[] = [];
  #currency = '';
  #unnamedAccount: string | null = null;
  #dates: string | null = null;
  #yearFrom: CalendarDate | null = null;

  constructor(fileName: string) {
    this.#fileName = fileName;
  }

  misplaced(line: number): void {
    this.#misplaced.push(line);
  }

  feeElsewhere(line: number): void {
    this.#feesElsewhere.push(line);
  }

  currencyMissing(line: number, taken: string): void {
    this.#currencies.push(line);
    this.#currency = taken;
  }

  otherDateOrder(order: TimeFormat['order'], line: number): void {
    this.#dates =
      order === 'dmy'
        ? `its dates have the day first, not the month, as line ${line} shows; they were read so. Compare some dates with the source.`
        : `its dates have the month first, not the day, as line ${line} shows; they were read so. Compare some dates with the source.`;
  }

  accountMissing(name: string): void {
    this.#unnamedAccount = name;
  }

  yearAssumed(today: CalendarDate): void {
    this.#yearFrom = today;
  }

  warning(sentence: string, line?: number): Problem {
    return {
      code: 'warning',
      message: `${this.#fileName}: ${sentence}`,
      file: this.#fileName,
      ...(line === undefined ? {} : { line }),
    };
  }

  all(): Problem[] {
    const [first] = this.#misplaced;
    const [firstFee] = this.#feesElsewhere;
    const [firstCurrency] = this.#currencies;
    return [
      ...(first === undefined
        ? []
        : [
            this.warning(
              `thousands separators stand in odd places in ${this.#misplaced.length} rows, first in line ${first}; the digits were read as they stand. Compare these amounts with the source.`,
              first,
            ),
          ]),
      ...(firstFee === undefined
        ? []
        : [
            this.warning(
              `fees are in another currency than their amounts in ${this.#feesElsewhere.length} rows, first in line ${firstFee}; these fees are kept beside the record and not taken as its fee.`,
              firstFee,
            ),
          ]),
      ...(this.#yearFrom === null
        ? []
        : [
            this.warning(
              `its dates have no year and neither the file nor its name tells one; they are read as days of the year up to the import on ${this.#yearFrom}. Check them, or import the file under its own name.`,
            ),
          ]),
      ...(this.#dates === null ? [] : [this.warning(this.#dates)]),
      ...(firstCurrency === undefined
        ? []
        : [
            this.warning(
              `names no currency for ${this.#currencies.length} rows, first in line ${firstCurrency}; ${this.#currency}, the currency of the settings, was taken. Give the profile a fixed text for currency if it is another.`,
              firstCurrency,
            ),
          ]),
      ...(this.#unnamedAccount === null
        ? []
        : [
            this.warning(
              `names no account; its entries are kept under ${this.#unnamedAccount}. Give the profile a fact or a fixed text for account_no.`,
            ),
          ]),
    ];
  }
}
