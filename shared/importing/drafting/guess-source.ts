// Whose records an unknown file holds, by the columns it has: an account statement, a channel's or bank's settlement file, or our own systems' lists.
import type { Source } from '../../model/record.ts';
import type { Role } from './column-names.ts';

const POINTS: Readonly<Record<Exclude<Source, 'orders'>, Readonly<Partial<Record<Role, number>>>>> = {
  funds: {
    balance: 4,
    debit: 3,
    credit: 3,
    party: 2,
    'value-date': 2,
    direction: 4,
    account: 1,
    reference: 1,
    memo: 1,
  },
  bank: {
    'own-number': 3,
    order: 3,
    fee: 2,
    'settle-date': 3,
    merchant: 2,
    status: 1,
    'issuer-number': 1,
    batch: 1,
    'refund-amount': 2,
    kind: 1,
    'other-amount': 1,
  },
  channel: { 'channel-number': 4, channel: 3, 'own-number': 1, order: 1 },
};

/** An unknown file comes from outside: a settlement file where nothing tells. Lists of orders are chosen by people. */
export function guessSource(roles: ReadonlySet<Role>): Source {
  const points = (source: Exclude<Source, 'orders'>) =>
    [...roles].reduce((sum, role) => sum + (POINTS[source][role] ?? 0), 0);
  if (points('funds') > points('bank') && points('funds') >= points('channel')) return 'funds';
  return points('channel') > points('bank') ? 'channel' : 'bank';
}
