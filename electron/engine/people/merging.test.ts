// An answer comes home once, to its own package in its own workspace, from a checker who is trusted there.
import { expect, test } from 'vitest';
import type { AnswerContent } from '../../../shared/contract/signed-files.ts';
import { lastAudit } from '../../workspace/tables/audit.ts';
import { insertPersonKey, personKeyOf } from '../../workspace/tables/person-keys.ts';
import { row } from '../books.testing.ts';
import type { Signing } from '../session.ts';
import { canonicalJson } from './canonical-json.ts';
import { fingerprintOf, makeKeyPair, signingOf } from './keys.ts';
import { D1, type House, openHouse, packed, parsed, SETTINGS, trust, twoHouses, verdictsOf } from './people.testing.ts';
import { writeSigned } from './signed-file.ts';

const bytesOf = (value: unknown) => new TextEncoder().encode(`${canonicalJson(value)}\n`);

async function answered(approve = true, note = '') {
  const { home, away, ids } = await twoHouses();
  const bytes = packed(home, ids);
  const answer = away.call('answerPackage', { bytes, verdicts: verdictsOf(away, bytes, approve, note), user: 'wang' });
  return { home, away, ids, bytes, answer: answer.bytes };
}

const mergeBy = (bytes: Uint8Array, user = 'li') => ({ bytes, user });
const statesOf = (house: House) => house.call('decisions', { date: null, state: null }).map(({ state }) => state);
const refusalOf = (house: House, bytes: Uint8Array) => house.refusal('mergePackage', mergeBy(bytes)).message;

/** An answer with some of its facts changed, signed again by whoever signs. */
function resigned(answer: Uint8Array, changes: Partial<AnswerContent>, signing: Signing): Uint8Array {
  const content = { ...(parsed(answer).content as AnswerContent), ...changes };
  return new TextEncoder().encode(writeSigned('clearbench-package-answer', content, signing));
}

function signingIn(house: House, user: string): Signing {
  const signing = house.bench.context.session.signing(user);
  if (signing === null) throw new Error(`${user} is not signed in`);
  return signing;
}

test('what the checker approved is booked, in one action and under the checker’s name', async () => {
  const { home, answer } = await answered(true, 'seen');
  const merged = home.call('mergePackage', mergeBy(answer));
  expect(merged).toMatchObject({ checker: 'wang', approved: 3, rejected: 0, leftOut: [] });
  const decisions = home.call('decisions', { date: null, state: 'effective' });
  expect(decisions.map(({ checker, maker }) => [maker, checker])).toEqual(Array(3).fill(['li', 'wang']));
  expect(decisions[0]).toMatchObject({ note: 'gone · wang: seen' });
  expect(decisions[0]?.entries).not.toEqual([]);
  expect(home.bench.unexplained(D1)).toEqual([]);
  const last = lastAudit(home.bench.context.workspace.database);
  expect(last).toMatchObject({ action: 'merge_package', user: 'li' });
  expect(last?.subject).toMatch(/checked by wang \(.{39}\): 3 approved, 0 rejected, 0 left out/);
  expect(home.call('packages', undefined)).toMatchObject([{ state: 'merged', checker: 'wang', mergedBy: 'li' }]);
});

