// The totals that a file states, beside what its rows come to. Sums are kept per total and currency; a section ends when its totals were stated.
import type { DeclaredTotal } from '../../model/import.ts';
import type { Profile, Total } from '../../model/profile.ts';
import { kindSign, type SourceRow } from '../../model/record.ts';
import { addMinor, type Minor } from '../../money/amount.ts';
import { currencyExponent } from '../../money/currency.ts';
import { addExact, EXACT_ZERO, type ExactDecimal, equalExact, formatExact } from '../../money/exact.ts';
import { declaredTotal } from '../declared.ts';
import { decimalReader } from '../values/amount.ts';
import { isRefusal } from '../values/refusal.ts';
import type { Cells, CellText, ProfileColumns } from './columns.ts';
import type { Stated } from './facts.ts';
import { conditionTest } from './fields.ts';

/** What the rows of one currency come to. */
interface Sum {
  count: number;
  gross: Minor;
  net: Minor;
  column: ExactDecimal;
}

interface Running {
  readonly name: string;
  readonly total: Total;
  readonly meets: (cells: Cells) => boolean;
  readonly counts: (row: SourceRow, cells: Cells) => boolean;
  readonly column: CellText | null;
  readonly sums: Map<string, Sum>;
}

interface Claim {
  readonly name: string;
  readonly label: string;
  readonly declared: string;
  readonly currency: string;
  readonly isWordless: boolean;
}

/** Fewer decimals than these are no rounding but another number. */
const FEWEST_ROUNDED_PLACES = 2;
/** Values of columns that are remembered between rows. */
const MOST_KNOWN = 1000;

export class StatedTotals {
  readonly #profile: Profile;
  readonly #running: readonly Running[];
  readonly #readDecimal: ReturnType<typeof decimalReader>;
  readonly #known = new Map<string, ReturnType<ReturnType<typeof decimalReader>>>();
  #knownCurrency = '';
  readonly #ofFile: Claim[] = [];
  readonly #ofSections: DeclaredTotal[] = [];
  #sectionEnded = false;
  #rows = 0;

