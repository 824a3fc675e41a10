// Where the columns of a fixed-width file begin: behind bytes that are blank in every row, and around what has a format of its own in every row:
// dates, times, zero-filled amounts, words in Chinese. Numbers that identify keep their letters; what is not sure is left whole.

type ByteClass = 'blank' | 'digit' | 'letter' | 'han' | 'other' | 'mixed';

interface ColumnByte {
  /** Blank in every row. */
  readonly blank: boolean;
  /** What it is in every row, blanks aside; blank: nothing stands there. */
  readonly kind: ByteClass;
  /** The same class in every row, without blanks. */
  readonly whole: boolean;
}

export interface Boundaries {
  readonly starts: readonly number[];
  /** Whether every column has a blank before it in every row. */
  readonly separated: boolean;
}

function classOf(byte: number): ByteClass {
  if (byte === 0x20 || byte === 0x09) return 'blank';
  if (byte >= 0x30 && byte <= 0x39) return 'digit';
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) ? 'letter' : 'other';
}

/** In two-byte code pages the second byte of a character may look like a letter. */
function classesOf(bytes: Uint8Array, isTwoByte: boolean): ByteClass[] {
  const classes: ByteClass[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) classes.push(classOf(byte));
    else {
      classes.push('han');
      if (isTwoByte && at + 1 < bytes.length) {
        classes.push('han');
        at += 1;
      }
    }
  }
  return classes;
}

function columnBytes(rows: readonly Uint8Array[], isTwoByte: boolean): readonly ColumnByte[] {
  const seen: Set<ByteClass>[] = [];
  for (const bytes of rows) {
    classesOf(bytes, isTwoByte).forEach((kind, at) => {
      const found = seen[at];
      if (found === undefined) seen.push(new Set([kind]));
      else found.add(kind);
    });
  }
  return seen.map((kinds): ColumnByte => {
    const [first = 'blank', ...others] = [...kinds].filter((kind) => kind !== 'blank');
    const kind = others.length > 0 ? 'mixed' : first;
    return { blank: kind === 'blank', kind, whole: kinds.size === 1 };
  });
}

interface Piece {
  readonly from: number;
  readonly to: number;
}

const LEAST_ZEROS = 3;
/** Amounts that all end like this have the zeros of the next column. */
const SHIFTED_ZEROS = 5;
const LEAST_SHARE_OF_STEPS = 0.8;

/** What the digits of a place are in every row. */
class Digits {
  readonly #rows: readonly string[];

  constructor(rows: readonly string[]) {
    this.#rows = rows;
  }

