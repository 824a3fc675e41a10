// Packages made, opened and answered.
import { expect, test } from 'vitest';
import { lastAudit } from '../../workspace/tables/audit.ts';
import { row } from '../books.testing.ts';
import { canonicalJson } from './canonical-json.ts';
import { fingerprintOf, makeKeyPair, signingOf } from './keys.ts';
import { D1, type House, openHouse, packed, parsed, trust, twoHouses, verdictsOf } from './people.testing.ts';
import { writeSigned } from './signed-file.ts';

const bytesOf = (value: unknown) => new TextEncoder().encode(`${canonicalJson(value)}\n`);

test('only waiting decisions of one’s own are packed, signed in, and the package is recorded', async () => {
  const { home, ids } = await twoHouses();
  const [first = 0] = ids;
  const make = (decisionIds: number[], user = 'li') => home.refusal('makePackage', { decisionIds, user, note: '' });
  expect(make([]).message).toContain('at least one');
  expect(make([999]).code).toBe('not-found');
  home.call('undoDecision', { decisionId: first, user: 'li', note: '' });
  expect(make([first]).message).toContain('only a waiting one');
  home.call('signOut', { user: 'li' });
  expect(make(ids.slice(1)).message).toContain('sign in first');
  home.call('signIn', { user: 'zhao', passphrase: null });
  expect(make(ids.slice(1), 'zhao').message).toContain('zhao has no key here');
  home.key('zhao');
  expect(make(ids.slice(1), 'zhao').message).toContain('was made by li');
  home.signIn('li');
  const { packageId } = parsed(packed(home, ids.slice(1), 'please')).content;
  expect(home.call('packages', undefined)).toMatchObject([
    { packageId, state: 'waiting', maker: 'li', checker: '', decisions: 2, note: 'please', mergedAt: '' },
  ]);
  expect(lastAudit(home.bench.context.workspace.database)).toMatchObject({ action: 'make_package', user: 'li' });
});

test('a package brings its rows and what it would post; opened elsewhere it is the same, other or absent', async () => {
  const { home, away, ids } = await twoHouses();
  const bytes = packed(home, ids);
  const opened = away.call('openPackage', { bytes });
  expect(opened).toMatchObject({ maker: 'li', isTrusted: true, isOwn: false, answeredBy: '' });
  expect(opened.decisions.map(({ replay }) => replay)).toEqual(['same', 'same', 'same']);
  expect(opened.decisions[0]).toMatchObject({ amount: 700, currency: 'CNY', maker: 'li' });
  expect(opened.decisions[0]?.rows.map(({ orderNo, side }) => [orderNo, side])).toContainEqual(['O1', 'upstream']);
  expect(home.call('openPackage', { bytes })).toMatchObject({ isTrusted: true, isOwn: true });

  const stranger = await openHouse([
    row('orders', D1, { orderNo: 'O1', channelNo: 'C1', amount: 800 }),
    row('orders', D1, { orderNo: 'O2', channelNo: 'C2', amount: 700, memo: 'a word' }),
  ]);
  const replayed = stranger.call('openPackage', { bytes });
  expect(replayed.isTrusted).toBe(false);
  const byKey = new Map(replayed.decisions.map((one) => [one.upstreamKeys[0], one]));
  const fieldsOf = (key: string) => byKey.get(key)?.differences.map((one) => [one.field, one.packaged, one.here]);
  expect(byKey.get('O3')).toMatchObject({ replay: 'absent', differences: [] });
  expect(fieldsOf('O1')).toContainEqual(['upstream_amount', '7.00', '8.00']);
  expect(fieldsOf('O1')).toContainEqual(['row.amount', '7.00', '8.00']);
  expect(fieldsOf('O2')).toEqual([['row.memo', '', 'a word']]);
});

test('a package is refused where anything in it was changed, or another key signed it', async () => {
  const { home, away, ids } = await twoHouses();
  const [one, two] = [parsed(packed(home, ids.slice(0, 1))), parsed(packed(home, ids.slice(1)))];
  const said = (value: unknown) => away.refusal('openPackage', { bytes: bytesOf(value) }).message;
  expect(said({ ...one, content: two.content })).toContain('changed after li signed it');
  expect(said({ ...one, content: two.content, sha256: two.sha256 })).toContain('not one of the key of li');
  const raised = structuredClone(one.content);
  raised.decisions[0].amount += 1;
  expect(said({ ...one, content: raised })).toContain('its SHA-256 is');
});

