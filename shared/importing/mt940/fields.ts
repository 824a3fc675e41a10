// MT940 and MT942 text to statements of tagged fields. Knows blocks, page ends and wrapped lines, not what a field means.
import type { SourceText } from '../source-text.ts';
import { isLostLine, isMistagged, LOST } from './lost-line.ts';

/** Lines count from 0; `to` is the last line that holds text. */
export interface Field {
  readonly tag: string;
  readonly from: number;
  readonly to: number;
  /** The content without the tag, line by line; with it where the tag is damaged. */
  readonly lines: readonly string[];
}

export interface Message {
  readonly fields: readonly Field[];
}

const TAG = /^:(\d{2}[A-Z]?|NS):/;
/** After these a lone hyphen ends the page; inside an entry it may be a wrapped line of text. */
const CLOSING = /^(?:62|64|65|90)/;
const SEARCHED_LINES = 200;

const FIRST_PRINTABLE = 0x20;

/** A line without the control characters and the block headers {1:…}{2:…}{4: that hosts put before a message. */
function content(text: SourceText, line: number): string {
  const raw = text.line(line);
  let at = 0;
  while (at < raw.length) {
    if (raw.charCodeAt(at) < FIRST_PRINTABLE && raw[at] !== '\t') at += 1;
    else if (raw.startsWith('{4:', at)) at += 3;
    else if (raw[at] === '{' && raw[at + 2] === ':') at = endOfBlock(raw, at);
    else break;
  }
  return at === 0 ? raw : raw.slice(at);
}

/** Behind the brace that closes the block, blocks inside it included. */
function endOfBlock(raw: string, start: number): number {
  let depth = 0;
  for (let at = start; at < raw.length; at += 1) {
    if (raw[at] === '{') depth += 1;
    else if (raw[at] === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return raw.length;
}

/** A line that may end a page: "-", "-}" with what follows it, or "-" and a mark of the host. */
function isPageEnd(line: string): boolean {
  if (!line.startsWith('-')) return false;
  return line[1] === '}' || /^-[A-Z]{0,3}$/.test(line.trimEnd()) || line.charCodeAt(1) < FIRST_PRINTABLE;
}

/** The type of a SWIFT message in its application header: {2:I940BANKXX… or {2:O9401200…. */
const MESSAGE_TYPE = /\{2:[IO](\d{3})/;
/** Statements, balance reports and interim reports of accounts. */
const STATEMENT_TYPES = new Set(['940', '941', '942', '950', '970', '971', '972']);
const STATEMENT_TAGS = ['28', '28C', '34F', '60F', '60M', '61', '62F', '62M', '90C', '90D'];
/** Fields that nothing but a statement writes so: a balance, or a line with its date, mark and amount. */
const BALANCE_OR_LINE = /^:(?:6[02][FM]:[CD]\d{6}|61:\d{6}(?:\d{4}| {1,4})?R?[CDcd][A-Z]?(?:\d|\s*$))/;

/** True for text that begins, after any envelope, with the tags of a statement message; other SWIFT messages share some of them. */
export function hasStatementTags(text: SourceText): boolean {
  const tags = new Set<string>();
  let isShaped = false;
  let isOther = false;
  for (let line = 0; line < text.lineCount && line < SEARCHED_LINES; line += 1) {
    const type = MESSAGE_TYPE.exec(text.line(line))?.[1];
    if (type !== undefined && STATEMENT_TYPES.has(type)) return true;
    isOther ||= type !== undefined;
    const current = content(text, line);
    const tag = TAG.exec(current)?.[1];
    if (tag === undefined) continue;
    tags.add(tag);
    isShaped ||= BALANCE_OR_LINE.test(current);
  }
  if (isOther) return false;
  return isShaped || ((tags.has('20') || tags.has('25')) && STATEMENT_TAGS.some((tag) => tags.has(tag)));
}

export function readMessages(text: SourceText): Message[] {
  const messages: { fields: Field[] }[] = [];
  let message: { fields: Field[] } | null = null;
  let field: { tag: string; from: number; to: number; lines: string[] } | null = null;
  let sawClosing = false;

  for (let line = 0; line < text.lineCount; line += 1) {
    const current = content(text, line);
    const written = TAG.exec(current)?.[1];
    const said = written === undefined ? current : current.slice(written.length + 2);
    const isLost: boolean = written === undefined ? isLostLine(current, field) : isMistagged(written, said);
    const tag: string | undefined = isLost ? LOST : written;
    if (tag !== undefined) {
      if (message === null || beginsMessage(tag, sawClosing)) {
        message = { fields: [] };
        messages.push(message);
        sawClosing = false;
      }
      field = { tag, from: line, to: line, lines: [isLost ? current : said] };
      message.fields.push(field);
      sawClosing ||= CLOSING.test(tag);
    } else if (field !== null && isPageEnd(current) && (sawClosing || isFollowedByMessage(text, line))) {
      field = null;
      message = null;
    } else if (field !== null && current.trim() !== '') {
      field.lines.push(current);
      field.to = line;
    }
  }
  return messages;
}

/** Hosts that leave :20: out begin the next statement with its account or its opening balance. */
function beginsMessage(tag: string, sawClosing: boolean): boolean {
  return tag === '20' || (sawClosing && (tag === '25' || tag.startsWith('60')));
}

/** Whether nothing, or the beginning of another message, comes after a line. */
function isFollowedByMessage(text: SourceText, line: number): boolean {
  let next = line + 1;
  while (next < text.lineCount && text.line(next).trim() === '') next += 1;
  return next >= text.lineCount || content(text, next).startsWith(':20:') || /^\{[125]:/.test(text.line(next));
}
