// A :61: with its information to an account entry.
import type { EntryFacts } from '../statements/body-builder.ts';
import { Fault, missing } from '../values.ts';
import { readStatementLine } from './entry.ts';
import type { Field, Message } from './fields.ts';
import { readInformation } from './information.ts';
import { LOST } from './lost-line.ts';
import type { StatementHead } from './statement.ts';

const SHOWN = 40;

/** A statement line, or a line whose tag was damaged, and the information fields right below it. */
export interface RawEntry {
  readonly line: Field;
  readonly information: readonly Field[];
}

export function entriesOf(message: Message): RawEntry[] {
  const entries: { line: Field; information: Field[] }[] = [];
  let open: { line: Field; information: Field[] } | null = null;
  for (const field of message.fields) {
    if (field.tag === '61' || field.tag === LOST) {
      open = { line: field, information: [] };
      entries.push(open);
    } else if (open !== null && (field.tag === '86' || field.tag === 'NS')) open.information.push(field);
    else open = null;
  }
  return entries;
}

/** A statement line that is wrapped once, and its supplementary line. */
const MOST_LINES = 3;

/** Whether a statement line has more lines than one can have: one of them may have been the next statement line. */
export function isTooLong({ line }: RawEntry): boolean {
  return line.lines.length > MOST_LINES;
}

/**
 * The line, from 0, of a second :86: of an entry where its first one has further lines: one of those may have been the next statement line.
 * Hosts that repeat the tag on every line have none. null where there is none.
 */
export function secondInformation({ information }: RawEntry): number | null {
  const at = information.findIndex(({ tag, from }, index) => {
    const above = information[index - 1];
    return tag === '86' && above?.tag === '86' && above.to > above.from && from > above.to;
  });
  return information[at]?.from ?? null;
}

export function readEntry(head: StatementHead, entry: RawEntry, entryNo: string): EntryFacts | Fault {
  if (entry.line.tag === LOST) {
    return new Fault(
      '',
      (entry.line.lines[0] ?? '').slice(0, SHOWN),
      'Neither a field of the statement nor text that the field above it can go on with: its tag was damaged. Download the file again.',
    );
  }
  if (head.account === '') return missing(':25:');
  const line = readStatementLine(entry.line.lines, head.currency);
  if (line instanceof Fault) return line;
  const { memo, details } = readInformation(entry.information.flatMap(({ lines }) => lines));
  const reference = line.reference === '' ? (details.end_to_end ?? '') : line.reference;
  return {
    entryNo,
    accountNo: head.account,
    direction: line.direction,
    amount: line.amount,
    currency: head.currency,
    valueDate: line.valueDate,
    balance: null,
    reference: [reference, line.bankReference].filter((part) => part !== '').join('//'),
    memo: memo === '' ? line.supplementary : memo,
    extra: {
      statement: head.number,
      entry_date: line.entryDate,
      value_date_written: line.writtenValueDate,
      type: line.type,
      reversal: line.isReversal ? 'yes' : '',
      supplementary: line.supplementary,
      ...details,
    },
  };
}
