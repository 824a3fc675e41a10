// Statements of one account that follow each other in a file: each must open with what the one before it closed with.
import type { StatementBalance } from '../../model/import.ts';
import type { Problem } from '../../model/problem.ts';
import { formatPlain } from '../../money/format.ts';

const NAMED_GAPS = 5;

/** In the order of their dates where all are dated: some banks put the newest first. */
function inOrder(statements: readonly StatementBalance[]): readonly StatementBalance[] {
  if (statements.some(({ closingDate }) => closingDate === '')) return statements;
  return [...statements].sort((left, right) => {
    if (left.closingDate !== right.closingDate) return left.closingDate < right.closingDate ? -1 : 1;
    if (left.openingDate !== right.openingDate) return left.openingDate < right.openingDate ? -1 : 1;
    return 0;
  });
}

function nameOf({ number, closingDate }: StatementBalance): string {
  return number !== '' ? number : closingDate === '' ? '(no number)' : closingDate;
}

export function statementGaps(file: string, statements: readonly StatementBalance[]): Problem[] {
  const accounts = new Map<string, StatementBalance[]>();
  for (const statement of statements) {
    const key = `${statement.accountNo}\n${statement.currency}`;
    const known = accounts.get(key);
    if (known === undefined) accounts.set(key, [statement]);
    else known.push(statement);
  }
  const problems: Problem[] = [];
  for (const own of accounts.values()) {
    let before: StatementBalance | null = null;
    for (const statement of inOrder(own)) {
      const closing: StatementBalance['closing'] = before?.closing ?? null;
      if (before !== null && closing !== null && statement.opening !== null && closing !== statement.opening) {
        const { accountNo, currency, opening } = statement;
        problems.push({
          code: 'warning',
          message: `${file}: statement ${nameOf(statement)} of account ${accountNo} opens with ${formatPlain(opening, currency)} ${currency}, but ${nameOf(before)} before it closes with ${formatPlain(closing, currency)}: a statement between them is missing, import it too, or one of them was changed.`,
          file,
          field: 'opening',
          value: formatPlain(opening, currency),
        });
      }
      before = statement;
    }
  }
  const more = problems.length - NAMED_GAPS;
  return more <= 0
    ? problems
    : [
        ...problems.slice(0, NAMED_GAPS),
        {
          code: 'warning',
          message: `${file}: ${more} more statements do not open with what the one before closes with.`,
          file,
        },
      ];
}
