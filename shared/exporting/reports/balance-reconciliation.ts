// 余额调节表: from what the bank statements moved to the balance of the reserve account, item by item. Proof: what is left over.
import type { CalendarDate } from '../../calendar/date.ts';
import type { ReportFacts } from '../../model/report.ts';
import { addMinor, sumMinor } from '../../money/amount.ts';
import { type Cell, type Report, type ReportProof, report } from './report.ts';

const HEADER = ['as_of', 'currency', 'item', 'account_no', 'key', 'date', 'amount'];

/** One block per currency. Balances count from the first imported line: what stood on the accounts before is in neither side. */
export function balanceReconciliation(date: CalendarDate, facts: ReportFacts): Report {
  const currencies = new Set([...facts.statements, ...facts.reserve].map(({ currency }) => currency));
  const rows: Cell[][] = [];
  const proofs: ReportProof[] = [];
  for (const currency of [...currencies].sort()) {
    const here = <T extends { readonly currency: string }>(items: readonly T[]) =>
      items.filter((item) => item.currency === currency);
    const row = (item: string, accountNo: string, key: string, on: string, amount: number) =>
      rows.push([date, currency, item, accountNo, key, on, { amount, currency }]);
    const statements = here(facts.statements);
    for (const { accountNo, moved } of statements) row('bank statement 银行对账单', accountNo, '', date, moved);
    const unbooked = here(facts.unbooked).map((entry) => ({ ...entry, left: addMinor(entry.signed, -entry.booked) }));
    for (const { accountNo, entryNo, row: name, valueDate, left } of unbooked)
      row('less: on the statement, not booked 银行已收付企业未入账', accountNo, `${name} ${entryNo}`, valueDate, -left);
    const unmet = here(facts.unmet);
    for (const { postingKey, date: on, signed } of unmet)
      row('plus: booked, not on the statement 企业已入账银行未收付', '', postingKey, on, signed);
    const adjusted = sumMinor([
      ...statements.map(({ moved }) => moved),
      ...unbooked.map(({ left }) => -left),
      ...unmet.map(({ signed }) => signed),
    ]);
    row('adjusted bank balance 调节后余额', '', '', date, adjusted);
    const booked = sumMinor(here(facts.reserve).map(({ closing }) => closing));
    row('reserve account in the books 企业账面余额', '', '', date, booked);
    proofs.push({ channel: '', currency, amount: addMinor(adjusted, -booked), count: 0 });
  }
  return report('balance-reconciliation.csv', '余额调节表 balance reconciliation', HEADER, rows, proofs);
}
