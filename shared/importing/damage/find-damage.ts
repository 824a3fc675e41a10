// What happened to a file before it came here: spreadsheets, wrong encodings, lines copied twice, statements that are missing. Warnings only.
import type { Problem } from '../../model/problem.ts';
import type { FileBody } from '../format.ts';
import type { SourceText } from '../source-text.ts';
import { garbledText } from './garbled-text.ts';
import { repeatedLines } from './repeated-lines.ts';
import { roundedIds } from './rounded-ids.ts';
import { statementGaps } from './statement-gaps.ts';

/** Linear in the rows. The same file always gives the same warnings in the same order. */
export function findDamage(text: SourceText, { rows, statements }: FileBody): Problem[] {
  return [
    ...garbledText(text),
    ...roundedIds(text.fileName, rows),
    ...repeatedLines(text, rows),
    ...statementGaps(text.fileName, statements),
  ];
}