test('the checker is no maker, by name or by key, is a checker, signed in, and knows the maker', async () => {
  const { home, away, ids } = await twoHouses();
  const bytes = packed(home, ids);
  const verdicts = verdictsOf(away, bytes);
  const said = (house: House, user: string) => house.refusal('answerPackage', { bytes, verdicts, user }).message;
  expect(said(home, 'li')).toContain('li is no checker');
  away.call('signOut', { user: 'wang' });
  expect(said(away, 'wang')).toBe('wang has a key: sign in first');
  expect(said(away, 'chen')).toContain('chen has no key here');

  const stranger = await openHouse();
  stranger.key('wang');
  expect(said(stranger, 'wang')).toContain('is not known here');

  // li as a checker elsewhere, with the same key under another name.
  const twin = await openHouse();
  const { signer, company, at } = parsed(bytes).content;
  const pair = makeKeyPair();
  const forged = {
    ...parsed(bytes).content,
    signer: { ...signer, publicKey: pair.publicKey, fingerprint: fingerprintOf(pair.publicKey) },
  };
  const theirs = new TextEncoder().encode(writeSigned('clearbench-decision-package', forged, signingOf(pair)));
  const card = { signer: { ...forged.signer, user: 'wang' }, company, at };
  trust(twin, new TextEncoder().encode(writeSigned('clearbench-identity-card', card, signingOf(pair))), 'zhao');
  twin.bench.context.session.signIn('wang', signingOf(pair));
  expect(twin.refusal('answerPackage', { bytes: theirs, verdicts, user: 'wang' }).message).toContain(
    'has the same key',
  );
});

test('a checker who is maker of one decision inside is no checker of the package', async () => {
  const { home, away, ids } = await twoHouses();
  const content = parsed(packed(home, ids)).content;
  // As a program of the maker's own might write it.
  content.decisions[1].maker = 'wang';
  const forged = new TextEncoder().encode(
    writeSigned('clearbench-decision-package', content, home.bench.context.session.signing('li') ?? fail()),
  );
  const args = { bytes: forged, verdicts: verdictsOf(away, forged), user: 'wang' };
  expect(away.refusal('answerPackage', args).message).toContain('wang made decisions of this package');
});

test('each decision has one verdict; what differs is not approved without a word', async () => {
  const { home, ids } = await twoHouses();
  const away = await openHouse([row('orders', D1, { orderNo: 'O1', channelNo: 'C1', amount: 800 })]);
  away.key('wang');
  trust(away, home.card('li'), 'wang');
  const bytes = packed(home, ids);
  const all = verdictsOf(away, bytes);
  const said = (verdicts: typeof all) => away.refusal('answerPackage', { bytes, verdicts, user: 'wang' }).message;
  expect(said(all.slice(1))).toContain('has no verdict');
  expect(said([...all, ...all.slice(0, 1)])).toContain('two verdicts');
  expect(said([...all, { postingKey: 'x', approve: true, note: '' }])).toContain('no decision x');
  expect(said(all)).toContain('differ here');
  const differing = new Set(
    away
      .call('openPackage', { bytes })
      .decisions.filter(({ replay }) => replay === 'differs')
      .map(({ postingKey }) => postingKey),
  );
  expect(differing.size).toBe(1);
  const rejecting = all.map((one) => (differing.has(one.postingKey) ? { ...one, approve: false } : one));
  away.call('answerPackage', { bytes, verdicts: rejecting, user: 'wang' });
});

test('there is one answer to a package; a lost one is written again', async () => {
  const { home, away, ids } = await twoHouses();
  const bytes = packed(home, ids);
  const args = { bytes, verdicts: verdictsOf(away, bytes), user: 'wang' };
  const first = away.call('answerPackage', args).bytes;
  expect(away.call('answerPackage', args).bytes).toEqual(first);
  const other = { ...args, verdicts: verdictsOf(away, bytes, false) };
  expect(away.refusal('answerPackage', other).message).toContain('was answered here on');
  expect(away.call('packages', undefined)).toMatchObject([{ state: 'answered', maker: 'li', checker: 'wang' }]);
  expect(away.call('openPackage', { bytes })).toMatchObject({ answeredBy: 'wang' });
  expect(lastAudit(away.bench.context.workspace.database)).toMatchObject({ action: 'answer_package', user: 'wang' });
});

function fail(): never {
  throw new Error('nobody is signed in');
}