  constructor(profile: Profile, columns: ProfileColumns) {
    this.#profile = profile;
    this.#readDecimal = decimalReader(profile.amounts);
    this.#running = Object.entries(profile.totals).map(([name, total]) => {
      const meets = conditionTest(total.when, columns);
      const kinds: ReadonlySet<string> = new Set(total.kinds);
      return {
        name,
        total,
        meets,
        counts: (row, cells) =>
          (kinds.size === 0 || kinds.has(row.source === 'funds' ? row.direction : row.kind)) && meets(cells),
        column:
          total.measure === 'column' && total.column !== null && columns.has(total.column)
            ? columns.reader(total.column)
            : null,
        sums: new Map(),
      };
    });
  }

  /** Columns repeat few values ("0.00") in most rows. */
  #decimal(text: string, currency: string): ReturnType<ReturnType<typeof decimalReader>> {
    if (currency !== this.#knownCurrency || this.#known.size >= MOST_KNOWN) {
      this.#known.clear();
      this.#knownCurrency = currency;
    }
    let value = this.#known.get(text);
    if (value === undefined) {
      value = this.#readDecimal(text, currency);
      this.#known.set(text, value);
    }
    return value;
  }

  /** Column values that are summed must be amounts: the column and its text where one is not, else null. */
  faultIn(cells: Cells, currency: string): { readonly column: string; readonly text: string } | null {
    for (const { column, total } of this.#running) {
      if (column !== null && isRefusal(this.#decimal(column(cells), currency))) {
        return { column: total.column ?? '', text: column(cells) };
      }
    }
    return null;
  }

  add(row: SourceRow, cells: Cells): void {
    this.#rows += 1;
    if (this.#sectionEnded) {
      this.#sectionEnded = false;
      for (const { total, sums } of this.#running) if (total.over === 'section') sums.clear();
    }
    for (const running of this.#running) if (running.counts(row, cells)) this.#addTo(running, row, cells);
  }

  /** A row that the format leaves out, for the totals that count such rows. */
  addLeftOut(cells: Cells, currency: string): void {
    for (const { total, column, sums, meets } of this.#running) {
      if (!total.leftOut || !meets(cells)) continue;
      const sum = this.#sumIn(sums, currency);
      sum.count += 1;
      const value = column === null ? EXACT_ZERO : this.#readDecimal(column(cells), currency);
      if (!isRefusal(value)) sum.column = addExact(sum.column, value);
    }
  }

  #sumIn(sums: Map<string, Sum>, currency: string): Sum {
    let sum = sums.get(currency);
    if (sum === undefined) {
      sum = { count: 0, gross: 0, net: 0, column: EXACT_ZERO };
      sums.set(currency, sum);
    }
    return sum;
  }

  #addTo({ total, column, sums }: Running, row: SourceRow, cells: Cells): void {
    const sum = this.#sumIn(sums, row.currency);
    sum.count += 1;
    if (column !== null) {
      const value = this.#decimal(column(cells), row.currency);
      if (!isRefusal(value)) sum.column = addExact(sum.column, value);
      return;
    }
    const sign = row.source === 'funds' ? (row.direction === 'C' ? 1 : -1) : kindSign(row.kind);
    const amount = total.measure === 'fee' ? (row.source === 'funds' ? 0 : (row.fee ?? 0)) : row.amount;
    if ((total.measure === 'credit' && sign < 0) || (total.measure === 'debit' && sign > 0)) {
      sum.count -= 1;
      return;
    }
    sum.gross = addMinor(sum.gross, amount);
    sum.net = addMinor(sum.net, sign * amount);
  }

  /** Takes what one line stated. False where a total of the whole file is stated again behind its rows: another file begins. */
  state(stated: readonly Stated[]): boolean {
    const currency = stated.find(({ name }) => name === 'currency')?.value ?? '';
    for (const { name, label, value, isWordless = false } of stated) {
      const running = this.#running.find((one) => one.name === name);
      if (running === undefined) continue;
      const claim = { name, label, declared: value, currency, isWordless };
      const doubtful = isWordless ? -1 : this.#ofFile.findIndex((one) => one.name === name && one.isWordless);
      if (doubtful !== -1) {
        this.#ofFile.splice(doubtful, 1);
        this.#statedBeforeRows.delete(`${name} ${currency}`);
      }
      if (running.total.over === 'section') {
        this.#ofSections.push(this.#compare(running, claim));
        this.#sectionEnded = true;
        continue;
      }
      if (this.#rows > 0 && this.#statedBeforeRows.has(`${name} ${currency}`)) return false;
      if (this.#rows === 0) this.#statedBeforeRows.add(`${name} ${currency}`);
      this.#ofFile.push(claim);
    }
    return true;
  }

  readonly #statedBeforeRows = new Set<string>();

  declared(): readonly DeclaredTotal[] {
    const ofFile = this.#ofFile.flatMap((claim) => {
      const running = this.#running.find(({ name }) => name === claim.name);
      return running === undefined ? [] : [this.#compare(running, claim)];
    });
    return [...ofFile, ...this.#ofSections];
  }

  /** Whether the format states totals and this file stated none of them. */
  isSilent(): boolean {
    return this.#running.length > 0 && this.#ofFile.length + this.#ofSections.length === 0;
  }

  #compare({ total, sums, name }: Running, claim: Claim): DeclaredTotal {
    const what = total.title || claim.label || name;
    const label = claim.currency === '' ? what : `${what} ${claim.currency}`;
    const chosen = claim.currency === '' ? [...sums] : [...sums].filter(([currency]) => currency === claim.currency);
    if (total.measure === 'rows') {
      return declaredTotal(
        label,
        claim.declared.replaceAll(/[,\s]/g, ''),
        String(chosen.reduce((count, [, sum]) => count + sum.count, 0)),
      );
    }
    const currency = chosen[0]?.[0] ?? (claim.currency || 'CNY');
    const declared = this.#readDecimal(claim.declared, currency);
    const come = (of: 'gross' | 'net'): ExactDecimal =>
      chosen.reduce(
        (sum, [code, one]) =>
          addExact(
            sum,
            total.measure === 'column' ? one.column : { units: BigInt(one[of]), places: currencyExponent(code) ?? 0 },
          ),
        EXACT_ZERO,
      );
    const measures: readonly ('gross' | 'net')[] =
      total.measure === 'net-or-gross'
        ? ['gross', 'net']
        : total.measure === 'net' || total.measure === 'signed'
          ? ['net']
          : ['gross'];
    const exponent = currencyExponent(currency) ?? 0;
    const agreeing =
      isRefusal(declared) || claim.declared === ''
        ? undefined
        : measures.find((of) => agrees(declared, come(of), total.absolute, exponent));
    const computed = come(agreeing ?? measures.at(-1) ?? 'gross');
    const isPlain = /^-?\d+(\.\d+)?$/.test(claim.declared) && this.#profile.amounts.unit === 'major';
    const places = total.measure === 'column' && !isRefusal(declared) ? declared.places : exponent;
    const shown = isPlain || isRefusal(declared) ? claim.declared : formatExact(declared, exponent);
    return { what: label, declared: shown, computed: formatExact(computed, places), agrees: agreeing !== undefined };
  }
}

function agrees(declared: ExactDecimal, computed: ExactDecimal, absolute: boolean, exponent: number): boolean {
  const [left, right] = absolute ? [magnitude(declared), magnitude(computed)] : [declared, computed];
  if (equalExact(left, right)) return true;
  // A file that rounds to cents writes 259.70 as 259.7.
  const places = Math.max(left.places, exponent);
  return places >= FEWEST_ROUNDED_PLACES && places < right.places && equalExact(left, rounded(right, places));
}

function magnitude(value: ExactDecimal): ExactDecimal {
  return value.units < 0n ? { units: -value.units, places: value.places } : value;
}

/** Half up, away from zero. */
function rounded(value: ExactDecimal, places: number): ExactDecimal {
  const divisor = 10n ** BigInt(value.places - places);
  const { units } = magnitude(value);
  const whole = (units + divisor / 2n) / divisor;
  return { units: value.units < 0n ? -whole : whole, places };
}