  #every(from: number, to: number, holds: (text: string) => boolean): boolean {
    return this.#rows.every((row) => holds(row.slice(from, to)));
  }

  isDate(from: number): boolean {
    return this.#every(from, from + 8, isPlainDate);
  }

  /** Numbers that run on from row to row look like times in the first hour. */
  isTime(from: number): boolean {
    return (
      this.#every(from, from + 6, (text) => /^(?:[01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(text)) &&
      !this.#every(from, from + 4, (text) => text === '0000')
    );
  }

  /** Filled with zeros in every row, and neither a number that runs on from row to row nor one that was cut too far to the right. */
  isFilledAmount(from: number, to: number): boolean {
    const isNought = this.#every(from, to, (text) => /^0+$/.test(text));
    return (
      this.#every(from, from + LEAST_ZEROS, (text) => /^0+$/.test(text)) &&
      this.#every(from, to, (text) => text.length === to - from) &&
      (isNought || !this.#every(to - SHIFTED_ZEROS, to, (text) => /^0+$/.test(text))) &&
      !this.#runsOn(from, to)
    );
  }

  #runsOn(from: number, to: number): boolean {
    const numbers = this.#rows.map((row) => Number(row.slice(from, to)));
    const steps = numbers.slice(1).filter((number, index) => number - (numbers[index] ?? number) === 1).length;
    return steps > 0 && steps >= (numbers.length - 1) * LEAST_SHARE_OF_STEPS;
  }

  isSame(from: number, to: number): boolean {
    const [first = ''] = this.#rows;
    return this.#every(from, to, (text) => text === first.slice(from, to));
  }

  /** One of few texts, as codes for kinds of rows are. */
  isCode(from: number, to: number): boolean {
    const texts = new Set(this.#rows.map((row) => row.slice(from, to)));
    return (
      texts.size <= Math.max(1, Math.min(6, this.#rows.length >> 1)) || (texts.size <= 2 && this.#rows.length <= 3)
    );
  }
}

function isPlainDate(text: string): boolean {
  if (!/^(?:19[89]|20[0-6])\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8))];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

/** Pieces of known format that end a run of digits, from the right; the most digits that can be explained. */
function piecesAtEnd(digits: Digits, from: number, to: number, isLettered: boolean): readonly Piece[] {
  const best = new Map<number, readonly Piece[]>();
  const explain = (end: number): readonly Piece[] => {
    const known = best.get(end);
    if (known !== undefined) return known;
    best.set(end, []);
    let found: readonly Piece[] = [];
    const offer = (start: number) => {
      if (start < from) return;
      const pieces = [...explain(start), { from: start, to: end }];
      if (end - (pieces[0]?.from ?? end) > end - (found[0]?.from ?? end)) found = pieces;
    };
    if (end - 14 >= from && digits.isDate(end - 14) && digits.isTime(end - 6)) offer(end - 14);
    if (end - 8 >= from && digits.isDate(end - 8)) offer(end - 8);
    for (const length of [13, 12]) {
      if (end - length >= from && digits.isFilledAmount(end - length, end)) offer(end - length);
    }
    // A time of day stands behind a date or an amount, or begins the run: digits of numbers that identify can look like one.
    if (end - 6 >= from && digits.isTime(end - 6)) {
      const before = explain(end - 6).at(-1);
      if (before === undefined ? end - 6 === from && !isLettered : before.to - before.from !== 6) offer(end - 6);
    }
    best.set(end, found);
    return found;
  };
  return explain(to);
}

/** As above; a code of one to four digits may stand behind the last piece, where it is one of few in all rows. */
function piecesIn(digits: Digits, from: number, to: number, isLettered: boolean): readonly Piece[] {
  const whole = piecesAtEnd(digits, from, to, isLettered);
  if (whole.length > 0) return whole;
  for (const length of [4, 2, 3, 1]) {
    const end = to - length;
    if (end <= from || !digits.isCode(end, to)) continue;
    const pieces = piecesAtEnd(digits, from, end, isLettered);
    // A date alone with digits behind it is a number that identifies.
    if (pieces.length > 1 || (pieces[0] !== undefined && pieces[0].to - pieces[0].from > 8)) return pieces;
  }
  return [];
}

/** Bytes at which columns begin. `rows` are whole lines of about one length. */
export function columnBoundaries(rows: readonly Uint8Array[], isTwoByte: boolean): Boundaries {
  const columns = columnBytes(rows, isTwoByte);
  const digits = new Digits(rows.map((bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')));
  const starts = new Set<number>();
  let separated = true;
  const cut = (at: number) => {
    const before = columns[at - 1];
    if (at >= columns.length || columns[at]?.blank === true || starts.has(at)) return;
    if (before !== undefined && !before.blank) separated = false;
    starts.add(at);
  };
  const isDigit = (at: number) => columns[at]?.kind === 'digit' && columns[at]?.whole === true;
  const segmentStart = (at: number) => {
    let start = at;
    while (start > 0 && columns[start - 1]?.blank === false && !starts.has(start)) start -= 1;
    return start;
  };
  for (let at = 0; at < columns.length; at += 1) {
    const column = columns[at];
    const before = columns[at - 1];
    if (column === undefined || column.blank) continue;
    if (before === undefined || before.blank) cut(at);
    else if ((column.kind === 'han') !== (before.kind === 'han') && column.kind !== 'mixed' && before.kind !== 'mixed')
      cut(at);
    if (!isDigit(at) || (at > 0 && isDigit(at - 1))) continue;
    let end = at;
    while (isDigit(end)) end += 1;
    const pieces = piecesIn(digits, at, end, before?.kind === 'letter');
    const [first] = pieces;
    if (first === undefined) continue;
    const own = segmentStart(at);
    const letter = first.from === at && at - own === 1 && before?.kind === 'letter' ? before : null;
    // A letter of a sign and its digits (C000000000001) are one value.
    const isSigned = letter !== null && /^[CDcd]$/.test(String.fromCharCode(rows[0]?.[at - 1] ?? 0));
    // Letters that are the same in every row, and a date: a number that identifies, as long as nothing follows.
    const isLettered = first.from === at && at > own && before?.kind === 'letter' && pieces.length === 1;
    if (isLettered && !isSigned && digits.isDate(at) && digits.isSame(own, at)) continue;
    for (const piece of pieces) {
      if (!(isSigned && piece === first)) cut(piece.from);
      cut(piece.to);
    }
    cutCode(first.from);
  }
  return { starts: [...starts].sort((left, right) => left - right), separated };

  /** A code of few texts between a number that identifies and a fixed piece (CN2026…0001 | S22 | 0000…). */
  function cutCode(to: number): void {
    const own = segmentStart(to - 1);
    for (let length = 4; length >= 1; length -= 1) {
      const from = to - length;
      if (from <= own || columns[from]?.kind !== 'letter' || columns[from - 1]?.kind === 'letter') continue;
      if (digits.isCode(from, to) && !digits.isCode(own, from)) cut(from);
    }
  }
}
