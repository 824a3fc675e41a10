// Two Clearbenches in memory with the same day, their people, and files between them.
import type { Answer, Arguments, Method } from '../../../shared/contract/engine-api.ts';
import type { Problem, Result } from '../../../shared/model/problem.ts';
import type { SourceRow } from '../../../shared/model/record.ts';
import { insertPersonKey } from '../../workspace/tables/person-keys.ts';
import { type Bench, openBench, row } from '../books.testing.ts';
import { createEngine } from '../engine.ts';
import { fingerprintOf, makeKeyPair, sealKey, signingOf } from './keys.ts';
import { writeSigned } from './signed-file.ts';

export const D1 = '2026-11-18';

export const SETTINGS = `version: 1
company: 示例支付
timezone: Asia/Shanghai
currency: CNY
users:
  - { id: li, name: 李, role: maker }
  - { id: zhao, name: 赵, role: maker }
  - { id: wang, name: 王, role: checker }
  - { id: chen, name: 陈, role: checker }
channels:
  - code: WX
    carry_days: 2
    settlement: { mode: batch, net: true, due: D+1, entries: { account_no: "6222" } }
approvals: [supplement]
`;

/** Three orders that only the orders know, each a break of its own. */
export const DAY: readonly SourceRow[] = ['1', '2', '3'].map((n) =>
  row('orders', D1, { orderNo: `O${n}`, channelNo: `C${n}`, amount: 700 }),
);

export interface House {
  readonly bench: Bench;
  /** The answer, or a throw with the problem's text. */
  call<M extends Method>(method: M, args: Arguments<M>): Answer<M>;
  refusal<M extends Method>(method: M, args: Arguments<M>): Problem;
  /** Makes a key that opens fast, and stays signed in. */
  key(user: string): void;
  signIn(user: string): void;
  card(user: string, withKey?: boolean): Uint8Array;
}

export async function openHouse(rows: readonly SourceRow[] = DAY, settings = SETTINGS): Promise<House> {
  const bench = await openBench(settings);
  if (rows.length > 0) {
    bench.keep(rows);
    bench.run(D1);
  }
  const engine = createEngine(bench.context);
  const ask = <M extends Method>(method: M, args: Arguments<M>) => engine.call(method, args) as Result<Answer<M>>;
  const call: House['call'] = (method, args) => {
    const answer = ask(method, args);
    if (!answer.ok) throw new Error(`${method}: ${answer.problem.message}`);
    return answer.value;
  };
  return {
    bench,
    call,
    refusal(method, args) {
      const answer = ask(method, args);
      if (answer.ok) throw new Error(`${method} was not refused`);
      return answer.problem;
    },
    key: (user) => cheapKey(bench, user),
    signIn: (user) => {
      call('signIn', { user, passphrase: passphraseOf(user) });
    },
    card: (user, withKey = false) => call('identityCard', { user, withKey }).bytes,
  };
}

/** As setPassphrase makes it, but for the cost of opening it. */
function cheapKey({ act, context }: Bench, user: string): void {
  const pair = makeKeyPair();
  const { publicKey } = pair;
  const [fingerprint, at] = [fingerprintOf(publicKey), context.now()];
  const { company, users } = context.settings();
  const signer = { user, name: users.find(({ id }) => id === user)?.name ?? '', publicKey, fingerprint };
  const card = writeSigned('clearbench-identity-card', { signer, company, at }, signingOf(pair));
  const sealed = JSON.stringify(sealKey(pair, passphraseOf(user), { N: 2 ** 14, r: 8, p: 1 }));
  act(() => {
    insertPersonKey(context.workspace.database, { user, fingerprint, publicKey, sealed, card, at, by: user });
    return { ok: true, value: null };
  });
  context.session.signIn(user, signingOf(pair));
}

export const passphraseOf = (user: string) => `口令 of ${user}`;

/** Signed in as `by`, who must have a key there. */
export function trust(house: House, card: Uint8Array, by: string, replaces: string | null = null): void {
  house.call('trustCard', { bytes: card, user: by, replaces });
}

/** The decision on the break of each order, by its number. All wait for their checker. */
export function decideAll(house: House, user: string): number[] {
  const breaks = house.bench.breaks(D1).filter(({ result }) => result.upstreamKeys[0]?.startsWith('O') === true);
  return breaks.map(({ result }) => {
    const args = { breakIds: [result.breakId], decision: 'write_off' as const, user, note: 'gone', date: null };
    return house.call('decide', args)[0]?.id ?? 0;
  });
}

export const parsed = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes));

/** li makes at home, wang checks elsewhere; each trusts the other's card. */
export async function twoHouses(): Promise<{ home: House; away: House; ids: number[] }> {
  const [home, away] = [await openHouse(), await openHouse()];
  home.key('li');
  away.key('wang');
  trust(home, away.card('wang'), 'li');
  trust(away, home.card('li'), 'wang');
  return { home, away, ids: decideAll(home, 'li') };
}

export const packed = (home: House, ids: number[], note = '') =>
  home.call('makePackage', { decisionIds: ids, user: 'li', note }).bytes;
export const verdictsOf = (house: House, bytes: Uint8Array, approve = true, note = '') =>
  house.call('openPackage', { bytes }).decisions.map(({ postingKey }) => ({ postingKey, approve, note }));
