import { expect, test } from 'vitest';
import { waysOut } from './ways-out.ts';

const li = { id: 'li', name: '李', role: 'maker', key: 'own', signedIn: false } as const;
const wang = { id: 'wang', name: '王', role: 'checker', key: 'none', signedIn: false } as const;
const zhao = { id: 'zhao', name: '赵', role: 'maker', key: 'none', signedIn: false } as const;
const away = { id: 'sun', name: '孙', role: 'checker', key: 'trusted', signedIn: false } as const;
const refusal = (message: string, value = 'li') => ({ code: 'not-allowed', field: 'user', value, message }) as const;
const offered = (...asked: Parameters<typeof waysOut>) =>
  waysOut(...asked).map(({ type, person }) => `${type} ${person.id}`);

test('whose passphrase is missing signs in', () => {
  expect(offered(refusal('li has a key: sign in first'), [li, wang])).toEqual(['sign-in li']);
  expect(offered(refusal('zhao is signed in; sign out first to act as li'), [li, wang])).toEqual(['sign-in li']);
});

const SIGNED_IN = { ...li, signedIn: true };
test.each([
  'decision 3 was made by li; another user must check it',
  'decision 3 was made by zhao, who has the same key as li; another person must check it',
  'li is no checker; decision 3 needs a user whose role is checker',
  "decision 3 was checked by wang; li is no checker and can't turn that",
  "decision 3 was made by li and checked by wang; its maker can't turn that, wang or another checker can",
])('%s: checkers who can act here are offered', (message) => {
  expect(offered(refusal(message), [SIGNED_IN, zhao, wang, away])).toEqual(['act-as wang']);
});

test('nobody is offered where another user would be refused as well', () => {
  expect(offered(refusal('decision 3 is effective; only a waiting one is checked'), [SIGNED_IN, wang])).toEqual([]);
  expect(offered(refusal('the key of sun is known here from an identity card only', 'sun'), [away, wang])).toEqual([]);
  expect(offered(refusal('somebody has a key: sign in first', 'nobody'), [li, wang])).toEqual([]);
  expect(
    offered({ code: 'not-allowed', message: 'li has a key: sign in first', field: 'decision_id', value: 'li' }, [li]),
  ).toEqual([]);
  expect(offered({ ...refusal('li has a key: sign in first'), code: 'read-only' }, [li])).toEqual([]);
});
