// Who works, in the bar: the people of the settings, who of them has a key and is signed in, and the way out.
import { Dropdown, type MenuProps } from 'antd';
import { useEngine, useRefresh } from '../engine-client/use-engine.tsx';
import { useTexts } from '../i18n/start.ts';
import { Mark } from '../ui/mark.tsx';
import { notify } from '../ui/notices.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { useWorkbench } from '../ui/workbench.tsx';

const SIGN_OUT = 'sign-out';
const KEYS = 'keys';

export function UserChoice() {
  const { t, term, sentence } = useTexts('access');
  const { workspace, user, people, signIn, go } = useWorkbench();
  const engine = useEngine();
  const refresh = useRefresh();
  const person = people.find(({ id }) => id === user?.id);
  const isSignedIn = person?.signedIn === true;
  const mustSignIn = person?.key === 'own' && !isSignedIn;
  const signOut = async () => {
    if (user === null) return;
    const result = await engine.call('signOut', { user: user.id });
    if (!result.ok) return notify({ text: sentence(result.problem.message), mark: 'rejected' });
    notify({ text: t('signIn.out', { name: user.name }) });
    refresh();
  };
  useShortcuts(
    user === null
      ? []
      : [
          {
            keys: ['Alt+u'],
            label: isSignedIn ? t('signIn.leave', { name: user.name }) : t('signIn.do'),
            group: t('group'),
            run: () => (isSignedIn ? void signOut() : signIn(user.id)),
          },
        ],
  );
  if (user === null) return <span className="bar-progress-text">{t('noUser')}</span>;
  const stateOf = (id: string) => {
    const one = people.find((each) => each.id === id);
    if (one === undefined || one.key === 'none') return '';
    return one.signedIn ? t('signIn.state.in') : t(`signIn.state.${one.key}`);
  };
  const items: MenuProps['items'] = [
    ...workspace.users.map(({ id, name, role }) => ({
      key: `user ${id}`,
      label: (
        <span className="user-choice">
          <span>{name}</span> · {term(`role.${role}`)}
          <span className="quiet">{stateOf(id)}</span>
        </span>
      ),
    })),
    { type: 'divider' },
    ...(isSignedIn ? [{ key: SIGN_OUT, label: t('signIn.leave', { name: user.name }) }] : []),
    { key: KEYS, label: t('signIn.keys') },
  ];
  const choose = (key: string) => {
    if (key === SIGN_OUT) void signOut();
    else if (key === KEYS) go('people');
    else signIn(key.slice('user '.length));
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{ selectedKeys: [`user ${user.id}`], items, onClick: ({ key }) => choose(key) }}
      >
        <button type="button" className="bar-item" aria-label={t('user')} aria-haspopup="menu">
          {isSignedIn ? <Mark name="decided" word={t('signIn.state.in')} /> : null}
          {user.name} · {term(`role.${user.role}`)} <span aria-hidden="true">▾</span>
        </button>
      </Dropdown>
      {mustSignIn ? (
        <button type="button" className="bar-item bar-sign-in" onClick={() => signIn(user.id)}>
          <Mark name="rejected" /> {t('signIn.do')}
        </button>
      ) : null}
    </>
  );
}