test('what the checker rejected is open again', async () => {
  const { home, answer } = await answered(false, 'no');
  expect(home.call('mergePackage', mergeBy(answer))).toMatchObject({ approved: 0, rejected: 3 });
  expect(statesOf(home)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(home.bench.breaks(D1).map(({ standing }) => standing)).toContain('open');
});

test('an answer merges once, also after its merge was undone', async () => {
  const { home, answer } = await answered();
  home.call('mergePackage', mergeBy(answer));
  expect(refusalOf(home, answer)).toMatch(/was merged on \S+ by li, with the answer of wang; an answer counts once/);
  home.call('signIn', { user: 'chen', passphrase: null });
  home.call('undo', { user: 'chen', note: 'too early', reverse: false });
  home.signIn('li');
  expect(statesOf(home)).toEqual(['waiting', 'waiting', 'waiting']);
  expect(refusalOf(home, answer)).toContain('an answer counts once');
  const { database } = home.bench.context.workspace;
  expect(() => database.run('DELETE FROM package_merge')).toThrow('append-only');
  expect(() => database.run("UPDATE package SET sha256 = ''")).toThrow('append-only');
});

test('answers to another package, of another workspace or to nothing are refused', async () => {
  const { home, away, ids, answer } = await answered();
  const stranger = await openHouse();
  stranger.key('li');
  expect(refusalOf(stranger, answer)).toContain('of another workspace');
  expect(away.refusal('mergePackage', mergeBy(answer, 'wang')).message).toContain('of another workspace');

  const sign = signingIn(away, 'wang');
  const second = parsed(packed(home, ids.slice(1)));
  expect(refusalOf(home, resigned(answer, { packageId: 'nobody made it' }, sign))).toContain('was made here');
  const swapped = resigned(answer, { packageId: second.content.packageId }, sign);
  expect(refusalOf(home, swapped)).toContain('to another content');
  const pair = { packageId: second.content.packageId, packageSha256: second.sha256 };
  expect(refusalOf(home, resigned(answer, pair, sign))).toContain('verdicts of this answer are not those');
  expect(statesOf(home)).toEqual(['waiting', 'waiting', 'waiting']);
});

test('a changed answer, or one that someone else signed, is refused', async () => {
  const { home, answer } = await answered(false);
  const file = parsed(answer);
  const turned = structuredClone(file);
  turned.content.verdicts[0].approve = true;
  expect(refusalOf(home, bytesOf(turned))).toContain('changed after wang signed it');

  const pair = makeKeyPair();
  const forger = { publicKey: pair.publicKey, fingerprint: fingerprintOf(pair.publicKey) };
  expect(refusalOf(home, resigned(answer, {}, signingOf(pair)))).toContain('not one of the key of wang');
  const other = resigned(answer, { signer: { ...file.content.signer, ...forger } }, signingOf(pair));
  expect(refusalOf(home, other)).toContain('but the key of wang that is trusted here is');
  const asChen = resigned(answer, { signer: { ...forger, user: 'chen', name: '' } }, signingOf(pair));
  expect(refusalOf(home, asChen)).toContain('no key of chen is known here');
  const own = { ...personKeyOf(home.bench.context.workspace.database, 'li') };
  const maker = { user: 'li', name: '', publicKey: own.publicKey ?? '', fingerprint: own.fingerprint ?? '' };
  expect(refusalOf(home, resigned(answer, { signer: maker }, signingIn(home, 'li')))).toContain('li is no checker');
  const alias = { ...maker, user: 'wang' };
  expect(refusalOf(home, resigned(answer, { signer: alias }, signingIn(home, 'li')))).toContain(
    'has the same key as li',
  );
  expect(statesOf(home)).toEqual(['waiting', 'waiting', 'waiting']);
});

test('no byte of a card, a package or an answer can be another', async () => {
  const { home, away, bytes, answer } = await answered();
  home.call('mergePackage', mergeBy(answer));
  const known = away.card('wang');
  const files: readonly (readonly [string, Uint8Array, (changed: Uint8Array) => string])[] = [
    ['card', known, (changed) => home.refusal('readCard', { bytes: changed }).code],
    ['package', bytes, (changed) => away.refusal('openPackage', { bytes: changed }).code],
    ['answer', answer, (changed) => home.refusal('mergePackage', mergeBy(changed)).code],
  ];
  for (const [name, whole, codeOf] of files) {
    const codes = new Set<string>();
    for (let at = 0; at < whole.length; at += name === 'package' ? 11 : 1) {
      const changed = new Uint8Array(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      codes.add(codeOf(changed));
    }
    // Not 'not-allowed': that would be an answer which is whole and was merged before.
    expect([name, ...codes]).toEqual([name, 'input-refused']);
  }
});

test('a key that was given up since, and a checker who is none any more, count no longer', async () => {
  const { home, answer } = await answered();
  const renewed = await openHouse([]);
  renewed.key('wang');
  const { fingerprint } = parsed(answer).content.signer;
  trust(home, renewed.card('wang'), 'li', fingerprint);
  expect(refusalOf(home, answer)).toContain('but the key of wang that is trusted here is');

  const second = await answered();
  const text = SETTINGS.replace('name: 王, role: checker', 'name: 王, role: maker');
  second.home.call('saveSettings', { text, user: 'li' });
  expect(refusalOf(second.home, second.answer)).toContain('wang is no checker here');
});

test('decisions that moved on are left as they are, and said; the others are checked', async () => {
  const { home, ids, answer } = await answered();
  const [first = 0, second = 0] = ids;
  home.call('undoDecision', { decisionId: first, user: 'li', note: '' });
  // The order's channel row comes after all: what was lost is lost no more.
  const keys = home.call('decisions', { date: null, state: null }).find(({ id }) => id === second)?.keys ?? [];
  const orderNo = keys[0] ?? '';
  const late = { orderNo, channelNo: orderNo.replace('O', 'C'), amount: 650 };
  home.bench.keep([row('channel', D1, late), row('bank', D1, { channelNo: late.channelNo, amount: 650 })]);
  home.bench.run(D1);
  const merged = home.call('mergePackage', mergeBy(answer));
  expect(merged).toMatchObject({ approved: 1, rejected: 0 });
  expect(merged.leftOut).toHaveLength(2);
  expect(merged.leftOut[0]).toBe(`decision ${first} waits no more: it is rejected; it is left as it is`);
  expect(merged.leftOut[1]).toMatch(new RegExp(`^(the facts of )?decision ${second} .*left waiting$`));
  expect(statesOf(home)).toEqual(['rejected', 'waiting', 'effective']);
});

test('a decision that is gone, or another under its number, is not approved', async () => {
  const { home, ids, answer } = await answered();
  const [first = 0, second = 0, third = 0] = ids;
  // As after a backup was put back: numbers are free, or given to other decisions.
  const { database } = home.bench.context.workspace;
  database.run("UPDATE decision SET decided_at = '2026-11-21T00:00:00Z' WHERE id = ?", [second]);
  database.run('DELETE FROM decision_break WHERE decision_id = ?', [third]);
  database.run('DELETE FROM break_decision WHERE decision_id = ?', [third]);
  database.run('DELETE FROM decision WHERE id = ?', [third]);
  const merged = home.call('mergePackage', mergeBy(answer));
  expect(merged).toMatchObject({ approved: 1, rejected: 0 });
  expect(merged.leftOut).toEqual([
    `decision ${second} is another now than the one in the package; it is left as it is`,
    `decision ${third} is not there any more; nothing is left to check`,
  ]);
  expect(home.call('decisions', { date: null, state: 'effective' }).map(({ id }) => id)).toEqual([first]);
});

test('a decision that was undone and made again is not the one in the package', async () => {
  const { home, ids, bytes, answer } = await answered();
  const last = home.call('openPackage', { bytes }).decisions.at(-1);
  home.call('undo', { user: 'li', note: '', reverse: false });
  const again = { decision: 'write_off' as const, user: 'li', note: 'other', date: null };
  const [made] = home.call('decide', { ...again, breakIds: [last?.breakId ?? ''] });
  expect(home.call('mergePackage', mergeBy(answer))).toMatchObject({ approved: ids.length - 1 });
  const waiting = home.call('decisions', { date: null, state: 'waiting' });
  expect(waiting.map(({ id, note }) => [id, note])).toEqual([[made?.id, 'other']]);
});

test('nobody approves what they made under another name with the same key', async () => {
  const { home, ids } = await twoHouses();
  const [id = 0] = ids;
  home.call('signOut', { user: 'li' });
  const { database } = home.bench.context.workspace;
  const key = personKeyOf(database, 'li');
  if (key === null) throw new Error('li has a key');
  home.bench.act(() => {
    insertPersonKey(database, { ...key, user: 'chen' });
    return { ok: true, value: null };
  });
  home.call('signIn', { user: 'chen', passphrase: '口令 of li' });
  const args = { decisionId: id, user: 'chen', reject: false, note: '' };
  expect(home.refusal('approve', args).message).toContain('who has the same key as chen');
});
