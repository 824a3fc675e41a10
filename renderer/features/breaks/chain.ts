// The transaction through the four sources, and the place where its chain breaks.
import type { ResultDetail } from '../../../shared/contract/engine-api.ts';
import { isBreak } from '../../../shared/model/outcome.ts';
import type { Source } from '../../../shared/model/record.ts';
import { kindSign } from '../../../shared/model/record.ts';
import type { Minor } from '../../../shared/money/amount.ts';

export interface ChainLine {
  readonly source: Source | 'settlement';
  /** '' where this source has no row. */
  readonly key: string;
  readonly time: string;
  /** The clearing date of this record where it is not that of the break; '' where it is. */
  readonly otherDate: string;
  readonly due: string;
  readonly amount: Minor | null;
  readonly currency: string;
  /** Rows that a settlement sums; 0 elsewhere. */
  readonly rows: number;
}

export interface TransactionChain {
  readonly lines: readonly ChainLine[];
  /** The chain breaks after this line; null where it holds. */
  readonly breaksAfter: number | null;
}

const MISSING = { key: '', time: '', otherDate: '', due: '', amount: null, currency: '', rows: 0 };

export function transactionChain({ row, chain, settlements }: ResultDetail): TransactionChain {
  const record = (source: Source): ChainLine => {
    const found = source === 'funds' ? chain.entry : chain[source];
    if (found === null) return { source, ...MISSING };
    const sign = found.direction === 'D' ? -1 : found.kind === '' ? 1 : kindSign(found.kind);
    return {
      source,
      key: found.key,
      time: found.time === '' ? found.clearingDate : found.time.replace('T', ' '),
      otherDate: found.clearingDate === row.clearingDate ? '' : found.clearingDate,
      due: '',
      amount: found.amount * sign,
      currency: found.currency,
      rows: 0,
    };
  };
  const settlement = chain.settlement ?? settlements[0] ?? null;
  const settled: ChainLine =
    settlement === null
      ? { source: 'settlement', ...MISSING }
      : {
          source: 'settlement',
          key: settlement.key,
          time: settlement.settleDate,
          otherDate: '',
          due: settlement.dueDate,
          amount: settlement.signedAmount,
          currency: settlement.currency,
          rows: settlement.rows,
        };
  const breaks = isBreak(row.outcome) || row.outcome === 'timing';
  if (row.stage === 'fund') return { lines: [settled, record('funds')], breaksAfter: breaks ? 0 : null };
  const last = chain.entry === null && settlement !== null ? settled : record('funds');
  const lines = [record('orders'), record('channel'), record('bank'), last];
  return { lines, breaksAfter: breaks ? (row.stage === 'channel' ? 1 : 0) : null };
}

/** Time of day on the clearing date itself; elsewhere the date stands before it: "11-17 00:00:32". Dates alone as month and day. */
export function chainTime({ time }: Pick<ChainLine, 'time'>, clearingDate: string): string {
  const [day = '', clock = ''] = time.split(' ');
  if (clock === '') return day.slice(5);
  return day === clearingDate ? clock.slice(0, 8) : `${day.slice(5)} ${clock.slice(0, 8)}`;
}
