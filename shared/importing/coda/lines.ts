// CODA lines of 128 places, cut into movements with what continues them. Knows positions, not what is true of the sums.
import type { SourceText } from '../source-text.ts';

export const LINE_LENGTH = 128;
/** Up to the number of the paper statement: a shorter movement line was cut. */
const MOVEMENT_LENGTH = 124;

/** A movement whose code was damaged has a digit in its second place. */
const FREE_MESSAGE = /^4(?!\d)/;

/** A line, from 0, as it stands. */
export interface CodaLine {
  readonly line: number;
  readonly content: string;
}

/** A 21 and what belongs to it: 22, 23 and the information of 31 to 33. */
export interface CodaMovement {
  readonly head: CodaLine;
  readonly more: readonly CodaLine[];
}

/** One run from a 1 (old balance) to an 8 (new balance). */
export interface CodaStatement {
  readonly oldBalance: CodaLine | null;
  readonly movements: readonly CodaMovement[];
  readonly newBalance: CodaLine | null;
}

/** From a 0 to its 9, which counts the lines between them. */
export interface CodaFile {
  readonly head: CodaLine | null;
  readonly statements: readonly CodaStatement[];
  readonly trailer: CodaLine | null;
  /** Lines between head and trailer. */
  readonly lines: number;
}

export interface CodaText {
  readonly files: readonly CodaFile[];
  /** Lines that are no record, or continue a movement that does not stand before them. */
  readonly strays: readonly CodaLine[];
}

/** Positions as the format counts them, from 1, both included. */
export function part(content: string, from: number, to: number): string {
  return content.slice(from - 1, to);
}

export function readCodaText(text: SourceText): CodaText {
  const files: FileDraft[] = [];
  const strays: CodaLine[] = [];
  let file: FileDraft | null = null;
  let movement: MovementDraft | null = null;
  const open = () => {
    file = { head: null, statements: [], trailer: null, lines: 0 };
    files.push(file);
    return file;
  };
  for (let line = 0; line < text.lineCount; line += 1) {
    const content = text.line(line);
    if (content.trim() === '' || content === '\u001a') continue;
    const current = { line, content };
    const [code, sort] = [content[0], content.slice(0, 2)];
    const owner: FileDraft = code === '0' || file === null ? open() : file;
    if (code === '0') owner.head = current;
    else if (code === '9') {
      owner.trailer = current;
      file = null;
      movement = null;
      continue;
    } else owner.lines += 1;
    if (sort === '21') {
      movement = { head: current, more: [] };
      lastStatement(owner, 'movement').movements.push(movement);
    } else if (/^(?:2[23]|3[123])$/.test(sort)) {
      if (movement !== null && belongs(movement, content)) movement.more.push(current);
      else {
        movement = null;
        strays.push(current);
      }
    } else {
      movement = null;
      if (code === '1') lastStatement(owner, 'old').oldBalance = current;
      else if (code === '8') lastStatement(owner, 'new').newBalance = current;
      else if (code !== '0' && !FREE_MESSAGE.test(content)) strays.push(current);
    }
  }
  return { files, strays };
}

interface MovementDraft {
  readonly head: CodaLine;
  readonly more: CodaLine[];
}

interface StatementDraft {
  oldBalance: CodaLine | null;
  readonly movements: MovementDraft[];
  newBalance: CodaLine | null;
}

interface FileDraft {
  head: CodaLine | null;
  readonly statements: StatementDraft[];
  trailer: CodaLine | null;
  lines: number;
}

/** The statement that goes on; a new one where an old balance begins it, or the last one is closed. */
function lastStatement(file: FileDraft, what: 'old' | 'movement' | 'new'): StatementDraft {
  const last = file.statements.at(-1);
  if (last !== undefined && what !== 'old' && last.newBalance === null) return last;
  const next: StatementDraft = { oldBalance: null, movements: [], newBalance: null };
  file.statements.push(next);
  return next;
}

/** 22 and 23 carry the movement's numbers; information may count its details on, but keeps the sequence number. */
function belongs(movement: MovementDraft, content: string): boolean {
  return part(content, 3, 6) === part(movement.head.content, 3, 6);
}

/** Whether a movement line was cut or pushed out of its places. */
export function hasMovementLength(content: string): boolean {
  return content.length >= MOVEMENT_LENGTH && content.trimEnd().length <= LINE_LENGTH;
}
