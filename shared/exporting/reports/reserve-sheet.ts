// 备付金: the reserve account's movement by channel, clients' money apart from the company's own. Proof: opening + in - out - closing.
import type { CalendarDate } from '../../calendar/date.ts';
import type { ReserveMovement } from '../../model/report.ts';
import { addMinor } from '../../money/amount.ts';
import { type Cell, type Report, report } from './report.ts';

const HEADER = ['clearing_date', 'channel', 'currency', 'opening', 'money_in', 'money_out', 'closing'];

export function reserveSheet(date: CalendarDate, movements: readonly ReserveMovement[]): Report {
  const rows = movements.map(({ channel, currency, opening, moneyIn, moneyOut, closing }): Cell[] => [
    ...[date, channel, currency],
    ...[opening, moneyIn, moneyOut, closing].map((amount) => ({ amount, currency })),
  ]);
  const proofs = movements.map(({ channel, currency, opening, moneyIn, moneyOut, closing }) => ({
    channel,
    currency,
    amount: addMinor(addMinor(opening, moneyIn), -addMinor(moneyOut, closing)),
    count: 0,
  }));
  return report('reserve.csv', '备付金 reserve', HEADER, rows, proofs);
}
